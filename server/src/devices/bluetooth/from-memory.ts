import type { Clock } from '../../ports/clock.ts';

/**
 * Whether a reading comes out of the device's memory. Devices send what they have kept in one go when they are connected; what
 * they measure afterwards they send as they measure it.
 */
export function createMemoryWatch(clock: Clock): (measuredAtMs: number | null) => boolean {
  const openedAtMs = clock.now();
  let newestAtMs = openedAtMs;
  return (measuredAtMs) => {
    if (measuredAtMs === null || measuredAtMs >= openedAtMs) return false;
    if (clock.now() - newestAtMs > emptiedWithinMs) return false;
    newestAtMs = clock.now();
    return true;
  };
}

/** Shorter than any cuff takes to measure, longer than a browser takes from one stored reading to the next. */
const emptiedWithinMs = 10_000;
