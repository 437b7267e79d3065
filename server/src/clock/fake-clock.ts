import type { Clock } from '../ports/clock.ts';
import { createSimulatedClock } from './simulated-clock.ts';

/** A clock that a test moves. What falls due runs in order, each action seeing its own time as `now`. */
export function createFakeClock(startMs = 1_700_000_000_000): Clock & { advance(ms: number): void } {
  const clock = createSimulatedClock({ startMs, rate: 0 });
  return {
    now: () => clock.now(),
    at: (atMs, action) => clock.at(atMs, action),
    advance(ms) {
      clock.moveTo(clock.now() + ms);
    },
  };
}
