import { describe, expect, it } from 'vitest';
import { createSignalTracking, type TrackedSecond } from './signal-tracking.ts';

/** The second that ends then, with one beat in its middle. */
function aSecond(atS: number, given: Partial<TrackedSecond> = {}): TrackedSecond {
  const sample = {
    atMs: atS * 1_000 - 500,
    intervalMs: 1_000,
    saturationPercent: 97,
    perfusionIndexPercent: 3,
  };
  return { atMs: atS * 1_000, samples: [sample], isOn: true, isDisturbed: false, searchDraw: 0.5, ...given };
}

/** From 1 to that second. */
function tracked(untilS: number, given: Partial<TrackedSecond> = {}) {
  const tracking = createSignalTracking();
  for (let atS = 1; atS <= untilS; atS += 1) tracking.advance(aSecond(atS, given));
  return tracking;
}

describe('following a pulse', () => {
  for (const { searchDraw, takesS } of [
    { searchDraw: 0, takesS: 5 },
    { searchDraw: 0.5, takesS: 7.5 },
    { searchDraw: 1, takesS: 10 },
  ]) {
    it(`[SI30] a search that takes ${takesS} s is over then and not before`, () => {
      const lastS = 1 + Math.ceil(takesS);
      expect(tracked(lastS - 1, { searchDraw }).stage().stage).toBe('search');
      expect(tracked(lastS, { searchDraw }).stage().stage).toBe('track');
    });
  }

  for (const { withoutS, stage } of [
    { withoutS: 2, stage: 'track' },
    { withoutS: 3, stage: 'lost' },
    { withoutS: 4, stage: 'lost' },
  ]) {
    it(`[SI31] the last beat ${withoutS + 0.5} s ago: ${stage}`, () => {
      const tracking = tracked(20);
      for (let n = 1; n <= withoutS; n += 1) tracking.advance(aSecond(20 + n, { samples: [] }));
      expect(tracking.stage().stage).toBe(stage);
      expect(tracking.samples().length > 0).toBe(stage === 'track');
    });
  }

  it('[SI31] nothing on the probe ends it at once', () => {
    const tracking = tracked(20);
    tracking.advance(aSecond(21, { isOn: false }));
    expect(tracking.stage()).toEqual({ stage: 'lost' });
    expect(tracking.samples()).toEqual([]);
  });
});
