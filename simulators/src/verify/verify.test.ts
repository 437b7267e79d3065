import { describe, expect, it } from 'vitest';
import { createPatient } from '../patient/patient.ts';
import { createStreams } from '../random.ts';
import { peakRise } from './cohort-measures.ts';
import { cohortOf, readAtMin, usualInfusion, visitsOf } from './protocol.ts';
import { mean, quantile, sd } from './statistics.ts';
import { runVerify } from './verify.ts';

const minuteMs = 60_000;

describe('the verification', () => {
  const written: string[] = [];
  const report = runVerify({ patients: 40, write: (line) => written.push(line) });

  it('[SI90] has every row of the published table, once', () => {
    const numbers = report.rows.map(({ number }) => parseInt(number));
    expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 22 }, (_, index) => index + 1)));
    expect(new Set(report.rows.map(({ number }) => number)).size).toBe(report.rows.length);
  });

  it('[SI90] writes what it reports', () => {
    expect(`${written.join('\n')}\n`).toBe(report.text);
  });

  it('[SI91] has nothing in it that is no number', () => {
    expect(report.text).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('the protocol', () => {
  const streams = createStreams(3).under('people');
  const people = Array.from({ length: 120 }, (_, index) => ({
    own: streams.under(`patient-${index}`),
    visit: visitsOf(streams.under(`patient-${index}`), { cohort: 'yale2024', visits: 1 })[0]!,
  }));

  it('[SI92] reads the cuff at 0, 10, 20, 30, 40, 55, 70 and 85 min', () => {
    for (const { visit } of people) expect(visit.readings.map(({ atMin }) => atMin)).toEqual([...readAtMin]);
    expect(readAtMin).toEqual([0, 10, 20, 30, 40, 55, 70, 85]);
  });

  it('[SI92] has the same people for the same cohort, however many', () => {
    const few = cohortOf({ cohort: 'cn741', patients: 2, visits: 1 });
    const more = cohortOf({ cohort: 'cn741', patients: 3, visits: 2 });
    expect(more[1]![0]!.readings).toEqual(few[1]![0]!.readings);
    expect(more[1]![1]!.readings).not.toEqual(more[1]![0]!.readings);
  });

  /** Systolic, mean of the beats in the 20 s before. */
  const whole = people.map(({ own, visit }) => {
    const patient = createPatient({
      person: visit.person,
      streams: own.under('whole'),
      satDownAtMs: -minuteMs,
      doses: () => usualInfusion,
    });
    return readAtMin.slice(0, 5).map((atMin) => {
      patient.advanceTo(atMin * minuteMs);
      return mean(patient.beats(atMin * minuteMs - 20_000).map(({ systolicMmHg }) => systolicMmHg));
    });
  });

  for (const [index, atMin] of readAtMin.slice(0, 5).entries()) {
    it(`[SI93] at ${atMin} min the short way finds what the whole patient has, beat by beat`, () => {
      const difference = people.map(
        ({ visit }, person) => visit.readings[index]!.systolicMmHg - whole[person]![index]!,
      );
      // Two drifts of 4.5 mmHg, a beat and the cuff's error apart: 8 mmHg for one person, 0.7 for the mean of all.
      expect(Math.abs(mean(difference))).toBeLessThan(2);
      expect(Math.abs(sd(difference) - 8)).toBeLessThan(1.5);
    });
  }

  /** As committed: a change that moves the distribution shows here before it shows in a mean. */
  const highest = [
    { at: 0.1, mmHg: 7 },
    { at: 0.5, mmHg: 19 },
    { at: 0.9, mmHg: 35 },
    { at: 0.99, mmHg: 52 },
  ];
  const rises = cohortOf({ cohort: 'yale2024', patients: 1_000, visits: 1 }).map(([visit]) =>
    peakRise(visit!, 'systolicMmHg'),
  );
  for (const { at, mmHg } of highest) {
    it(`[SI94] quantile ${at} of the highest systolic rise is ${mmHg} mmHg`, () => {
      expect(Math.abs(quantile(rises, at) - mmHg)).toBeLessThanOrEqual(1);
    });
  }
});
