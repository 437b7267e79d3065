import { describe, expect, it } from 'vitest';
import { correlation, mean, meanOverPeople, quantile, sd, shareOf, wilson } from './statistics.ts';
import { countedPulseBpm } from './wave.ts';

describe('the numbers of the verification', () => {
  it('[SI92] mean, standard deviation and share', () => {
    expect(mean([1, 2, 3, 6])).toBe(3);
    expect(sd([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.138, 3);
    expect(shareOf([1, 2, 3, 4], (one) => one > 3)).toBe(0.25);
  });

  const quantiles = [
    { at: 0, value: 1 },
    { at: 0.5, value: 2.5 },
    { at: 0.75, value: 3.25 },
    { at: 1, value: 4 },
  ];
  for (const { at, value } of quantiles) {
    it(`[SI92] quantile ${at} lies between its neighbours in a straight line`, () => {
      expect(quantile([4, 2, 3, 1], at)).toBe(value);
    });
  }

  it('[SI92] the interval of a share: 10 of 100 is 5.5 to 17.4 %', () => {
    expect(wilson(0.1, 100).from).toBeCloseTo(0.0552, 4);
    expect(wilson(0.1, 100).to).toBeCloseTo(0.1744, 4);
  });

  it('[SI92] people are independent, their visits are not: the same visit again makes no interval narrower', () => {
    const once = meanOverPeople([[1], [2], [3], [4]]);
    expect(
      meanOverPeople([
        [1, 1],
        [2, 2],
        [3, 3],
        [4, 4],
      ]),
    ).toEqual(once);
    expect(once.mean).toBe(2.5);
    expect(once.to - once.from).toBeCloseTo(2.124, 3);
  });

  it('[SI92] correlation is 1 with itself, −1 with its mirror', () => {
    const series = [1, 5, 2, 8];
    expect(correlation(series, series)).toBeCloseTo(1, 12);
    expect(
      correlation(
        series,
        series.map((value) => -value),
      ),
    ).toBeCloseTo(-1, 12);
  });

  it('[SI92] the pulse counted in a sine of 72 a minute is 72, small humps or not', () => {
    const wave = Array.from({ length: 75 * 60 }, (_, n) => {
      const turn = (2 * Math.PI * 1.2 * n) / 75;
      return 0.5 * Math.sin(turn) + 0.1 * Math.sin(7 * turn);
    });
    expect(Math.abs(countedPulseBpm(wave, 75) - 72)).toBeLessThan(0.1);
  });
});
