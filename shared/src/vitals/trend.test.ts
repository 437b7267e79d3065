import { describe, expect, it } from 'vitest';
import type { TrendPoint } from './decimate.ts';
import { pushPoint, trendOf } from './trend.ts';

const every = (periodMs: number, count: number, fromMs = 0): readonly TrendPoint[] =>
  Array.from({ length: count }, (_, index) => ({ atMs: fromMs + index * periodMs, value: 97 }));

const gapsOf = (line: readonly TrendPoint[]) =>
  line.filter(({ value }) => value === null).map(({ atMs }) => atMs);

describe('a line', () => {
  it('[JR15] is empty when nothing was measured', () => {
    expect(trendOf([])).toEqual([]);
  });

  it('[JR15] is whole when nothing was missing', () => {
    expect(trendOf(every(1_000, 30))).toEqual(every(1_000, 30));
  });

  for (const [silentMs, isBroken] of [
    [9_999, false],
    [10_000, true],
    [10_001, true],
  ] as const) {
    it(`[AL28] of a source of one a second is ${isBroken ? 'broken' : 'whole'} after ${silentMs} ms of silence`, () => {
      const points = [...every(1_000, 30), { atMs: 29_000 + silentMs, value: 95 }];
      expect(gapsOf(trendOf(points))).toEqual(isBroken ? [29_001] : []);
    });
  }

  for (const [silentMs, isBroken] of [
    [19_999, false],
    [20_000, true],
    [20_001, true],
  ] as const) {
    it(`[AL28] of a source of one in five seconds is ${isBroken ? 'broken' : 'whole'} after ${silentMs} ms of silence`, () => {
      const points = [...every(5_000, 30), { atMs: 145_000 + silentMs, value: 95 }];
      expect(gapsOf(trendOf(points))).toEqual(isBroken ? [145_001] : []);
    });
  }

  it('[AL28] is broken by the period the source had then, not by the one it has now', () => {
    const fast = every(1_000, 30);
    const slow = every(5_000, 30, 29_000 + 15_000);
    expect(gapsOf(trendOf([...fast, ...slow]))).toEqual([29_001]);
  });

  it('[JR15] keeps an unavailable reading as the gap it is', () => {
    const points = [...every(1_000, 3), { atMs: 3_000, value: null }, { atMs: 4_000, value: 97 }];
    expect(trendOf(points)).toEqual(points);
  });

  it('[AL28] gets no gap before its first point', () => {
    const line: TrendPoint[] = [];
    pushPoint(line, { atMs: 50_000, value: 97 }, 1_000);
    expect(line).toEqual([{ atMs: 50_000, value: 97 }]);
  });
});
