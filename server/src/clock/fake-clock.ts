import type { Clock } from '../ports/clock.ts';
import { createAgenda } from './agenda.ts';

/** A clock that a test moves. What falls due runs in order, each action seeing its own time as `now`. */
export function createFakeClock(startMs = 1_700_000_000_000): Clock & { advance(ms: number): void } {
  const agenda = createAgenda();
  let nowMs = startMs;
  return {
    now: () => nowMs,
    at: (atMs, action) => agenda.add(atMs, action),
    advance(ms) {
      const untilMs = nowMs + ms;
      for (let due = agenda.take(untilMs); due !== null; due = agenda.take(untilMs)) {
        nowMs = Math.max(nowMs, due.atMs);
        due.action();
      }
      nowMs = untilMs;
    },
  };
}
