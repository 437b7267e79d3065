import { describe, expect, it } from 'vitest';
import { freshness, sourcePeriodMs, type Freshness } from './staleness.ts';

describe('a continuous number', () => {
  const rows: readonly (readonly [ageMs: number, periodMs: number, Freshness])[] = [
    [0, 1_000, 'fresh'],
    [2_999, 1_000, 'fresh'],
    [3_000, 1_000, 'dim'],
    [3_001, 1_000, 'dim'],
    [9_999, 1_000, 'dim'],
    [10_000, 1_000, 'gone'],
    [10_001, 1_000, 'gone'],
    [14_999, 5_000, 'fresh'],
    [15_000, 5_000, 'dim'],
    [15_001, 5_000, 'dim'],
    [19_999, 5_000, 'dim'],
    [20_000, 5_000, 'gone'],
    [20_001, 5_000, 'gone'],
    [-500, 1_000, 'fresh'],
  ];
  for (const [ageMs, periodMs, expected] of rows) {
    it(`[AL28] of a source of one in ${periodMs} ms is ${expected} at ${ageMs} ms`, () => {
      expect(freshness(ageMs, periodMs)).toBe(expected);
    });
  }
});

describe('the period of a source', () => {
  const rows: readonly (readonly [string, readonly number[], number])[] = [
    ['is assumed to be 1 s of nothing', [], 1_000],
    ['is assumed to be 1 s of two readings', [0, 60_000], 1_000],
    ['is the distance of three', [0, 4_000, 8_000], 4_000],
    ['is not learnt from the one gap of three', [0, 1_000, 61_000], 1_000],
    ['is not learnt from the one gap of four', [0, 60_000, 61_000, 62_000], 1_000],
    ['is not learnt from two gaps of five', [0, 60_000, 61_000, 121_000, 122_000], 1_000],
    ['is the usual one of many', [0, 2_000, 4_000, 6_000, 36_000, 38_000], 2_000],
  ];
  for (const [what, atMs, expected] of rows) {
    it(`[AL28] ${what}`, () => {
      expect(sourcePeriodMs(atMs)).toBe(expected);
    });
  }
});
