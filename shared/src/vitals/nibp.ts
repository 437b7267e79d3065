import { judgePressures } from './judge.ts';
import type { Measurement, NumberedReading, UnavailableReason } from './reading.ts';

/** The pressures one inflation of the cuff gave. A part is missing where the device did not send it. */
export type NibpMeasurement = {
  readonly atMs: number;
  readonly measuredAtMs: number | null;
  readonly deviceId: NumberedReading['deviceId'];
  readonly systolicMmHg: Measurement;
  readonly diastolicMmHg: Measurement;
  readonly meanMmHg: Measurement;
};

const missing = { quality: 'unavailable', reason: 'no-value' } as const satisfies Measurement;

/**
 * Puts the readings of a cuff together again, oldest first by the time they were so: same device, same time measured
 * (where the device gives none: same time received). Readings of other parameters are passed over. However the parts
 * came, together or one by one, pressures that contradict each other are questionable (DD6).
 */
export function nibpMeasurements(readings: readonly NumberedReading[]): readonly NibpMeasurement[] {
  const byInflation = new Map<string, NibpMeasurement>();
  for (const reading of readings) {
    const { parameter } = reading;
    if (parameter !== 'systolicMmHg' && parameter !== 'diastolicMmHg' && parameter !== 'meanMmHg') continue;
    const key = `${reading.deviceId} ${String(reading.measuredAtMs ?? reading.atMs)}`;
    const known = byInflation.get(key) ?? {
      atMs: reading.atMs,
      measuredAtMs: reading.measuredAtMs,
      deviceId: reading.deviceId,
      systolicMmHg: missing,
      diastolicMmHg: missing,
      meanMmHg: missing,
    };
    byInflation.set(key, { ...known, [parameter]: measurementOf(reading) });
  }
  return [...byInflation.values()].sort((a, b) => a.atMs - b.atMs).map(inOrder);
}

function inOrder(nibp: NibpMeasurement): NibpMeasurement {
  const judged = judgePressures(pressures.map((parameter) => ({ ...nibp[parameter], parameter })));
  return {
    ...nibp,
    ...Object.fromEntries(judged.map(({ parameter, ...measurement }) => [parameter, measurement])),
  };
}

const pressures = ['systolicMmHg', 'diastolicMmHg', 'meanMmHg'] as const;

/** Why a measurement gave no pressure at all; null when it gave one, be it the mean alone. */
export function nibpFailure(nibp: NibpMeasurement): UnavailableReason | null {
  let failure: UnavailableReason = missing.reason;
  for (const pressure of [nibp.meanMmHg, nibp.diastolicMmHg, nibp.systolicMmHg]) {
    if (pressure.quality !== 'unavailable') return null;
    // A part the device did not send says nothing; one it sent says why.
    if (pressure.reason !== missing.reason) failure = pressure.reason;
  }
  return failure;
}

/** A device between measurements has no value either; only these say that one was tried. */
export function isNibpAttempt(failure: UnavailableReason): boolean {
  return failure === 'failed' || failure === 'invalid' || failure === 'impossible';
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
