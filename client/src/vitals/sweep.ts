import { bytesToSamples, type WaveTold } from '@chairside/shared/devices/wave.ts';

/**
 * A wave as a sweep draws it: the last seconds of it, and how far the pen has come. It knows no canvas and no clock.
 *
 * Devices send thirds of a second; a pen that jumped with each piece would make every beat stumble. So the pen goes on by itself,
 * a little faster the further behind the newest sample it is, and never past it.
 */
export type Sweep = {
  take(wave: WaveTold): void;
  /** So much of host time has passed: the pen moves. */
  advance(ms: number): void;
  readonly pen: () => Pen | null;
  /** Pieces that never came, since the first that did. */
  readonly lost: () => number;
  clear(): void;
};

/** Where it is, session ms, and what lies within a sweep behind it; `low` and `high` are the heights of its edges. */
export type Pen = {
  readonly atMs: number;
  readonly low: number;
  readonly high: number;
  readonly points: readonly Point[];
};

/** `isJoined`: a line leads to it from the one before. */
type Point = { readonly atMs: number; readonly value: number; readonly isJoined: boolean };

/** Across the strip: about 25 mm/s on a ten-inch tablet. */
export const sweepMs = 7_000;
/** Before the pen nothing old stands so near that it could be taken for new. */
export const barMs = 400;

/** A device may be that late with a piece and its wave still be one. */
const joinWithinMs = 150;
const jumpOverMs = 1_500;
/** Half a piece, as it is on average behind the newest sample, and this much more: then it never has to stop for one. */
const spareMs = 60;
/** Noise of a probe that feels nothing must not look like a pulse. */
const leastRange = 1_500;
/** How fast the edges follow. */
const scaleOverMs = 2_000;

export function createSweep(): Sweep {
  let points: Point[] = [];
  let penMs = 0;
  let newestMs = 0;
  let restMs = spareMs;
  let last: { readonly number: number; readonly endMs: number } | null = null;
  let lost = 0;
  let edgesSinceMs: number | null = null;
  let edges: { readonly low: number; readonly high: number } | null = null;

  function wanted(): { readonly low: number; readonly high: number } {
    let low = Infinity;
    let high = -Infinity;
    for (const { atMs, value } of points) {
      if (atMs > penMs) break;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    const missing = Math.max(0, leastRange - (high - low)) / 2;
    return { low: low - missing, high: high + missing };
  }

  /** What the pen has swept over: also of a page that is hidden, which draws no frame. */
  function forget(): void {
    const first = points.findIndex(({ atMs }) => atMs > penMs - sweepMs + barMs);
    if (first > 0) points = points.slice(first);
  }

  return {
    take({ number, atMs, rateHz, samples }) {
      const values = bytesToSamples(samples);
      const missing = last === null ? 0 : number - last.number - 1;
      // A smaller number is a gateway that began anew.
      if (missing > 0) lost += missing;
      const follows = last !== null && missing === 0 && Math.abs(atMs - last.endMs) <= joinWithinMs;
      const stepMs = 1_000 / rateHz;
      restMs = (values.length * stepMs) / 2 + spareMs;
      values.forEach((value, index) =>
        points.push({ atMs: atMs + index * stepMs, value, isJoined: index > 0 || follows }),
      );
      last = { number, endMs: atMs + values.length * stepMs };
      newestMs = Math.max(newestMs, atMs + (values.length - 1) * stepMs);
      if (Math.abs(newestMs - penMs) > jumpOverMs) penMs = atMs;
      forget();
    },
    advance(ms) {
      const behindMs = newestMs - penMs;
      const pace = 1 + Math.min(1, Math.max(-0.5, (behindMs - restMs) / 500));
      penMs = Math.min(newestMs, penMs + ms * pace);
      forget();
      if (points.length === 0) return;
      const { low, high } = wanted();
      if (!Number.isFinite(low)) return;
      edgesSinceMs ??= penMs;
      // Of the first beats nobody knows yet how high they are: cut off at the edges they would look like another shape.
      const share = penMs - edgesSinceMs < scaleOverMs ? 1 : Math.min(1, ms / scaleOverMs);
      const before = edges ?? { low, high };
      edges = {
        low: before.low + (low - before.low) * share,
        high: before.high + (high - before.high) * share,
      };
    },
    pen: () =>
      edges === null ? null : { atMs: penMs, ...edges, points: points.filter(({ atMs }) => atMs <= penMs) },
    lost: () => lost,
    clear() {
      points = [];
      last = null;
      edges = null;
      edgesSinceMs = null;
    },
  };
}
