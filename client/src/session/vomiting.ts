import { standing, type Chart, type ChartedOf } from '@chairside/shared/chart/chart.ts';

const askedForMs = 2 * 60_000;

/** The newest vomiting that stands, while it was entered less than two minutes ago; null where there is none (SE14a). */
export function vomitingToAnswer(chart: Chart, nowMs: number): ChartedOf<'side-effect'> | null {
  const newest = standing(chart, 'side-effect')
    .filter(({ entry }) => entry.effect === 'vomiting')
    .reduce<ChartedOf<'side-effect'> | null>(
      (last, one) => (last === null || one.recordedAtMs > last.recordedAtMs ? one : last),
      null,
    );
  return newest === null || nowMs - newest.recordedAtMs >= askedForMs ? null : newest;
}
