import type { Clock } from '../ports/clock.ts';

/** A clock that a test moves. Actions that fall due run in order of their time, each seeing its own time as `now`. */
export function createFakeClock(startMs = 1_700_000_000_000): Clock & { advance(ms: number): void } {
  let nowMs = startMs;
  const waiting = new Set<{ readonly atMs: number; readonly action: () => void }>();

  function nextUntil(untilMs: number) {
    return [...waiting].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  }

  return {
    now: () => nowMs,
    at(atMs, action) {
      const entry = { atMs, action };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (let next = nextUntil(untilMs); next !== undefined; next = nextUntil(untilMs)) {
        waiting.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.action();
      }
      nowMs = untilMs;
    },
  };
}
