import type { DeviceId } from '@chairside/shared/ids.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { describe, expect, it } from 'vitest';
import { aReading, minute, t0 } from '../testing/a-chair.ts';
import { createAdmission, type Shown } from './admission.ts';

/** A device nobody has heard yet says when it measured: by a clock that is wrong, or because it had kept what it says. */
const hour = 60 * minute;
const openedAtMs = t0;
const nowMs = t0 + 5 * minute;
const deviceId = 'DEV-1' as DeviceId;

type Said = { readonly atMs: number; readonly measuredAtMs: number | null; readonly more?: Partial<Shown> };

function aDevice(parameter: ParameterId) {
  const admission = createAdmission();
  let value = 90;
  return {
    admission,
    /** `now`, how many seconds late it stands, or null where it does not enter. */
    says: ({ atMs, measuredAtMs, more = {} }: Said) => {
      value += 1;
      const reading = aReading(parameter, value, { atMs, measuredAtMs });
      const admitted = admission.admit({ reading, sentAtMs: null, ...more }, openedAtMs);
      if (admitted === null) return null;
      return admitted.lateMs === undefined ? 'now' : admitted.lateMs / 1_000;
    },
    unplaced: () => admission.clockOf(deviceId).unplaced,
  };
}

describe('an oximeter heard for the first time', () => {
  for (const [distanceMs, is] of [
    [-5_001, null],
    [-5_000, 'now'],
    [-4_999, 'now'],
    [4_999, 'now'],
    [5_000, 'now'],
    [5_001, 5.001],
    [10 * minute, null],
  ] as const)
    it(`[DD12] its time ${distanceMs} ms before receipt: ${String(is)}`, () => {
      const { says } = aDevice('spo2Percent');
      expect(says({ atMs: nowMs, measuredAtMs: nowMs - distanceMs })).toBe(is);
    });

  for (const skewMs of [-24 * hour, -10 * minute, 4 * minute, 3 * hour])
    it(`[DD12] its clock ${skewMs} ms behind is believed once it has gone on at life’s pace for 5 s`, () => {
      const { says, unplaced } = aDevice('spo2Percent');
      const at = (ms: number) => says({ atMs: nowMs + ms, measuredAtMs: nowMs + ms - skewMs });
      expect([0, 1_000, 2_000, 3_000, 4_000, 4_999].map(at)).not.toContain('now');
      expect(unplaced()).toBe(skewMs === 4 * minute ? 0 : 6);
      expect([5_000, 5_001, 6_000].map(at)).toEqual(['now', 'now', 'now']);
      expect(unplaced()).toBe(0);
    });

  for (const [gapMs, name] of [
    [15, 'in one go'],
    [500, 'twice as fast as life'],
    [700, 'half as fast again as life'],
  ] as const)
    it(`[DD12] ten minutes of numbers it had kept, told ${name}, are each as old as they are`, () => {
      const { says } = aDevice('spo2Percent');
      for (let second = 0; second < 60; second += 1) {
        const measuredAtMs = nowMs - 4 * minute + second * 1_000;
        const late = says({ atMs: nowMs + second * gapMs, measuredAtMs });
        expect(late).toBe((nowMs + second * gapMs - measuredAtMs) / 1_000);
      }
    });

  it('[DD12] ten minutes of numbers told in one go by a clock that is ahead are no numbers of now', () => {
    const { says } = aDevice('spo2Percent');
    for (let second = 0; second < 60; second += 1) {
      const measuredAtMs = nowMs + hour + second * 1_000;
      expect(says({ atMs: nowMs + second * 15, measuredAtMs })).toBeNull();
    }
  });

  it('[DD12] numbers that draw apart by more than 2 s prove no clock', () => {
    for (const [apartMs, isBelieved] of [
      [1_999, true],
      [2_000, true],
      [2_001, false],
    ] as const) {
      const { says } = aDevice('spo2Percent');
      says({ atMs: nowMs, measuredAtMs: nowMs - hour });
      const measuredAtMs = nowMs + 6_000 - hour - apartMs;
      expect(says({ atMs: nowMs + 6_000, measuredAtMs }) === 'now').toBe(isBelieved);
    }
  });
});

