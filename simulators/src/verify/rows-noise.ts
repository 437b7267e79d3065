import { readPressure } from '../devices/cuff-error-model.ts';
import { drawPerson } from '../patient/person.ts';
import { createStreams } from '../random.ts';
import { restingReadings, verificationSeed } from './protocol.ts';
import { isWithin, number, type VerifyRow } from './row.ts';
import { mean, quantile, sd } from './statistics.ts';

/** Rows 16 and 17: how much readings differ when nothing happens. */
export function noiseRows(patients: number): readonly VerifyRow[] {
  const streams = createStreams(verificationSeed).under('resting');
  const spreads = Array.from({ length: patients * 4 }, (_, index) => {
    const own = streams.under(`patient-${index}`);
    const person = drawPerson(own, { cohort: 'placebo', given: {} });
    return sd(restingReadings(person, own).map(({ systolicMmHg }) => systolicMmHg));
  });
  const found = [0.2, 0.4, 0.6, 0.8].map((at) => quantile(spreads, at));
  const published = [2, 3, 4, 5.3];
  const truly = { systolicMmHg: 120, diastolicMmHg: 75, pulseRateBpm: 70 };
  const once = { number: 0, isPoor: false, biasMmHg: 0 };
  const errors = Array.from({ length: patients * 4 }, (_, index) => {
    const read = readPressure(truly, once, streams.under(`cuff-${index}`));
    return read.systolicMmHg - truly.systolicMmHg;
  });
  return [
    {
      number: '16',
      quantity: 'SD of three systolic readings of one visit: quintiles',
      published: '2.0 / 3.0 / 4.0 / 5.3 mmHg (NHANES III)',
      simulated: found.map((value) => number(value, 2)).join(' / '),
      kind: 'sel',
      tolerance: 'within 0.4 mmHg',
      passes: found.every((value, index) => Math.abs(value - (published[index] ?? NaN)) <= 0.4),
      expected: 'pass',
    },
    {
      number: '17',
      quantity: 'error of the cuff: mean, SD',
      published: '≤ 5, ≤ 8 mmHg (ISO 81060-2)',
      simulated: `${number(Math.abs(mean(errors)))}, ${number(sd(errors))}`,
      kind: 'spec',
      tolerance: 'within',
      passes: isWithin(mean(errors), -5, 5) && sd(errors) <= 8,
      expected: 'pass',
    },
  ];
}
