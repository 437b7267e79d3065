import { peakAtMin, rises, type Cohorts, type People } from './cohort-measures.ts';
import { isWithin, number, signed, type VerifyRow } from './row.ts';
import { meanOverPeople, sd } from './statistics.ts';

/** Rows 3 to 7, 10 and 11: what the drug does to pressure and pulse in the mean, as a cuff at a chair would find it. */
export function meanRows({ meta2021, yale2024, cn741, emory684 }: Cohorts): readonly VerifyRow[] {
  return [
    equivalent('3', 'meta-analysis, rise at 40 min', {
      published: '+12.61 (10.40–14.82) / +8.49 (6.89–10.09) mmHg',
      simulated: [rises(meta2021, 'systolicMmHg', 40), rises(meta2021, 'diastolicMmHg', 40)],
      intervals: [
        [10.4, 14.82],
        [6.89, 10.09],
      ],
      kind: 'fit',
    }),
    equivalent('4', 'meta-analysis, rise of the pulse', {
      published: '+4.09 (0.55–7.63) /min',
      simulated: [rises(meta2021, 'pulseRateBpm', 40)],
      intervals: [[0.55, 7.63]],
      kind: 'fit',
    }),
    equivalent('5a', 'Yale, systolic rise at 40 min', {
      published: '+16.0 mmHg',
      simulated: [rises(yale2024, 'systolicMmHg', 40)],
      intervals: [[16, 16]],
      kind: 'fit',
    }),
    spreadRow('5b', 'Yale, its SD', { of: rises(yale2024, 'systolicMmHg', 40), publishedMmHg: 11.2 }),
    equivalent('6a', 'Yale, diastolic rise at 40 min', {
      published: '+11.0 mmHg',
      simulated: [rises(yale2024, 'diastolicMmHg', 40)],
      intervals: [[11, 11]],
      kind: 'fit',
    }),
    spreadRow('6b', 'Yale, its SD', { of: rises(yale2024, 'diastolicMmHg', 40), publishedMmHg: 8.45 }),
    peakTimeRow('7', 'time of the mean peak, Yale and 741 infusions', {
      people: [yale2024, cn741],
      published: [30, 40],
      expected: 'pass',
    }),
    equivalent('10', '741 infusions, largest mean rise; pulse', {
      published: '+7.4 / +6.0 mmHg; +1.9 /min',
      simulated: [
        rises(cn741, 'systolicMmHg', peakAtMin(cn741)),
        rises(cn741, 'diastolicMmHg', peakAtMin(cn741)),
        rises(cn741, 'pulseRateBpm', peakAtMin(cn741)),
      ],
      intervals: [
        [7.4, 7.4],
        [6, 6],
        [1.9, 1.9],
      ],
      kind: 'fit',
    }),
    equivalent('11a', 'Emory, rise at 30 min', {
      published: '+3.28 / +3.17 mmHg',
      simulated: [rises(emory684, 'systolicMmHg', 30), rises(emory684, 'diastolicMmHg', 30)],
      intervals: [
        [3.28, 3.28],
        [3.17, 3.17],
      ],
      kind: 'fit',
    }),
    peakTimeRow('11b', 'time of the mean peak, Emory', {
      people: [emory684],
      published: [30, 30],
      expected: 'fail',
    }),
  ];
}

/** Two one-sided tests: the 90 % interval of the simulated mean lies within the published interval and 1 unit around it. */
function equivalent(
  rowNumber: string,
  quantity: string,
  row: {
    readonly published: string;
    readonly simulated: readonly (readonly (readonly number[])[])[];
    readonly intervals: readonly (readonly [number, number])[];
    readonly kind: VerifyRow['kind'];
  },
): VerifyRow {
  const margin = 1;
  const found = row.simulated.map(meanOverPeople);
  return {
    number: rowNumber,
    quantity,
    published: row.published,
    simulated: found
      .map((one) => `${signed(one.mean, 2)} (${number(one.from, 2)}–${number(one.to, 2)})`)
      .join(' / '),
    kind: row.kind,
    tolerance: 'TOST, margin 1',
    passes: found.every(({ from, to }, index) => {
      const [least, most] = row.intervals[index] ?? [NaN, NaN];
      return from >= least - margin && to <= most + margin;
    }),
    expected: 'pass',
  };
}

function spreadRow(
  rowNumber: string,
  quantity: string,
  row: { readonly of: readonly (readonly number[])[]; readonly publishedMmHg: number },
): VerifyRow {
  const found = sd(row.of.flat());
  return {
    number: rowNumber,
    quantity,
    published: `${number(row.publishedMmHg, 2)} mmHg`,
    simulated: number(found, 2),
    kind: 'tuned',
    tolerance: 'within 15 %',
    passes: isWithin(found / row.publishedMmHg, 0.85, 1.15),
    expected: 'pass',
  };
}

function peakTimeRow(
  rowNumber: string,
  quantity: string,
  row: {
    readonly people: readonly People[];
    readonly published: readonly [number, number];
    readonly expected: VerifyRow['expected'];
  },
): VerifyRow {
  const [from, to] = row.published;
  const found = row.people.map(peakAtMin);
  return {
    number: rowNumber,
    quantity,
    published: from === to ? `${from} min` : `${from} to ${to} min`,
    simulated: `${found.join(' and ')} min`,
    kind: 'sel',
    tolerance: 'the reading with the largest mean rise',
    passes: found.every((atMin) => isWithin(atMin, from, to)),
    expected: row.expected,
  };
}
