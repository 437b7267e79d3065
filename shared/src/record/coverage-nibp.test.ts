import { describe, expect, it } from 'vitest';
import type { Measurement, NumberedReading } from '../vitals/reading.ts';
import {
  atSecond,
  charted,
  closed,
  readingsOf,
  recordOf,
  started,
  stopped,
  type Noted,
} from './record-samples.ts';

const failed: Measurement = { quality: 'unavailable', reason: 'failed' };
const measuring: Measurement = { quality: 'unavailable', reason: 'measuring' };

/** Infusing from second 0 on: slots at 0, 5, 10, 20, 25 … minutes. */
function nibp(readings: readonly NumberedReading[], { noted = [] as readonly Noted[], nowSecond = 0 } = {}) {
  return recordOf([[0, started()], ...noted], { readings, nowSecond }).coverage.nibp;
}

const slotsIn = ({ slots }: ReturnType<typeof nibp>) =>
  slots.map(({ atMs, became }) => [(atMs - atSecond(0)) / 60_000, became]);
const pressureAt = (second: number) =>
  readingsOf([second, 'systolicMmHg', 120], [second, 'diastolicMmHg', 80]);

describe("what became of the cuff's programme", () => {
  for (const [second, became] of [
    [179, 'missed'],
    [180, 'done'],
    [300, 'done'],
    [599, 'done'],
    [600, 'missed'],
  ] as const) {
    it(`[RE7] a measurement ${second} s after the start leaves the slot at 5 min ${became}`, () => {
      expect(slotsIn(nibp(pressureAt(second), { nowSecond: 620 }))).toContainEqual([5, became]);
    });
  }

  for (const [nowSecond, planned] of [
    [299, 1],
    [300, 2],
    [301, 2],
  ] as const) {
    it(`[RE7] ${nowSecond} s after the start ${planned} came due`, () => {
      expect(nibp([], { nowSecond }).planned).toBe(planned);
    });
  }

  it('[RE7] tried and failed is not missed, and a cuff that only measures has not tried', () => {
    const readings = [
      ...readingsOf([10, 'systolicMmHg', failed]),
      ...readingsOf([320, 'systolicMmHg', measuring]),
    ];
    expect(slotsIn(nibp(readings, { nowSecond: 620 }))).toEqual([
      [0, 'failed'],
      [5, 'missed'],
      [10, 'due'],
    ]);
  });

  it('[RE7] the repeat after a failure counts', () => {
    const readings = [...readingsOf([10, 'systolicMmHg', failed]), ...pressureAt(70)];
    expect(slotsIn(nibp(readings, { nowSecond: 400 }))).toEqual([
      [0, 'done'],
      [5, 'due'],
    ]);
  });

  it('[RE7] what a person measured and typed is marked so', () => {
    const entry = {
      kind: 'vitals',
      systolicMmHg: 130,
      diastolicMmHg: 84,
      pulseRateBpm: null,
      spo2Percent: null,
    } as const;
    expect(nibp([], { noted: [[310, charted(entry, 305)]], nowSecond: 620 })).toMatchObject({
      planned: 3,
      typed: 1,
      missed: 1,
    });
  });

  it('[RE7] the programme goes on after the stop, and begins anew with another infusion', () => {
    const said = nibp([], {
      noted: [
        [12 * 60, stopped],
        [30 * 60, started(2)],
      ],
      nowSecond: 36 * 60,
    });
    expect(slotsIn(said).map(([minute]) => minute)).toEqual([0, 5, 10, 20, 30, 35]);
  });

  it('[RE7] in a closed session nothing is due any more', () => {
    const said = nibp([], {
      noted: [
        [301, stopped],
        [310, closed],
      ],
      nowSecond: 5_000,
    });
    expect(slotsIn(said)).toEqual([
      [0, 'missed'],
      [5, 'missed'],
    ]);
  });
});
