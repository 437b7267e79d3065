import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import { clusterBootstrap, garwood, quantile, ruleOfThree, wilson } from './statistics.ts';

describe('intervals', () => {
  /** Newcombe, Statistics in Medicine 1998;17:857, table I, method 3. */
  for (const { count, of, low, high } of [
    { count: 81, of: 263, low: 0.2553, high: 0.3662 },
    { count: 15, of: 148, low: 0.0624, high: 0.1605 },
    { count: 0, of: 20, low: 0, high: 0.1611 },
    { count: 1, of: 29, low: 0.0061, high: 0.1718 },
  ]) {
    it(`[SI87] ${count} of ${of} is between ${low} and ${high}, as published for Wilson’s interval`, () => {
      const bounds = wilson(count, of);
      expect(bounds.low).toBeCloseTo(low, 4);
      expect(bounds.high).toBeCloseTo(high, 4);
    });
  }

  it('[SI87] all of some is as far from all as none is from none', () => {
    expect(wilson(20, 20).high).toBe(1);
    expect(wilson(20, 20).low).toBeCloseTo(1 - 0.1611, 4);
  });

  /** Garwood, Biometrika 1936;28:437; as tabled by Ulm, American Journal of Epidemiology 1990;131:373. */
  for (const { count, low, high } of [
    { count: 0, low: 0, high: 3.689 },
    { count: 1, low: 0.025, high: 5.572 },
    { count: 2, low: 0.242, high: 7.225 },
    { count: 5, low: 1.623, high: 11.668 },
    { count: 10, low: 4.795, high: 18.39 },
    { count: 100, low: 81.364, high: 121.627 },
  ]) {
    it(`[SI87] a count of ${count} is between ${low} and ${high}, as published for Garwood’s interval`, () => {
      const bounds = garwood(count);
      expect(bounds.low).toBeCloseTo(low, 2);
      expect(bounds.high).toBeCloseTo(high, 2);
    });
  }

  it('[SI87] none in 300 hours is fewer than one in a hundred', () => {
    expect(ruleOfThree(300)).toBeCloseTo(0.01, 12);
  });
});

describe('quantiles', () => {
  for (const { share, value } of [
    { share: 0, value: 1 },
    { share: 0.5, value: 2.5 },
    { share: 0.95, value: 3.85 },
    { share: 1, value: 4 },
  ]) {
    it(`[SI87] ${share} of 1, 2, 3, 4 is ${value}`, () => {
      expect(quantile([4, 2, 1, 3], share)).toBeCloseTo(value, 12);
    });
  }

  it('[SI87] nothing has no median', () => {
    expect(quantile([], 0.5)).toBeNull();
  });
});

describe('bootstrap by cluster', () => {
  const stream = createStreams(1)('bootstrap');
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

  it('[SI87] of a mean is as wide as its standard error says', () => {
    const values = Array.from({ length: 100 }, (_, nth) => createStreams(2)('values').normal(nth));
    const middle = mean(values);
    const standardError = Math.sqrt(mean(values.map((one) => (one - middle) ** 2)) / values.length);
    const bounds = clusterBootstrap(values, mean, stream);
    expect(bounds?.low).toBeCloseTo(middle - 1.96 * standardError, 1);
    expect(bounds?.high).toBeCloseTo(middle + 1.96 * standardError, 1);
  });

  it('[SI87] of one cluster there is none', () => {
    expect(clusterBootstrap([1], mean, stream)).toBeNull();
    expect(clusterBootstrap([1, 1], mean, stream)).toEqual({ low: 1, high: 1 });
  });

  it('[SI87] draws that say nothing are left out', () => {
    const never = clusterBootstrap([1, 2], () => null, stream);
    expect(never).toBeNull();
  });
});
