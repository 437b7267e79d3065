import type { Baseline } from '@chairside/shared/chair/events.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';

/** The newest reading of each parameter in this session, whatever its quality. */
export type LatestReadings = Partial<Readonly<Record<ParameterId, NumberedReading>>>;

const cuffNotOlderThanMs = 10 * 60_000;
const oximeterNotOlderThanMs = 10_000;

/**
 * The baseline as the devices show it now: only good readings count (AL6), none from memory, none typed (SE16).
 * Null when one of the four is missing, doubtful or too old.
 */
export function baselineFrom(latest: LatestReadings, nowMs: number): Baseline | null {
  const systolicMmHg = goodValue(latest.systolicMmHg, nowMs - cuffNotOlderThanMs);
  const diastolicMmHg = goodValue(latest.diastolicMmHg, nowMs - cuffNotOlderThanMs);
  const spo2Percent = goodValue(latest.spo2Percent, nowMs - oximeterNotOlderThanMs);
  const pulseRateBpm = goodValue(latest.pulseRateBpm, nowMs - oximeterNotOlderThanMs);
  if (systolicMmHg === null || diastolicMmHg === null || spo2Percent === null || pulseRateBpm === null)
    return null;
  return { systolicMmHg, diastolicMmHg, spo2Percent, pulseRateBpm };
}

function goodValue(reading: NumberedReading | undefined, sinceMs: number): number | null {
  if (reading?.quality !== 'good' || reading.atMs < sinceMs) return null;
  return reading.value;
}
