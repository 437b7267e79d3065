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
type Measured = Measurement & { readonly parameter: ParameterId };

/**
 * Marks the pressures of one cuff measurement as questionable when they contradict each other (DD6):
 * systolic not above diastolic, or the mean outside them. Other readings pass unchanged.
 */
export function judgePressureOrder<R extends Measured>(readings: readonly R[]): readonly R[] {
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

function isPressure(reading: Measured): boolean {
  return parameters[reading.parameter].unit === 'mmHg';
}

function pressure(readings: readonly Measured[], parameter: ParameterId): number | null {
  const reading = readings.find((one) => one.parameter === parameter);
  return reading === undefined || reading.quality === 'unavailable' ? null : reading.value;
}
