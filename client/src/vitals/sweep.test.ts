import { samplesToBytes, type WaveTold } from '@chairside/shared/devices/wave.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createSweep, sweepMs } from './sweep.ts';

const t0 = 1_700_000_000_000;

/** A third of a second at 75 a second, the so-manieth: a ramp of 25 steps. */
function aPiece(number: number, more: Partial<Omit<WaveTold, 'samples'>> = {}): WaveTold {
  const samples = Uint16Array.from({ length: 25 }, (_, index) => 20_000 + index * 400);
  return {
    chair: '1' as ChairId,
    kind: 'pleth',
    rateHz: 75,
    atMs: t0 + ((number - 1) * 1_000) / 3,
    number,
    samples: samplesToBytes(samples).buffer,
    ...more,
  };
}

/** Pieces from the first to the last as they come, twenty frames between two; the pen's place after each frame. */
function played(sweep: ReturnType<typeof createSweep>, first: number, last: number): readonly number[] {
  const places: number[] = [];
  for (let number = first; number <= last; number += 1) {
    sweep.take(aPiece(number));
    for (let frame = 0; frame < 20; frame += 1) {
      sweep.advance(1_000 / 60);
      places.push(sweep.pen()?.atMs ?? Number.NaN);
    }
  }
  return places;
}

describe('the pen', () => {
  it('[WV9] goes on evenly though pieces come three times a second', () => {
    const places = played(createSweep(), 1, 30).slice(100);
    const steps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(5);
    expect(Math.max(...steps)).toBeLessThan(35);
  });

  it('[WV9] is never past the newest sample, and never more than half a second behind it', () => {
    const sweep = createSweep();
    played(sweep, 1, 30);
    const newestMs = t0 + 10_000 - 1_000 / 75;
    const penMs = sweep.pen()?.atMs ?? 0;
    expect(penMs).toBeLessThanOrEqual(newestMs);
    expect(newestMs - penMs).toBeLessThan(500);
    sweep.advance(5_000);
    expect(sweep.pen()?.atMs).toBeCloseTo(newestMs, 3);
  });

  it('[WV9] has less than one sweep behind it', () => {
    const sweep = createSweep();
    played(sweep, 1, 60);
    const { atMs = 0, points = [] } = sweep.pen() ?? {};
    expect(atMs - (points[0]?.atMs ?? 0)).toBeLessThan(sweepMs);
    expect(atMs - (points[0]?.atMs ?? 0)).toBeGreaterThan(sweepMs - 600);
  });
});

describe('a page that is hidden', () => {
  it('[WV9] draws no frame and keeps no more than one sweep of what comes', () => {
    const sweep = createSweep();
    played(sweep, 1, 3);
    for (let number = 4; number <= 600; number += 1) sweep.take(aPiece(number));
    const { points = [] } = sweep.pen() ?? {};
    expect(points.length).toBeGreaterThan(0);
    expect(points.length).toBeLessThan((75 * sweepMs) / 1_000);
  });
});

describe('gaps', () => {
  const opened = (second: WaveTold) => {
    const sweep = createSweep();
    sweep.take(aPiece(1));
    sweep.take(second);
    sweep.advance(2_000);
    return (sweep.pen()?.points ?? []).filter(({ isJoined }) => !isJoined).length;
  };

  for (const [lateMs, gaps] of [
    [0, 1],
    [149, 1],
    [151, 2],
  ] as const) {
    it(`[WV9] a piece ${lateMs} ms after the end of the one before is ${gaps === 1 ? 'joined to it' : 'not'}`, () => {
      expect(opened(aPiece(2, { atMs: aPiece(2).atMs + lateMs }))).toBe(gaps);
    });
  }

  it('[WV9] a piece that was lost leaves its place open and is counted', () => {
    const sweep = createSweep();
    for (const number of [5, 6, 9]) sweep.take(aPiece(number));
    sweep.advance(2_000);
    expect(sweep.lost()).toBe(2);
    expect(sweep.pen()?.points.filter(({ isJoined }) => !isJoined)).toHaveLength(2);
  });

  it('[WV9] a gateway that counts anew has lost nothing', () => {
    const sweep = createSweep();
    for (const number of [500, 1, 2]) sweep.take(aPiece(number));
    expect(sweep.lost()).toBe(0);
  });

  it('[WV9] cleared, nothing of it is left', () => {
    const sweep = createSweep();
    played(sweep, 1, 3);
    sweep.clear();
    sweep.advance(20);
    expect(sweep.pen()).toBe(null);
  });
});

describe('the height', () => {
  it('[WV9] of a probe that feels nothing the noise stays small', () => {
    const sweep = createSweep();
    const samples = samplesToBytes(Uint16Array.from({ length: 25 }, (_, i) => 30_000 + (i % 2))).buffer;
    sweep.take({ ...aPiece(1), samples });
    sweep.advance(500);
    const { low = 0, high = 0 } = sweep.pen() ?? {};
    expect(high - low).toBeGreaterThanOrEqual(1_500);
  });

  it('[WV9] of the first two seconds nothing is cut off at the edges', () => {
    const sweep = createSweep();
    for (let number = 1; number <= 6; number += 1) {
      const beat = (i: number) => 20_000 + Math.round(9_000 * Math.sin((number * 25 + i) / 12));
      sweep.take({
        ...aPiece(number),
        samples: samplesToBytes(Uint16Array.from({ length: 25 }, (_, i) => beat(i))).buffer,
      });
      sweep.advance(300);
      const { low, high, points } = sweep.pen()!;
      expect(points.length).toBeGreaterThan(0);
      for (const { value } of points) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
      }
    }
  });

  it('[WV9] follows slowly: half as high a wave is not drawn as high at once', () => {
    const sweep = createSweep();
    played(sweep, 1, 30);
    const before = sweep.pen()?.high ?? 0;
    const tall = samplesToBytes(Uint16Array.from({ length: 25 }, (_, i) => 20_000 + i * 1_600)).buffer;
    sweep.take({ ...aPiece(31), samples: tall });
    sweep.advance(300);
    const after = sweep.pen()?.high ?? 0;
    expect(after).toBeGreaterThan(before);
    expect(after).toBeLessThan(20_000 + 24 * 1_600 - 10_000);
  });
});
