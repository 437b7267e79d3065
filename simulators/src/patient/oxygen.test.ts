import { describe, expect, it } from 'vitest';
import { createFinger } from './finger.ts';
import { afterOneSecond, arterialSaturationPercent, lungsOf } from './oxygen.ts';

type Breath = { readonly isObese: boolean; readonly ventilationShareAt: (second: number) => number };

/** Each second from the first, at the heart and at the finger; who has 97.1 % at rest. */
function course({ isObese, ventilationShareAt }: Breath, forS: number) {
  const { lungs, rested } = lungsOf({ isObese, spo2Percent: 97.1 });
  const finger = createFinger(97.1);
  let store = rested;
  return Array.from({ length: forS }, (_, index) => {
    store = afterOneSecond(lungs, store, ventilationShareAt(index + 1));
    const arterial = arterialSaturationPercent(store);
    return { arterial, finger: finger.afterOneSecond(arterial, 3), alveolarMmHg: store.alveolarMmHg };
  });
}

const apnoea = (second: number) => (second <= 35 ? 0 : 1);

describe('the oxygen store', () => {
  for (const spo2Percent of [88, 94, 97.5]) {
    it(`[SI25] keeps ${spo2Percent} % at rest for as long as nothing happens`, () => {
      const { lungs, rested } = lungsOf({ isObese: false, spo2Percent });
      const after = Array.from({ length: 3_600 }).reduce<typeof rested>(
        (store) => afterOneSecond(lungs, store, 1),
        rested,
      );
      expect(arterialSaturationPercent(rested)).toBeCloseTo(spo2Percent, 3);
      expect(arterialSaturationPercent(after)).toBeCloseTo(spo2Percent, 3);
    });
  }

  const holds = [
    { who: 'a slim person', isObese: false, from: 26, to: 29 },
    { who: 'an obese person', isObese: true, from: 15, to: 18 },
  ];
  for (const { who, isObese, from, to } of holds) {
    it(`[SI25] ${who} who does not breathe is below 90 % between ${from} and ${to} s`, () => {
      const seconds = course({ isObese, ventilationShareAt: () => 0 }, 60);
      const belowAtS = seconds.findIndex(({ arterial }) => arterial < 90) + 1;
      expect(belowAtS).toBeGreaterThanOrEqual(from);
      expect(belowAtS).toBeLessThanOrEqual(to);
    });
  }

  it('[SI25] 35 s without breath take 45 mmHg out of the lungs', () => {
    const seconds = course({ isObese: false, ventilationShareAt: apnoea }, 35);
    const { rested } = lungsOf({ isObese: false, spo2Percent: 97.1 });
    expect(Math.abs(rested.alveolarMmHg - seconds[34]!.alveolarMmHg - 45)).toBeLessThan(2);
  });

  it('[SI25] the finger learns of it later: lowest, near 88 %, some 20 s after the breath is back', () => {
    const seconds = course({ isObese: false, ventilationShareAt: apnoea }, 120).map((one) => one.finger);
    const lowest = Math.min(...seconds);
    expect(Math.abs(lowest - 88)).toBeLessThan(1);
    expect(Math.abs(seconds.indexOf(lowest) + 1 - 35 - 22)).toBeLessThanOrEqual(3);
  });

  const shallow = [
    { share: 0.7, percent: 95 },
    { share: 0.5, percent: 82 },
  ];
  for (const { share, percent } of shallow) {
    it(`[SI25] breathing ${100 * share} % comes to rest near ${percent} %`, () => {
      const seconds = course({ isObese: false, ventilationShareAt: () => share }, 1_800);
      expect(Math.abs(seconds.at(-1)!.arterial - percent)).toBeLessThan(3);
    });
  }
});

describe('the way to the finger', () => {
  const halfWayS = (perfusionIndexPercent: number) => {
    const finger = createFinger(100);
    // Long enough for cold fingers to be slow before anything arrives.
    for (let second = 0; second < 60; second += 1) finger.afterOneSecond(100, perfusionIndexPercent);
    const seconds = Array.from({ length: 80 }, () => finger.afterOneSecond(80, perfusionIndexPercent));
    return seconds.findIndex((percent) => percent < 90) + 1;
  };

  it('[SI25] takes some 25 s to half of a step', () =>
    expect(Math.abs(halfWayS(3) - 25)).toBeLessThanOrEqual(1));

  const limits = [
    { perfusion: 0.49, laterS: 10 },
    { perfusion: 0.5, laterS: 0 },
    { perfusion: 0.51, laterS: 0 },
  ];
  for (const { perfusion, laterS } of limits) {
    it(`[SI25] with a perfusion index of ${perfusion} % it takes ${laterS} s longer`, () => {
      expect(halfWayS(perfusion) - halfWayS(3)).toBe(laterS);
    });
  }

  it('[SI25] never shows a saturation that was not there, when the finger turns cold during a fall', () => {
    const finger = createFinger(97);
    const seconds = Array.from({ length: 100 }, (_, second) =>
      finger.afterOneSecond(97 - second * 0.2, second < 40 ? 3 : 0.2),
    );
    for (const [second, percent] of seconds.entries())
      expect(percent).toBeLessThanOrEqual((seconds[second - 1] ?? 97) + 1e-9);
  });
});
