import type { WavePiece } from '@chairside/shared/devices/wave.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { t0 } from '../testing/a-chair.ts';
import { createWaveRing } from './wave-ring.ts';

/** A second of 50 samples, numbered from `first`. */
function aSecond(first = 0, more: Partial<WavePiece> = {}): WavePiece {
  return {
    deviceId: 'OXI-1' as DeviceId,
    kind: 'pleth',
    rateHz: 50,
    samples: Uint16Array.from({ length: 50 }, (_, index) => first + index),
    ...more,
  };
}

const everything = [0, Number.MAX_SAFE_INTEGER] as const;

describe('where a piece is placed', () => {
  it('[WV3] the first so that it ends when it came', () => {
    expect(createWaveRing().add(aSecond(), t0).atMs).toBe(t0 - 1_000);
  });

  for (const [lateMs, atMs] of [
    [-80, t0 - 10],
    [0, t0],
    [80, t0 + 10],
    [999, t0 + 999 / 8],
    [1_000, t0 + 125],
    [1_001, t0 + 1_001],
  ] as const) {
    it(`[WV3] the next, ${lateMs} ms late: at ${atMs - t0} ms after the end of the one before`, () => {
      const ring = createWaveRing();
      ring.add(aSecond(), t0);
      expect(ring.add(aSecond(50), t0 + 1_000 + lateMs).atMs).toBe(atMs);
    });
  }

  it('[WV3] of another device so that it ends when it came', () => {
    const ring = createWaveRing();
    ring.add(aSecond(), t0);
    expect(ring.add(aSecond(0, { deviceId: 'OXI-2' as DeviceId }), t0 + 1_080).atMs).toBe(t0 + 80);
  });

  it('[WV3] with the device’s clock a thousandth fast it stays where it is heard', () => {
    const ring = createWaveRing();
    let farthestMs = 0;
    for (let second = 1; second <= 3_600; second += 1) {
      const heardMs = t0 + second * 999;
      const { atMs } = ring.add(aSecond(), heardMs);
      farthestMs = Math.max(farthestMs, Math.abs(atMs + 1_000 - heardMs));
    }
    expect(farthestMs).toBeLessThan(10);
  });
});

describe('what is cut out', () => {
  it('[WV3] pieces that follow each other are one stretch, a gap is left open', () => {
    const ring = createWaveRing();
    for (const [first, atMs] of [
      [0, t0],
      [50, t0 + 1_000],
      [100, t0 + 4_000],
    ] as const)
      ring.add(aSecond(first), atMs);
    const stretches = ring.between(...everything);
    expect(stretches.map(({ atMs, samples }) => [atMs - t0, samples.length, samples[0]])).toEqual([
      [-1_000, 100, 0],
      [3_000, 50, 100],
    ]);
  });

  it('[WV3] from, up to but without', () => {
    const ring = createWaveRing();
    ring.add(aSecond(), t0);
    const [stretch] = ring.between(t0 - 900, t0 - 800);
    expect(stretch?.atMs).toBe(t0 - 900);
    expect([...(stretch?.samples ?? [])]).toEqual([5, 6, 7, 8, 9]);
    expect(ring.between(t0, t0 + 1_000)).toEqual([]);
  });
});

describe('how much is held', () => {
  for (const [seconds, held] of [
    [44, 44],
    [45, 45],
    [46, 45],
    [600, 45],
  ] as const) {
    it(`[WV5] of ${seconds} s the last ${held}`, () => {
      const ring = createWaveRing();
      for (let second = 1; second <= seconds; second += 1) ring.add(aSecond(), t0 + second * 1_000);
      expect(ring.between(...everything)[0]?.samples.length).toBe(held * 50);
    });
  }

  for (const [samples, held] of [
    [32_767, 32_767],
    [32_768, 32_768],
    [32_769, 32_768],
  ] as const) {
    it(`[WV5] of a piece of ${samples} samples ${held}, the newest`, () => {
      const ring = createWaveRing();
      const piece = aSecond(0, {
        rateHz: 10_000,
        samples: Uint16Array.from({ length: samples }, (_, i) => i),
      });
      ring.add(piece, t0);
      const kept = ring.between(...everything)[0]?.samples;
      expect([kept?.length, kept?.at(-1)]).toEqual([held, samples - 1]);
    });
  }

  it('[WV5] of pieces larger together only as many as there is room for', () => {
    const ring = createWaveRing();
    const large = { rateHz: 10_000, samples: new Uint16Array(20_000) };
    for (const atMs of [2_000, 4_000]) ring.add(aSecond(0, large), t0 + atMs);
    expect(ring.between(...everything).map(({ samples }) => samples.length)).toEqual([20_000]);
  });
});
