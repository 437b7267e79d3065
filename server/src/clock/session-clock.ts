import type { Clock } from '../ports/clock.ts';
import { createAgenda } from './agenda.ts';
import { createDueTimer } from './due-timer.ts';

/**
 * Gateway time: the wall clock at start plus a monotonic one, so that it never steps within a run (decision 0003).
 * In simulation the session clock is another one (simulated-clock.ts).
 */
export function createClock({ startMs }: { readonly startMs: number }): Clock {
  const startedAt = performance.now();
  const agenda = createAgenda();
  const now = () => startMs + Math.floor(performance.now() - startedAt);
  const timer = createDueTimer(agenda, { now, rate: () => 1 });
  return {
    now,
    at(atMs, action) {
      const isEarliest = atMs < (agenda.nextAtMs() ?? Infinity);
      const cancel = agenda.add(atMs, action);
      if (isEarliest) timer.arm();
      return cancel;
    },
  };
}
