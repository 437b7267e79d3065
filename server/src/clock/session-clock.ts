import type { Clock } from '../ports/clock.ts';

/**
 * Gateway time: the wall clock at start plus a monotonic one, so that it never steps within a run (decision 0003).
 * `rate` above 1 is simulation: that many of its seconds pass in one of the host's.
 */
export function createClock({ startMs, rate }: { readonly startMs: number; readonly rate: number }): Clock {
  const startedAt = performance.now();
  const now = () => startMs + Math.floor((performance.now() - startedAt) * rate);
  return {
    now,
    at(atMs, action) {
      let timer: NodeJS.Timeout;
      const arm = () => {
        const waitMs = Math.max(0, (atMs - now()) / rate);
        timer = setTimeout(
          () => (now() >= atMs ? action() : arm()),
          Math.min(Math.ceil(waitMs), longestTimerMs),
        );
        timer.unref();
      };
      arm();
      return () => clearTimeout(timer);
    },
  };
}

/** Longer ones overflow and fire at once. */
const longestTimerMs = 2 ** 31 - 1;
