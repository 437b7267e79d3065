import { standing } from '../chart/chart.ts';
import { isNibpAttempt, nibpFailure, nibpMeasurements, type NibpMeasurement } from '../vitals/nibp.ts';
import type { Measurement, NumberedReading } from '../vitals/reading.ts';
import type { Told } from './last.ts';
import type { RecordedNibp } from './session-record.ts';

const missing = { quality: 'unavailable', reason: 'no-value' } as const satisfies Measurement;

/** By the cuff, tried and failed, or typed by a person: all of them, in the order of when they were so. */
export function recordedNibp(told: Told): readonly RecordedNibp[] {
  return [...measured(told), ...typed(told)].toSorted((one, other) => one.atMs - other.atMs);
}

function measured({ readings }: Told): readonly RecordedNibp[] {
  const pulses = new Map(
    readings
      .filter(({ parameter }) => parameter === 'cuffPulseRateBpm')
      .map((reading) => [inflationOf(reading), reading] as const),
  );
  return nibpMeasurements(readings).flatMap((nibp) => {
    const failure = nibpFailure(nibp);
    if (failure !== null && !isNibpAttempt(failure)) return [];
    const { atMs, deviceId, systolicMmHg, diastolicMmHg, meanMmHg } = nibp;
    const pulse = pulses.get(inflationOf(nibp));
    return [
      {
        atMs,
        source: 'device',
        deviceId,
        entrySeq: null,
        by: null,
        systolicMmHg,
        diastolicMmHg,
        meanMmHg,
        pulseRateBpm: pulse === undefined ? missing : measurementOf(pulse),
        failure,
      },
    ];
  });
}

function inflationOf({
  deviceId,
  measuredAtMs,
  atMs,
}: Pick<NibpMeasurement, 'deviceId' | 'measuredAtMs' | 'atMs'>): string {
  return `${deviceId} ${String(measuredAtMs ?? atMs)}`;
}

function measurementOf(reading: NumberedReading): Measurement {
  switch (reading.quality) {
    case 'good':
      return { quality: 'good', value: reading.value };
    case 'questionable':
      return { quality: 'questionable', value: reading.value, reason: reading.reason };
    case 'unavailable':
      return { quality: 'unavailable', reason: reading.reason };
  }
}

/** Those with a pressure; what else was typed stands among the typed values of the record. */
function typed({ session }: Told): readonly RecordedNibp[] {
  return standing(session.chart, 'vitals').flatMap(({ seq, by, entry, happenedAtMs }) => {
    if (entry.systolicMmHg === null && entry.diastolicMmHg === null) return [];
    return [
      {
        atMs: happenedAtMs,
        source: 'typed',
        deviceId: null,
        entrySeq: seq,
        by,
        systolicMmHg: asTyped(entry.systolicMmHg),
        diastolicMmHg: asTyped(entry.diastolicMmHg),
        meanMmHg: missing,
        pulseRateBpm: asTyped(entry.pulseRateBpm),
        failure: null,
      },
    ];
  });
}

function asTyped(value: number | null): Measurement {
  return value === null ? missing : { quality: 'good', value };
}
