import type { Baseline } from '@chairside/shared/chair/events.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { nibpMeasurements, type NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import type { Measurement, NumberedReading } from '@chairside/shared/vitals/reading.ts';

/** The newest reading of each parameter in this session, whatever its quality. */
export type LatestReadings = Partial<Readonly<Record<ParameterId, NumberedReading>>>;

const cuffNotOlderThanMs = 10 * 60_000;
const oximeterNotOlderThanMs = 10_000;

/**
 * The baseline as the devices show it now: only good readings count (AL6), none from memory, none typed (SE16).
 * Null when one of the four is missing, doubtful or too old.
 */
export function baselineFrom(latest: LatestReadings, nowMs: number): Baseline | null {
  const cuff = newestCuff(latest, nowMs - cuffNotOlderThanMs);
  const systolicMmHg = cuff === null ? null : good(cuff.systolicMmHg);
  const diastolicMmHg = cuff === null ? null : good(cuff.diastolicMmHg);
  const spo2Percent = goodValue(latest.spo2Percent, nowMs - oximeterNotOlderThanMs);
  const pulseRateBpm = goodValue(latest.pulseRateBpm, nowMs - oximeterNotOlderThanMs);
  if (systolicMmHg === null || diastolicMmHg === null || spo2Percent === null || pulseRateBpm === null)
    return null;
  return { systolicMmHg, diastolicMmHg, spo2Percent, pulseRateBpm };
}

/** Both pressures of one inflation: parts of two are no blood pressure. */
function newestCuff(latest: LatestReadings, sinceMs: number): NibpMeasurement | null {
  const { systolicMmHg, diastolicMmHg, meanMmHg } = latest;
  const parts = [systolicMmHg, diastolicMmHg, meanMmHg].filter((part) => part !== undefined);
  const newest = nibpMeasurements(parts).at(-1);
  return newest === undefined || newest.atMs < sinceMs ? null : newest;
}

function good(measurement: Measurement): number | null {
  return measurement.quality === 'good' ? measurement.value : null;
}

function goodValue(reading: NumberedReading | undefined, sinceMs: number): number | null {
  return reading === undefined || reading.atMs < sinceMs ? null : good(reading);
}
