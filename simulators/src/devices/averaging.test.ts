import { describe, expect, it } from 'vitest';
import { averaged, type PulseSample } from './averaging.ts';
import type { Averaging } from './device.ts';

/** A beat each second from 1 s on; the saturation steps from 0 to 100 at the beat at `stepS`. */
function beats(untilS: number, stepS: number): readonly PulseSample[] {
  return Array.from({ length: untilS }, (_, n) => ({
    atMs: (n + 1) * 1_000,
    intervalMs: n === 0 ? null : 1_000,
    saturationPercent: n + 1 >= stepS ? 100 : 0,
    perfusionIndexPercent: 3,
  }));
}

const rows: readonly { over: Averaging; atS: number; newBeats: number; percent: number }[] = [
  { over: '2s', atS: 60, newBeats: 1, percent: 50 },
  { over: '2s', atS: 60, newBeats: 2, percent: 100 },
  { over: '8s', atS: 60, newBeats: 7, percent: 87.5 },
  { over: '8s', atS: 60, newBeats: 8, percent: 100 },
  { over: '16s', atS: 60, newBeats: 15, percent: 93.75 },
  { over: '16s', atS: 60, newBeats: 16, percent: 100 },
  { over: '4-beats', atS: 60, newBeats: 1, percent: 33.3 },
  { over: '4-beats', atS: 60, newBeats: 2, percent: 55.6 },
  { over: '8-beats', atS: 60, newBeats: 1, percent: 20 },
  { over: '8-beats', atS: 60, newBeats: 3, percent: 48.8 },
];

describe('an average over beats', () => {
  for (const { over, atS, newBeats, percent } of rows) {
    it(`[SI32] over ${over}: ${newBeats} new beats make ${percent} % of a step`, () => {
      const average = averaged(beats(atS, atS - newBeats + 1), over, atS * 1_000);
      expect(average!.spo2Percent).toBeCloseTo(percent, 0);
    });
  }

  it('[SI32] a window without a beat keeps the newest', () => {
    expect(averaged(beats(10, 10), '2s', 12_900)).toEqual({ spo2Percent: 100, pulseRateBpm: 60 });
  });

  it('[SI32] what came after that instant does not count', () => {
    expect(averaged(beats(10, 10), '2s', 9_500)!.spo2Percent).toBe(0);
  });

  it('[SI32] a first beat has no rate yet, and no beat is no average', () => {
    expect(averaged(beats(1, 1), '8s', 1_500)).toEqual({ spo2Percent: 100, pulseRateBpm: null });
    expect(averaged([], '8s', 1_500)).toBeNull();
  });
});
