import type { Clock } from '../ports/clock.ts';
import { createAgenda } from './agenda.ts';

/**
 * Gateway time: the wall clock at start plus a monotonic one, so that it never steps within a run (decision 0003).
 * `rate` above 1 is simulation: that many of its seconds pass in one of the host's.
 */
export function createClock({ startMs, rate }: { readonly startMs: number; readonly rate: number }): Clock {
  const startedAt = performance.now();
  const agenda = createAgenda();
  let timer: NodeJS.Timeout | undefined;
  const now = () => startMs + Math.floor((performance.now() - startedAt) * rate);

  function arm(): void {
    clearTimeout(timer);
    const atMs = agenda.nextAtMs();
    if (atMs === null) return;
    const waitMs = Math.ceil(Math.max(0, (atMs - now()) / rate));
    timer = setTimeout(afterWhatWaits, Math.min(waitMs, longestTimerMs));
    timer.unref();
  }

  /** After the loop stood still, what devices said meanwhile is heard before anything is called silent. */
  function afterWhatWaits(): void {
    setImmediate(runDue);
  }

  function runDue(): void {
    const nowMs = now();
    try {
      for (let due = agenda.take(nowMs); due !== null; due = agenda.take(nowMs)) due.action();
    } finally {
      arm();
    }
  }

  return {
    now,
    at(atMs, action) {
      const isEarliest = atMs < (agenda.nextAtMs() ?? Infinity);
      const cancel = agenda.add(atMs, action);
      if (isEarliest) arm();
      return cancel;
    },
  };
}

/** Longer ones overflow and fire at once. */
const longestTimerMs = 2 ** 31 - 1;
