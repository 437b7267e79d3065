import { describe, expect, it } from 'vitest';
import { plethWithin, pulseShapeOf } from './pleth.ts';
import type { Beat } from './simulated-patient.ts';

const phases = Array.from({ length: 1_000 }, (_, n) => n / 1_000);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const beats: readonly Beat[] = [
  { atMs: 1_000, intervalMs: 800, perfusionIndexPercent: 2 },
  { atMs: 1_800, intervalMs: 1_000, perfusionIndexPercent: 2 },
  { atMs: 2_800, intervalMs: 900, perfusionIndexPercent: 0.3 },
  { atMs: 3_700, intervalMs: 900, perfusionIndexPercent: 0.3 },
].map((beat) => ({ ...beat, systolicMmHg: 120, diastolicMmHg: 75 }));

describe('the pulse wave', () => {
  for (const ageYears of [20, 25, 50, 75, 90]) {
    const shape = pulseShapeOf(ageYears);
    const wave = phases.map(shape);

    it(`[SI26] at ${ageYears} years is 0 in the mean and 1 from foot to peak`, () => {
      expect(Math.abs(mean(wave))).toBeLessThan(1e-3);
      expect(Math.max(...wave) - Math.min(...wave)).toBeCloseTo(1, 3);
    });

    it(`[SI26] at ${ageYears} years does not jump where one beat meets the next`, () => {
      const steps = wave.map((value, n) => Math.abs(value - (wave[n + 1] ?? shape(0))));
      expect(Math.max(...steps)).toBeLessThan(0.01);
    });
  }

  const shape = pulseShapeOf(40);
  const at = (atMs: number) => plethWithin(beats, shape, atMs);

  it('[SI26] is as high as the perfusion index of its beat', () => {
    const heightFrom = (fromMs: number) => {
      const wave = phases.map((phase) => at(fromMs + phase * 800));
      return Math.max(...wave) - Math.min(...wave);
    };
    expect(heightFrom(1_000)).toBeCloseTo(2, 2);
    expect(heightFrom(3_700)).toBeCloseTo(0.3, 2);
  });

  it('[SI26] does not jump when perfusion falls from one beat to the next', () => {
    const wave = Array.from({ length: 3_599 }, (_, n) => at(1_000 + n));
    const steps = wave.slice(1).map((value, n) => Math.abs(value - wave[n]!));
    expect(Math.max(...steps)).toBeLessThan(0.02);
  });

  const edges = [
    { where: 'before the first beat', atMs: 999, isThere: false },
    { where: 'with the first beat', atMs: 1_000, isThere: true },
    { where: 'just before the end of the last', atMs: 4_599, isThere: true },
    { where: 'at its end', atMs: 4_600, isThere: false },
  ];
  for (const { where, atMs, isThere } of edges) {
    it(`[SI26] ${where} there is ${isThere ? 'a' : 'no'} wave`, () => {
      expect(at(atMs) !== 0).toBe(isThere);
    });
  }
});
