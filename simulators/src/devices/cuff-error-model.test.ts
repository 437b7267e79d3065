import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import { readPressure, type MeasuredPressure } from './cuff-error-model.ts';

const found = { systolicMmHg: 120, diastolicMmHg: 75, pulseRateBpm: 70 };

/** One measurement each of many cuffs. */
function readings(isPoor: boolean): readonly MeasuredPressure[] {
  return Array.from({ length: 4_000 }, (_, seed) =>
    readPressure(found, { number: 20, isPoor, biasMmHg: 0 }, createStreams(seed)),
  );
}

function spread(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, sd: Math.sqrt(variance) };
}

describe('the reading of a cuff', () => {
  for (const { what, trueMmHg, valueOf } of [
    { what: 'systolic', trueMmHg: 120, valueOf: (one: MeasuredPressure) => one.systolicMmHg },
    { what: 'diastolic', trueMmHg: 75, valueOf: (one: MeasuredPressure) => one.diastolicMmHg },
  ]) {
    it(`[SI37] ${what}: no error in the mean, 4 mmHg around it, within what ISO 81060-2 allows`, () => {
      const { mean, sd } = spread(readings(false).map(valueOf));
      expect(Math.abs(mean - trueMmHg)).toBeLessThan(0.3);
      expect(sd).toBeGreaterThan(3.7);
      expect(sd).toBeLessThan(4.3);
    });
  }

  it('[SI37] a cuff that fits badly: 7 mmHg of noise', () => {
    const { sd } = spread(readings(true).map(({ systolicMmHg }) => systolicMmHg));
    expect(sd).toBeGreaterThan(7);
    expect(sd).toBeLessThan(8);
  });

  it('[SI37] systolic, mean and diastolic are in order, whatever the errors', () => {
    const narrow = { ...found, systolicMmHg: 80, diastolicMmHg: 76 };
    for (let number = 0; number < 500; number += 1) {
      const of = { number, isPoor: true, biasMmHg: 0 };
      const { systolicMmHg, meanMmHg, diastolicMmHg } = readPressure(narrow, of, createStreams(1));
      expect(systolicMmHg).toBeGreaterThan(meanMmHg);
      expect(meanMmHg).toBeGreaterThan(diastolicMmHg);
    }
  });
});
