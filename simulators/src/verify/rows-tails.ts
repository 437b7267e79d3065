import { peakRise, type Cohorts, type People } from './cohort-measures.ts';
import type { Reading, Visit } from './protocol.ts';
import { isWithin, number, percentOf, type VerifyRow } from './row.ts';
import { mean, sd, shareOf, wilson } from './statistics.ts';

/** Rows 9 and 12 to 15: those whose pressure rises most. */
export function tailRows(cohorts: Cohorts): readonly VerifyRow[] {
  return [...severeRows(cohorts), ...peakRows(cohorts)];
}

function severeRows({ yale2024, meta2021, esk_label, placebo }: Cohorts): readonly VerifyRow[] {
  const severe = (diastolicMmHg: number) => (visit: Visit) =>
    visit.readings.some((one) => one.systolicMmHg >= 180 || one.diastolicMmHg >= diastolicMmHg);
  const shares = (diastolicMmHg: number) => ({
    visits: shareOf(yale2024.flat(), severe(diastolicMmHg)),
    people: shareOf(yale2024, (visits) => visits.some(severe(diastolicMmHg))),
  });
  const [wide, narrow] = [shares(110), shares(120)];
  const high = (one: Reading) => one.systolicMmHg >= 165 || one.diastolicMmHg >= 100;
  const highIn4 = (people: People) =>
    shareOf(people, (visits) => visits.slice(0, 4).some(({ readings }) => readings.some(high)));
  const clinic = wilson(0.443, 203);
  return [
    {
      number: '9',
      quantity: 'Yale, severe hypertension (definition not in the abstract)',
      published: '0.98 % of sessions; 12.5 % of patients',
      simulated:
        `≥ 180/≥ 110: ${percentOf(wide.visits, 2)}; ${percentOf(wide.people)}` +
        ` · ≥ 180/≥ 120: ${percentOf(narrow.visits, 2)}; ${percentOf(narrow.people)}`,
      kind: 'tuned',
      tolerance: 'lies between the two definitions',
      passes: isWithin(0.0098, narrow.visits, wide.visits) && isWithin(0.125, narrow.people, wide.people),
      expected: 'pass',
    },
    surgeRow('12', 'esketamine label: ≥ 40 systolic or ≥ 25 diastolic, 8 sessions', {
      people: esk_label,
      published: [0.08, 0.19],
      expected: 'pass',
    }),
    surgeRow('13', 'the same, placebo', {
      people: placebo,
      published: [0.01, 0.04],
      expected: 'pass',
    }),
    {
      number: '15',
      quantity: '≥ 165/100 at any time within 4 infusions',
      published: '44.3 % of patients (doses up to 0.75 mg/kg)',
      simulated: `${percentOf(highIn4(yale2024))} (Yale); ${percentOf(highIn4(meta2021))} (meta-analysis), at 0.5 mg/kg`,
      kind: 'out',
      tolerance: `Yale within ${percentOf(clinic.from)} to ${percentOf(clinic.to)}`,
      passes: isWithin(highIn4(yale2024), clinic.from, clinic.to),
      expected: 'fail',
    },
  ];
}

function peakRows({ yale2024 }: Cohorts): readonly VerifyRow[] {
  const peaks = (measure: 'systolicMmHg' | 'diastolicMmHg') =>
    yale2024.flat().map((visit) => peakRise(visit, measure));
  const [systolic, diastolic] = [peaks('systolicMmHg'), peaks('diastolicMmHg')];
  return [
    {
      number: '14',
      quantity: 'mean of each visit’s own highest rise (Yale)',
      published: '19.6 ± 12.8 / 13.4 ± 9.8 mmHg (source to be found again)',
      simulated:
        `${number(mean(systolic))} ± ${number(sd(systolic))} / ` +
        `${number(mean(diastolic))} ± ${number(sd(diastolic))}`,
      kind: 'out',
      tolerance: 'means within 2 mmHg',
      passes: isWithin(mean(systolic), 17.6, 21.6) && isWithin(mean(diastolic), 11.4, 15.4),
      expected: 'pass',
    },
  ];
}

function surgeRow(
  rowNumber: string,
  quantity: string,
  row: {
    readonly people: People;
    readonly published: readonly [number, number];
    readonly expected: VerifyRow['expected'];
  },
): VerifyRow {
  const surged = (visit: Visit) => {
    const [before] = visit.readings;
    return visit.readings.some(
      (one) =>
        before !== undefined &&
        (one.systolicMmHg - before.systolicMmHg >= 40 || one.diastolicMmHg - before.diastolicMmHg >= 25),
    );
  };
  const share = shareOf(row.people, (visits) => visits.slice(0, 8).some(surged));
  const [from, to] = row.published;
  return {
    number: rowNumber,
    quantity,
    published: `${percentOf(from, 0)} to ${percentOf(to, 0)} of patients`,
    simulated: percentOf(share),
    kind: 'tuned',
    tolerance: 'within',
    passes: isWithin(share, from, to),
    expected: row.expected,
  };
}