describe('a cuff heard for the first time', () => {
  for (const [distanceMs, is] of [
    [-5_001, null],
    [-5_000, 'now'],
    [-4_999, 'now'],
    [9_500, 9.5],
    [29_999, 29.999],
    [30_000, 30],
    [30_001, 30.001],
    [3 * hour, null],
  ] as const)
    it(`[DD12] its time ${distanceMs} ms before receipt: ${String(is)}`, () => {
      const { says } = aDevice('systolicMmHg');
      expect(says({ atMs: nowMs, measuredAtMs: nowMs - distanceMs })).toBe(is);
    });

  for (const isFromMemory of [true, undefined])
    for (const skewMs of [-24 * hour, -10 * minute, 3 * hour, 2 * 8_760 * hour])
      it(`[DD12] its clock ${skewMs} ms behind is believed with its second measurement${isFromMemory === true ? ', though it is connected anew for each' : ''}`, () => {
        const { says, unplaced } = aDevice('systolicMmHg');
        const at = (ms: number) =>
          says({ atMs: nowMs + ms, measuredAtMs: nowMs + ms - skewMs - 8_000, more: { isFromMemory } });
        expect([at(0), unplaced()]).toEqual([null, 1]);
        expect([at(5 * minute), at(10 * minute), unplaced()]).toEqual(['now', 'now', 0]);
      });

  for (const [gapMs, is] of [
    [29_999, null],
    [30_000, 'now'],
    [30_001, 'now'],
  ] as const)
    it(`[DD12] a second one ${gapMs} ms after the first ${is === null ? 'proves no clock: no cuff is so fast' : 'proves it'}`, () => {
      const { says } = aDevice('systolicMmHg');
      says({ atMs: nowMs, measuredAtMs: nowMs - 3 * hour });
      expect(says({ atMs: nowMs + gapMs, measuredAtMs: nowMs + gapMs - 3 * hour })).toBe(is);
    });

  for (const [apartMs, is] of [
    [29_999, 'now'],
    [30_000, 'now'],
    [30_001, null],
  ] as const)
    it(`[DD12] a second one that is further from its receipt by ${apartMs} ms ${is === null ? 'proves no clock' : 'proves it'}`, () => {
      const { says } = aDevice('systolicMmHg');
      const secondMs = nowMs + 5 * minute;
      says({ atMs: nowMs, measuredAtMs: nowMs - 3 * hour });
      expect(says({ atMs: secondMs, measuredAtMs: secondMs - 3 * hour - apartMs })).toBe(is);
    });

  for (const [name, aheadMs] of [
    ['is right', 0],
    ['is a day ahead', 24 * hour],
    ['is three hours slow', -3 * hour],
  ] as const)
    it(`[DD12] what it had kept for hours never enters where its clock ${name}, whenever it is told`, () => {
      for (const firstMs of [300, 12_000, 5 * minute])
        for (const isFromMemory of [true, undefined]) {
          const { says } = aDevice('systolicMmHg');
          const kept = [3, 2, 1].map((hours, at) => {
            const atMs = nowMs + firstMs + at * 300;
            return says({ atMs, measuredAtMs: nowMs - hours * hour + aheadMs, more: { isFromMemory } });
          });
          expect(kept).toEqual([null, null, null]);
        }
    });

  it('[DD12] a measurement is told of once, however many numbers it has', () => {
    const admission = createAdmission();
    for (const parameter of ['systolicMmHg', 'diastolicMmHg', 'meanMmHg'] as const)
      admission.admit(
        {
          reading: aReading(parameter, 80, { atMs: nowMs, measuredAtMs: nowMs - 3 * hour }),
          sentAtMs: null,
        },
        openedAtMs,
      );
    expect(admission.clockOf(deviceId).unplaced).toBe(1);
  });

  it('[DD12] one that was seen to be measured is of now, whatever its clock says, and proves it', () => {
    const { says } = aDevice('systolicMmHg');
    const seen = { isFromMemory: false };
    expect(says({ atMs: nowMs, measuredAtMs: nowMs - 3 * hour, more: seen })).toBe('now');
    const nextMs = nowMs + 10_000;
    expect(says({ atMs: nextMs, measuredAtMs: nextMs - 3 * hour })).toBe('now');
  });

  it('[DD12] without a time, and perhaps kept, it never enters; else it is of now', () => {
    const { says, unplaced } = aDevice('systolicMmHg');
    const timeless = (isFromMemory: boolean | undefined) =>
      says({ atMs: nowMs, measuredAtMs: null, more: { isFromMemory } });
    expect([timeless(true), unplaced()]).toEqual([null, 1]);
    expect([timeless(undefined), timeless(false), unplaced()]).toEqual(['now', 'now', 0]);
  });
});

