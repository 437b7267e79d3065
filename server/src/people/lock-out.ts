import type { Shelf } from './credential-store.ts';
import type { Kept } from './kept.ts';

/**
 * Back-off after wrong secrets, of an account (also one that does not exist), of the address they came from, and of a person's PIN at
 * one browser and at all together: so many are free, then 30 s are waited, twice as long with each further one, 15 min at most. Kept
 * over a restart.
 */
export type LockOut = {
  /** How long the longest of them still waits; 0: not. */
  waitMs(subjects: readonly string[]): number;
  /** Counted before it is known whether the secret is right: who sends a hundred at once gets no hundred guesses. */
  count(subjects: readonly string[], freeTimes?: number): void;
  /** It was right. */
  clear(subjects: readonly string[]): void;
};

const usuallyFree = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;
/** Since the last wrong one, and the wait it brought. */
const forgottenAfterMs = 60 * 60_000;
/** Names that do not exist are without number. */
const subjectsAtMost = 10_000;

export function createLockOut(failures: Shelf<Kept<'failures'>>, nowMs: () => number): LockOut {
  function find(subject: string): Kept<'failures'> | null {
    const known = failures.find(subject);
    if (known === null || known.lastAtMs <= nowMs()) return known;
    // The clock was ahead when it was written: the wait is as long as it was, and counts from now.
    const waitMs = Math.min(Math.max(0, known.lockedUntilMs - known.lastAtMs), longestWaitMs);
    const believed = { ...known, lastAtMs: nowMs(), lockedUntilMs: nowMs() + waitMs };
    failures.put(believed);
    return believed;
  }

  function timesOf(subject: string): number {
    const known = find(subject);
    if (known === null) return 0;
    return nowMs() - Math.max(known.lastAtMs, known.lockedUntilMs) >= forgottenAfterMs ? 0 : known.times;
  }

  function countOne(subject: string, freeTimes: number): void {
    const times = timesOf(subject) + 1;
    const doubled = times < freeTimes ? 0 : firstWaitMs * 2 ** Math.min(times - freeTimes, 10);
    const lockedUntilMs = nowMs() + Math.min(doubled, longestWaitMs);
    failures.put({ subject, times, lastAtMs: nowMs(), lockedUntilMs });
  }

  function forgetOldest(): void {
    const kept = failures.all();
    if (kept.length <= subjectsAtMost) return;
    const oldestFirst = [...kept].sort((a, b) => a.lastAtMs - b.lastAtMs);
    for (const { subject } of oldestFirst.slice(0, subjectsAtMost / 10)) failures.remove(subject);
  }

  return {
    waitMs(subjects) {
      const untilMs = subjects.map((subject) => find(subject)?.lockedUntilMs ?? 0);
      return Math.max(0, Math.max(...untilMs) - nowMs());
    },
    count(subjects, freeTimes = usuallyFree) {
      for (const subject of subjects) countOne(subject, freeTimes);
      forgetOldest();
    },
    clear(subjects) {
      for (const subject of subjects) failures.remove(subject);
    },
  };
}
