import type { Cancel, Clock } from '../ports/clock.ts';
import { every } from './every.ts';

/** A step smaller than this is drift that any clock has. */
const stepMs = 2_000;
const lookedEveryMs = 1_000;

/**
 * Compares the machine's wall clock with the monotonic one; says by how much it stepped since it was last asked, or null.
 * The gateway's own time does not follow the step; that it happened is recorded.
 */
export function createWallClockWatch(
  wallNow: () => number = Date.now,
  monotonicNow: () => number = () => performance.now(),
): () => number | null {
  let offsetMs = wallNow() - monotonicNow();
  return () => {
    const byMs = Math.round(wallNow() - monotonicNow() - offsetMs);
    if (Math.abs(byMs) < stepMs) return null;
    offsetMs += byMs;
    return byMs;
  };
}

/** From now on, whenever it steps. */
export function noteWallClockSteps(clock: Clock, onStep: (byMs: number) => void): Cancel {
  const stepped = createWallClockWatch();
  return every(clock, lookedEveryMs, () => {
    const byMs = stepped();
    if (byMs !== null) onStep(byMs);
  });
}
