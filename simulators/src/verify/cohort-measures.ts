import type { CohortId } from '../patient/person.ts';
import { readAtMin, type Reading, type Visit } from './protocol.ts';
import { mean } from './statistics.ts';

/** Everybody of a study, each with their visits. */
export type People = readonly (readonly Visit[])[];
export type Cohorts = Readonly<Record<CohortId, People>>;
type Measure = 'systolicMmHg' | 'diastolicMmHg' | 'pulseRateBpm';

/** Each person's rises from the first reading, a visit each. */
export function rises(people: People, measure: Measure, atMin: number): readonly (readonly number[])[] {
  const index = readAtMin.findIndex((at) => at === atMin);
  return people.map((visits) =>
    visits.map(({ readings }) => valueAt(readings, index, measure) - valueAt(readings, 0, measure)),
  );
}

export function peakRise({ readings }: Visit, measure: Measure): number {
  return Math.max(...readings.slice(1).map((reading) => reading[measure])) - valueAt(readings, 0, measure);
}

function valueAt(readings: readonly Reading[], index: number, measure: Measure): number {
  return readings[index]?.[measure] ?? NaN;
}

/** The reading at which the mean systolic rise is largest. */
export function peakAtMin(people: People): number {
  const means = readAtMin.map((atMin) => mean(rises(people, 'systolicMmHg', atMin).flat()));
  return readAtMin[means.indexOf(Math.max(...means))] ?? NaN;
}
