import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import { drugLevels } from './drug.ts';
import { drawPerson } from './person.ts';
import { vitalsAt, type Vitals } from './vitals.ts';

const people = Array.from({ length: 40 }, (_, index) => {
  const streams = createStreams(1).under(`chair-${index}/person-1`);
  return { person: drawPerson(streams), streams };
});
const minuteS = 60;
const infusion = [{ fromMs: 10 * 60_000, toMs: 50 * 60_000 }];

function during(fromMinute: number, read: (vitals: Vitals) => number): number {
  const values = people.flatMap((patient) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((minute) => {
      const atS = (fromMinute + minute) * minuteS;
      return read(vitalsAt(patient, atS, drugLevels(infusion, atS * 1_000)));
    }),
  );
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('a plain patient', () => {
  const pressures = [
    { what: 'systolic pressure', read: (vitals: Vitals) => vitals.systolicMmHg, least: 8, most: 16 },
    { what: 'diastolic pressure', read: (vitals: Vitals) => vitals.diastolicMmHg, least: 5, most: 12 },
  ];
  for (const { what, read, least, most } of pressures) {
    it(`[SI3] ${what} is up 30 to 40 min into the infusion, on average over many patients`, () => {
      const rise = during(40, read) - during(0, read);
      expect(rise).toBeGreaterThan(least);
      expect(rise).toBeLessThan(most);
    });

    it(`[SI3] ${what} has settled an hour after the infusion`, () => {
      expect(Math.abs(during(110, read) - during(0, read))).toBeLessThan(2);
    });
  }

  it('[SI3] saturation is 97 ± 1 % without drug', () => {
    const spo2Percent = during(0, (vitals) => vitals.spo2Percent);
    expect(spo2Percent).toBeGreaterThan(96.5);
    expect(spo2Percent).toBeLessThan(97.5);
  });

  it('[SI3] saturation dips rarely, and is never above 100 %', () => {
    const values = people.flatMap((patient) =>
      Array.from(
        { length: 75 * 6 },
        (_, n) => vitalsAt(patient, n * 10, drugLevels([], n * 10_000)).spo2Percent,
      ),
    );
    const share = values.filter((value) => value < 94.5).length / values.length;
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(0.02);
    expect(Math.max(...values)).toBeLessThanOrEqual(100);
  });

  it('[SI2] is the same patient whenever it is asked', () => {
    const [patient] = people;
    const levels = drugLevels(infusion, 2_000_000);
    const first = vitalsAt(patient!, 2_000, levels);
    vitalsAt(patient!, 1, levels);
    expect(vitalsAt(patient!, 2_000, levels)).toEqual(first);
  });
});
