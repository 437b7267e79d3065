import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import { createDrift, createWave } from './drift.ts';

const streams = createStreams(2);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a drift', () => {
  /** Many of them, each asked at two instants 10 min apart. */
  const pairs = Array.from({ length: 20_000 }, (_, index) => {
    const drift = createDrift(streams(`drift-${index}`), { sd: 4.5, tauMs: 25 * 60_000 });
    return [drift.to(0), drift.to(10 * 60_000)] as const;
  });

  it('[SI24] has its standard deviation from the first instant on', () => {
    for (const at of [0, 1] as const)
      expect(Math.abs(Math.sqrt(mean(pairs.map((pair) => pair[at] ** 2))) - 4.5)).toBeLessThan(0.1);
  });

  it('[SI24] forgets at its rate, however long the step', () => {
    const kept = mean(pairs.map(([before, after]) => before * after)) / 4.5 ** 2;
    expect(Math.abs(kept - Math.exp(-10 / 25))).toBeLessThan(0.03);
  });
});

describe('a wave', () => {
  const wave = createWave(streams('wave'), 0.1);
  const values = Array.from({ length: 40_000 }, () => wave.next());

  it('[SI24] has mean 0 and standard deviation 1', () => {
    expect(Math.abs(mean(values))).toBeLessThan(0.05);
    expect(Math.abs(mean(values.map((value) => value * value)) - 1)).toBeLessThan(0.06);
  });

  it('[SI24] comes again after ten seconds, turned over after five', () => {
    const after = (lag: number) =>
      mean(values.slice(0, -lag).map((value, index) => value * values[index + lag]!));
    expect(after(10)).toBeGreaterThan(0.4);
    expect(after(5)).toBeLessThan(-0.6);
  });
});
