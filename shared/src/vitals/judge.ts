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

/**
 * One cuff measurement whose unit can not be the one it says: as mmHg its systolic pressure is too low to be measured, as kPa each
 * of its pressures is too high to be plausible (40/25/30 mmHg, a patient in shock, would be 300/188/225).
 */
export function isInAnotherUnit(readings: readonly Measured[]): boolean {
  const pressures = readings.filter(isPressure);
  const isFromKpa = pressures.some(({ original }) => original?.endsWith(' kPa') === true);
  if (isFromKpa)
    return pressures.some(isTooHigh) && pressures.every((one) => isTooHigh(one) || isImpossible(one));
  const sys = pressure(readings, 'systolicMmHg');
  return sys !== null && sys < leastSystolicMmHg;
}

/**
 * Holds the pressures of one cuff measurement against each other (DD6). In another unit than they say, all of them are impossible,
 * the pulse beside them too, though one alone could be one. Where they contradict each other (systolic not above diastolic, or the
 * mean outside them) they are questionable, and so they are where one of them is impossible or implausible: a cuff that measured
 * one wrongly measured none well. Other readings pass unchanged.
 */
export function judgePressures<R extends Measured>(readings: readonly R[]): readonly R[] {
  if (isInAnotherUnit(readings)) return readings.map((one) => (isOfCuff(one) ? withoutNumber(one) : one));
  const sys = pressure(readings, 'systolicMmHg');
  const dia = pressure(readings, 'diastolicMmHg');
  const mean = pressure(readings, 'meanMmHg');
  const isOrdered = sys === null || dia === null || sys > dia;
  const isMeanBetween = mean === null || ((sys === null || mean <= sys) && (dia === null || mean >= dia));
  const isDoubtful = readings.some((one) => isPressure(one) && (isImpossible(one) || isImplausible(one)));
  return readings.map((reading) => {
    if (!isPressure(reading) || reading.quality === 'unavailable') return reading;
    if (!isOrdered || (!isMeanBetween && reading.parameter === 'meanMmHg'))
      return { ...reading, quality: 'questionable' as const, reason: 'pressure-order' as const };
    return isDoubtful && reading.quality === 'good'
      ? { ...reading, quality: 'questionable' as const, reason: 'implausible' as const }
      : reading;
  });
}

function isTooHigh(reading: Measured): boolean {
  return reading.quality !== 'unavailable' && reading.value > parameters[reading.parameter].plausible.max;
}

function isImpossible(reading: Measured): boolean {
  return reading.quality === 'unavailable' && reading.reason === 'impossible';
}

function isImplausible(reading: Measured): boolean {
  return reading.quality === 'questionable' && reading.reason === 'implausible';
}

function withoutNumber<R extends Measured>(reading: R): R {
  if (reading.quality === 'unavailable') return reading;
  const { value, ...rest } = reading;
  const original = reading.original ?? `${value} ${parameters[reading.parameter].unit}`;
  return { ...rest, quality: 'unavailable', reason: 'impossible', original } as Measured as R;
}

function isOfCuff(reading: Measured): boolean {
  return parameters[reading.parameter].cadence === 'episodic';
}

function isPressure(reading: Measured): boolean {
  return parameters[reading.parameter].unit === 'mmHg';
}

function pressure(readings: readonly Measured[], parameter: ParameterId): number | null {
  const reading = readings.find((one) => one.parameter === parameter);
  return reading === undefined || reading.quality === 'unavailable' ? null : reading.value;
}
