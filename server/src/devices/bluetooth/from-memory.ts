import type { Clock } from '../../ports/clock.ts';
import { cuffTakesMs } from '../cuff-takes.ts';

/**
 * Which readings come out of the device's memory. Devices send what they have kept in one go when they are connected; what they
 * measure afterwards they send as they measure it. One without a time is of now only where it can not be anything else.
 */
export type MemoryWatch = {
  /** As a reading says it: true, it was kept; false, it was seen to be measured; undefined, its time tells. */
  isFromMemory(measuredAtMs: number | null): boolean | undefined;
  /** The device is measuring: what it says next is the measurement that was seen. */
  worked(): void;
};

/** Longer than a browser takes from one stored reading to the next. */
export const emptiedWithinMs = 10_000;
/** Far longer than a browser takes for all that an oximeter has kept: who goes on for so long measures. */
export const memoryTakesMs = 120_000;

/** `mayMeasureOften`: of an oximeter; a cuff can not, and two of its numbers that come close together were never both of now. */
export function createMemoryWatch(
  clock: Clock,
  { mayMeasureOften }: { readonly mayMeasureOften: boolean },
): MemoryWatch {
  const openedAtMs = clock.now();
  let newestKeptAtMs = openedAtMs;
  let newestTimelessAtMs = openedAtMs;
  /** Since when those without a time have come with no pause between. */
  let steadySinceMs: number | null = null;
  let isEmptied = false;
  let workedAtMs: number | null = null;

  /** The first result after it, and soon: what comes later is something else. */
  function isSeen(): boolean {
    const seen = workedAtMs !== null && clock.now() - workedAtMs <= cuffTakesMs;
    workedAtMs = null;
    return seen;
  }

  function mayBeKept(): boolean {
    const nowMs = clock.now();
    const isPaused = nowMs - newestTimelessAtMs > cuffTakesMs;
    newestTimelessAtMs = nowMs;
    if (isPaused || steadySinceMs === null) steadySinceMs = nowMs;
    isEmptied ||= mayMeasureOften && nowMs - steadySinceMs > memoryTakesMs;
    return !isPaused && !isEmptied;
  }

  return {
    isFromMemory(measuredAtMs) {
      if (isSeen()) {
        newestTimelessAtMs = clock.now();
        return false;
      }
      if (measuredAtMs === null) return mayBeKept() ? true : undefined;
      if (measuredAtMs >= openedAtMs || clock.now() - newestKeptAtMs > emptiedWithinMs) return undefined;
      newestKeptAtMs = clock.now();
      return true;
    },
    worked() {
      workedAtMs = clock.now();
    },
  };
}
