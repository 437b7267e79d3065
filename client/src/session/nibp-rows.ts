import type { Session } from '@chairside/shared/chair/state.ts';
import { standing } from '@chairside/shared/chart/chart.ts';
import { nibpFailure, nibpMeasurements, type NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import type { Measurement, NumberedReading, UnavailableReason } from '@chairside/shared/vitals/reading.ts';
import { chartZeroMs } from './phase-facts.ts';

/** One line of the table of the cuff (SE18). Pressures in mmHg, pulse per minute; null where there is none. */
export type NibpRow = {
  readonly atMs: number;
  /** Since the first infusion, before it since the opening; negative before the start. */
  readonly minute: number;
} & (
  | {
      readonly is: 'measured' | 'typed';
      readonly systolicMmHg: number | null;
      readonly diastolicMmHg: number | null;
      readonly meanMmHg: number | null;
      readonly pulseRateBpm: number | null;
      /** Systolic against the baseline; null without either. */
      readonly changePercent: number | null;
      readonly isDoubtful: boolean;
    }
  | { readonly is: 'failed'; readonly reason: UnavailableReason }
  | { readonly is: 'missed' }
);

/** Newest first: what the cuff gave or failed to give, what was typed, and the slots nobody served. */
export function nibpRows(session: Session, readings: readonly NumberedReading[]): readonly NibpRow[] {
  const zeroMs = chartZeroMs(session);
  const at = (atMs: number) => ({ atMs, minute: Math.round((atMs - zeroMs) / 60_000) });
  const change = (systolicMmHg: number | null) => changePercent(systolicMmHg, session);
  const measured = nibpMeasurements(readings).map((nibp): NibpRow => {
    const reason = nibpFailure(nibp);
    if (reason !== null) return { ...at(nibp.atMs), is: 'failed', reason };
    const systolicMmHg = valueOf(nibp.systolicMmHg);
    return {
      ...at(nibp.atMs),
      is: 'measured',
      systolicMmHg,
      diastolicMmHg: valueOf(nibp.diastolicMmHg),
      meanMmHg: valueOf(nibp.meanMmHg),
      pulseRateBpm: pulseOf(nibp, readings),
      changePercent: change(systolicMmHg),
      isDoubtful: isDoubtful(nibp),
    };
  });
  const typed = standing(session.chart, 'vitals').flatMap(({ entry, happenedAtMs }): readonly NibpRow[] => {
    const { systolicMmHg, diastolicMmHg, pulseRateBpm } = entry;
    if (systolicMmHg === null) return [];
    const values = { systolicMmHg, diastolicMmHg, meanMmHg: null, pulseRateBpm };
    const changed = change(systolicMmHg);
    return [{ ...at(happenedAtMs), is: 'typed', ...values, changePercent: changed, isDoubtful: false }];
  });
  const missed = session.nibp.missedAtMs.map((atMs): NibpRow => ({ ...at(atMs), is: 'missed' }));
  return [...measured, ...typed, ...missed].toSorted((one, other) => other.atMs - one.atMs);
}

function valueOf(part: Measurement): number | null {
  return part.quality === 'unavailable' ? null : part.value;
}

function isDoubtful({ systolicMmHg, diastolicMmHg }: NibpMeasurement): boolean {
  return [systolicMmHg, diastolicMmHg].some(({ quality }) => quality === 'questionable');
}

/** The pulse the cuff counted in the same inflation. */
function pulseOf(
  { atMs, measuredAtMs, deviceId }: NibpMeasurement,
  readings: readonly NumberedReading[],
): number | null {
  const pulse = readings.findLast(
    (one) =>
      one.parameter === 'cuffPulseRateBpm' &&
      one.deviceId === deviceId &&
      (measuredAtMs === null ? one.atMs === atMs : one.measuredAtMs === measuredAtMs),
  );
  return pulse === undefined || pulse.quality === 'unavailable' ? null : pulse.value;
}

function changePercent(systolicMmHg: number | null, { baseline }: Session): number | null {
  if (systolicMmHg === null || baseline === null) return null;
  return Math.round(((systolicMmHg - baseline.systolicMmHg) / baseline.systolicMmHg) * 100);
}
