import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import { createDrug } from './drug.ts';
import { usualKinetics } from './kinetics.ts';
import { createSideEffects, intensityAt, usualExposureS } from './side-effects.ts';

const infusion = [{ fromMs: 0, toMs: 40 * 60_000, mgPerKgPerMin: 0.5 / 40 }];
const drug = createDrug(usualKinetics('clements', 70), 70);
const levels = Array.from(
  { length: 6 * 3_600 },
  (_, second) => drug(infusion, second * 1_000).effectSiteNgPerMl,
);

const sessions = Array.from({ length: 1_500 }, (_, index) => {
  const sideEffects = createSideEffects(createStreams(4).under(`person-${index}`));
  return levels
    .slice(0, 3 * 3_600)
    .flatMap((level, second) => sideEffects.afterOneSecond(second * 1_000, level));
});

describe('side effects', () => {
  it('[SI28] the exposure of a usual session is that of the usual person', () => {
    const exposureS = levels.map(intensityAt).reduce((sum, each) => sum + each, 0);
    expect(Math.abs(exposureS - usualExposureS)).toBeLessThan(1);
  });

  const shares = [
    { what: 'drowsiness', share: 0.564 },
    { what: 'dissociation', share: 0.356 },
    { what: 'nausea', share: 0.133 },
  ];
  for (const { what, share } of shares) {
    it(`[SI28] ${what} occurs in about ${100 * share} % of usual sessions`, () => {
      const found = sessions.filter((marks) => marks.some((mark) => mark.what === what)).length;
      expect(Math.abs(found / sessions.length - share)).toBeLessThan(0.04);
    });
  }

  it('[SI28] each begins once at most in a session', () => {
    for (const marks of sessions) expect(new Set(marks.map(({ what }) => what)).size).toBe(marks.length);
  });

  it('[SI28] they cluster between 20 and 60 min', () => {
    const minutes = sessions.flat().map(({ atMs }) => atMs / 60_000);
    const inside = minutes.filter((minute) => minute >= 20 && minute <= 60).length;
    expect(inside / minutes.length).toBeGreaterThan(0.6);
  });

  it('[SI28] without drug there are none', () => {
    const sideEffects = createSideEffects(createStreams(4).under('person-1'));
    const marks = levels.flatMap((_, second) => sideEffects.afterOneSecond(second * 1_000, 0));
    expect(marks).toEqual([]);
  });
});
