import type { OximeterReport } from './device.ts';

/**
 * For the verification against Rafl-Huttova 2021: of the seconds in which both displayed a saturation, the share in which an
 * oximeter was more than 2 points from what it would have displayed had the hand been still. Both are the same oximeter (settings,
 * streams) on the same patient, second by second; 0 where they never displayed anything.
 */
export function motionDeviationShare(
  moved: readonly OximeterReport[],
  still: readonly OximeterReport[],
): number {
  const stillPercentAt = new Map(still.map((report) => [report.atMs, report.displaySpo2Percent]));
  const deviations = moved.flatMap(({ atMs, displaySpo2Percent }) => {
    const stillPercent = stillPercentAt.get(atMs) ?? null;
    if (displaySpo2Percent === null || stillPercent === null) return [];
    return [Math.abs(displaySpo2Percent - stillPercent)];
  });
  if (deviations.length === 0) return 0;
  return deviations.filter((points) => points > 2).length / deviations.length;
}
