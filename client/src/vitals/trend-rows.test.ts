import type { TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import { expect, it } from 'vitest';
import type { TrendLines } from '../live/trend-lines.ts';
import { mostRows, trendRows } from './trend-rows.ts';

const ninetyMinutes = 5_400;
const noisy = (base: number) =>
  Array.from({ length: ninetyMinutes }, (_, second) => ({
    atMs: second * 1_000,
    value: base + ((second * 7) % 5),
  }));

function lines(spo2: readonly TrendPoint[], pulse: readonly TrendPoint[]): TrendLines {
  return new Map([
    ['spo2Percent', [...spo2]],
    ['pulseRateBpm', [...pulse]],
  ]);
}

it('[UI11] ninety minutes at one a second are few enough rows to draw', () => {
  const rows = trendRows(lines(noisy(94), noisy(70)), 0);
  expect(rows.length).toBeLessThanOrEqual(mostRows);
  expect(rows.length).toBeGreaterThan(mostRows / 2);
});

it('[UI11] and the one second at 81 % is among them', () => {
  const spo2 = noisy(94);
  spo2[3_333] = { atMs: 3_333_000, value: 81 };
  const rows = trendRows(lines(spo2, noisy(70)), 0);
  expect(rows.find(({ spo2Percent }) => spo2Percent === 81)?.minute).toBeCloseTo(55.55);
});

it('[UI11] a gap in one line is a gap, and the other goes on', () => {
  const spo2 = noisy(94).map((point, second) =>
    second > 1_000 && second < 2_000 ? { ...point, value: null } : point,
  );
  const rows = trendRows(lines(spo2, noisy(70)), 0);
  const within = rows.filter(({ atMs }) => atMs > 1_001_000 && atMs < 1_999_000);
  expect(within.length).toBeGreaterThan(0);
  expect(within.every(({ spo2Percent }) => spo2Percent === null)).toBe(true);
  expect(within.every(({ pulseRateBpm }) => pulseRateBpm !== null)).toBe(true);
});

it('[AL28] a line whose source fell silent does not run on', () => {
  const rows = trendRows(lines(noisy(94).slice(0, 100), noisy(70).slice(0, 200)), 0);
  expect(rows.filter(({ atMs }) => atMs >= 109_000).every(({ spo2Percent }) => spo2Percent === null)).toBe(
    true,
  );
});

it('[UI11] minutes count from the start of the infusion', () => {
  const [first] = trendRows(lines([{ atMs: 0, value: 97 }], []), 120_000);
  expect(first?.minute).toBe(-2);
});
