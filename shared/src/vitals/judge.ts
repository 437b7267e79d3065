import { isWithin, parameters, type ParameterId } from './parameters.ts';
import type { Measurement } from './reading.ts';

/** Holds a plain number against what is possible and what is plausible for its parameter (DD6). */
export function judge(parameter: ParameterId, value: number): Measurement {
  const { possible, plausible } = parameters[parameter];
  if (!Number.isFinite(value) || !isWithin(possible, value)) {
    return { quality: 'unavailable', reason: 'impossible' };
  }
  if (!isWithin(plausible, value)) return { quality: 'questionable', value, reason: 'implausible' };
  return { quality: 'good', value };
}

/** As much of a reading as it takes to judge it. */
type Measured = Measurement & { readonly parameter: ParameterId; readonly original?: string | undefined };

/** No cuff measures a systolic below it: a smaller one is kPa that calls itself mmHg, or nothing that was measured. */
export const leastSystolicMmHg = 30;

/** One cuff measurement whose unit can not be the one it says. */
export function isInAnotherUnit(readings: readonly Measured[]): boolean {
  const sys = pressure(readings, 'systolicMmHg');
  return sys !== null && sys < leastSystolicMmHg;
}

/**
 * Holds the pressures of one cuff measurement against each other (DD6). In another unit than they say, all of them are impossible,
 * though one alone could be one. Where they contradict each other (systolic not above diastolic, or the mean outside them) they are
 * questionable. Other readings pass unchanged.
 */
export function judgePressures<R extends Measured>(readings: readonly R[]): readonly R[] {
  if (isInAnotherUnit(readings)) return readings.map((one) => (isPressure(one) ? withoutNumber(one) : one));
  const sys = pressure(readings, 'systolicMmHg');
  const dia = pressure(readings, 'diastolicMmHg');
  const mean = pressure(readings, 'meanMmHg');
  const isOrdered = sys === null || dia === null || sys > dia;
  const isMeanBetween = mean === null || ((sys === null || mean <= sys) && (dia === null || mean >= dia));
  if (isOrdered && isMeanBetween) return readings;
  return readings.map((reading) =>
    isPressure(reading) &&
    reading.quality !== 'unavailable' &&
    (!isOrdered || reading.parameter === 'meanMmHg')
      ? { ...reading, quality: 'questionable' as const, reason: 'pressure-order' as const }
      : reading,
  );
}

function withoutNumber<R extends Measured>(reading: R): R {
  if (reading.quality === 'unavailable') return reading;
  const { value, ...rest } = reading;
  const original = reading.original ?? `${value} ${parameters[reading.parameter].unit}`;
  return { ...rest, quality: 'unavailable', reason: 'impossible', original } as Measured as R;
}

function isPressure(reading: Measured): boolean {
  return parameters[reading.parameter].unit === 'mmHg';
}

function pressure(readings: readonly Measured[], parameter: ParameterId): number | null {
  const reading = readings.find((one) => one.parameter === parameter);
  return reading === undefined || reading.quality === 'unavailable' ? null : reading.value;
}
