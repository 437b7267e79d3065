import { cohortIds, type CohortId } from '../patient/person.ts';
import type { Cohorts } from './cohort-measures.ts';
import { cohortOf } from './protocol.ts';
import { reportOf, type VerifyReport } from './report.ts';
import { bodyRows } from './rows-body.ts';
import { drugRows } from './rows-drug.ts';
import { meanRows } from './rows-means.ts';
import { motionRows } from './rows-motion.ts';
import { noiseRows } from './rows-noise.ts';
import { tailRows } from './rows-tails.ts';

/** As many visits of each person as the study had, or as the definition counts. */
const visits: Readonly<Record<CohortId, number>> = {
  yale2024: 17,
  meta2021: 4,
  cn741: 5,
  emory684: 10,
  esk_label: 8,
  placebo: 8,
};

/**
 * Published figures beside simulated ones, row by row, failures left in (SI11). The same number of patients gives the same text.
 */
export function runVerify(settings: {
  readonly patients: number;
  readonly write: (line: string) => void;
}): VerifyReport {
  const { patients, write } = settings;
  const cohorts = Object.fromEntries(
    cohortIds.map((cohort) => [cohort, cohortOf({ cohort, patients, visits: visits[cohort] })]),
  ) as Cohorts;
  const rows = [
    ...drugRows(cohorts.meta2021),
    ...meanRows(cohorts),
    ...tailRows(cohorts),
    ...noiseRows(patients),
    ...bodyRows(),
    ...motionRows(patients),
  ].toSorted((one, other) => parseInt(one.number) - parseInt(other.number));
  const report = reportOf(rows, patients);
  for (const line of report.text.trimEnd().split('\n')) write(line);
  return report;
}
