import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { valueOf, type NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { about } from './observation.ts';
import type { Observation } from './r4.ts';
import type { Draft, Scope } from './scope.ts';
import { category, codeOf, own, period, quantityOf } from './terms.ts';

/**
 * All that an oximeter said, as one SampledData for each parameter and device: nothing between two measurements of the cuff is
 * lost, and a flowsheet is not flooded (decision 0024).
 *
 * The time between two samples is the device's own, to the second. `E` stands where it had no number, or said nothing.
 */
const sampled = [
  'spo2Percent',
  'pulseRateBpm',
  'perfusionIndexPercent',
] as const satisfies readonly ParameterId[];

export function seriesDrafts(scope: Scope): readonly Draft<Observation>[] {
  return sampled.flatMap((parameter) => {
    const byDevice = Map.groupBy(scope.readingsOf(parameter), ({ deviceId }) => deviceId);
    return [...byDevice.values()].map((readings) => seriesDraft(scope, parameter, readings));
  });
}

function seriesDraft(
  scope: Scope,
  parameter: (typeof sampled)[number],
  readings: readonly NumberedReading[],
): Draft<Observation> {
  const [first, last] = [readings[0], readings.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a series has a reading at least');
  const periodMs = usualGapMs(readings);
  const resource: Observation = {
    ...about(scope),
    status: 'final',
    // As the specification's own example of a SampledData: a flowsheet of vital signs wants single values.
    category: [category('procedure')],
    code: seriesCode(parameter),
    effectivePeriod: period(first.atMs, last.atMs),
    valueSampledData: {
      origin: quantityOf(parameter, 0),
      period: periodMs,
      dimensions: 1,
      data: samples(readings, periodMs),
    },
    method: own('method/series', 'All values of the device, questionable ones included'),
    device: scope.device(first.deviceId),
  };
  return {
    urn: scope.urn(`series ${parameter} ${first.deviceId}`),
    resource,
    recordedAtMs: last.atMs,
  };
}

/** Only the exact code: whoever looks for the wider one is promised a single quantity by its profile. */
function seriesCode(parameter: (typeof sampled)[number]): Observation['code'] {
  const [exact] = parameters[parameter].loinc;
  const { coding = [], text = '' } = codeOf(parameter, 'device');
  return {
    coding: coding.filter(({ system, code }) => code === exact || system.startsWith('urn:')),
    text: `${text}, series`,
  };
}

/** Half of the gaps are no longer; whole seconds, one at least. */
function usualGapMs(readings: readonly NumberedReading[]): number {
  const gaps = readings.slice(1).map(({ atMs }, index) => atMs - (readings[index]?.atMs ?? atMs));
  const usual = gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
  return Math.max(1, Math.round(usual / 1_000)) * 1_000;
}

/** Of two in one place the later stands. */
function samples(readings: readonly NumberedReading[], periodMs: number): string {
  const fromMs = readings[0]?.atMs ?? 0;
  const placeOf = ({ atMs }: NumberedReading) => Math.round((atMs - fromMs) / periodMs);
  const count = Math.max(...readings.slice(-1).map(placeOf)) + 1;
  const places = new Array<string>(count).fill('E');
  for (const reading of readings) places[placeOf(reading)] = String(valueOf(reading) ?? 'E');
  return places.join(' ');
}