describe('a cuff whose message says when it was sent', () => {
  for (const [sentAgoMs, is] of [
    [-5_001, null],
    [-5_000, 60],
    [0, 60],
    [5_000, 60],
    [5_001, 65.001],
  ] as const)
    it(`[DD12] ${sentAgoMs} ms before receipt: a minute old by its own account is ${String(is)}`, () => {
      const { says } = aDevice('systolicMmHg');
      const sentAtMs = nowMs - sentAgoMs;
      expect(says({ atMs: nowMs, measuredAtMs: sentAtMs - minute, more: { sentAtMs } })).toBe(is);
    });

  it('[DD12] said again, it enters once the oximeter beside it has proved the clock', () => {
    const admission = createAdmission();
    const skewMs = 7 * minute;
    const cuff = aReading('systolicMmHg', 124, { atMs: nowMs, measuredAtMs: nowMs - 1_000 - skewMs });
    const entered: number[] = [];
    for (let second = 0; second < 10; second += 1) {
      const atMs = nowMs + second * 1_000;
      const sentAtMs = atMs - skewMs;
      const spo2 = aReading('spo2Percent', 97, { atMs, measuredAtMs: sentAtMs });
      admission.admit({ reading: spo2, sentAtMs }, openedAtMs);
      const admitted = admission.admit({ reading: { ...cuff, atMs }, sentAtMs }, openedAtMs);
      if (admitted !== null) entered.push(second, admitted.atMs - nowMs);
    }
    expect(entered).toEqual([5, -1_000]);
  });
});

describe('a clock that is known and was set', () => {
  it('[DD12] a cuff from the future of its clock is not believed before its second measurement', () => {
    const { says, unplaced } = aDevice('systolicMmHg');
    expect(says({ atMs: nowMs, measuredAtMs: nowMs })).toBe('now');
    const ahead = (ms: number) => says({ atMs: nowMs + ms, measuredAtMs: nowMs + ms + 24 * hour });
    expect([ahead(minute), unplaced()]).toEqual([null, 1]);
    expect([ahead(6 * minute), unplaced()]).toEqual(['now', 0]);
  });

  it('[DD12] a cuff that says it is now is believed at once', () => {
    const { says } = aDevice('systolicMmHg');
    const slow = (ms: number) => says({ atMs: nowMs + ms, measuredAtMs: nowMs + ms - 3 * hour });
    slow(0);
    expect(slow(minute)).toBe('now');
    const setMs = nowMs + 10 * minute;
    expect(says({ atMs: setMs, measuredAtMs: setMs - 2_000 })).toBe('now');
  });

  it('[DD12] a cuff’s late values are no clock where an oximeter proves it each second', () => {
    const admission = createAdmission();
    const late: (number | undefined)[] = [];
    for (let second = 0; second < 300; second += 1) {
      const atMs = nowMs + second * 1_000;
      admission.admit(
        { reading: aReading('spo2Percent', 97, { atMs, measuredAtMs: atMs }), sentAtMs: null },
        0,
      );
      if (second % 100 !== 99) continue;
      const cuff = aReading('systolicMmHg', 120, { atMs, measuredAtMs: atMs - 90_000 });
      late.push(admission.admit({ reading: cuff, sentAtMs: null }, 0)?.lateMs);
    }
    expect(late).toEqual([90_000, 90_000, 90_000]);
  });
});

describe('a cuff that was seen to measure, by a clock that is known', () => {
  for (const [oldMs, is] of [
    [29_999, 'now'],
    [30_000, 'now'],
    [30_001, 30.001],
  ] as const)
    it(`[DD12] and calls its number ${oldMs} ms old: ${String(is)}`, () => {
      const { says } = aDevice('systolicMmHg');
      says({ atMs: nowMs, measuredAtMs: nowMs });
      const atMs = nowMs + 5 * minute;
      expect(says({ atMs, measuredAtMs: atMs - oldMs, more: { isFromMemory: false } })).toBe(is);
    });
});
