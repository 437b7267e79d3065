/**
 * A reading from clearly ahead of the session clock has a time nobody can trust: its age is not zero but unknown, and it
 * must not look fresh (AL28). The screen's idea of the clock may be behind by the way of a message and a tick.
 */
export function isAhead(atMs: number, nowMs: number): boolean {
  return atMs - nowMs > toleratedMs;
}

const toleratedMs = 5_000;
