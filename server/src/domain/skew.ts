/**
 * How far a device's clock is behind the gateway's, learnt from the distances between receipt and measurement. Delay only ever adds to
 * a distance, so the smallest of the last minutes is the skew.
 */
export type Skew = {
  learn(atMs: number, distanceMs: number): void;
  /** Infinity while nothing was learnt. */
  smallestMs(): number;
  /** How much further ahead the clock is after an hour; null until it has been heard for half an hour. */
  driftMsPerHour(): number | null;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const minutesKept = 10;
/** Of clocks that tell seconds: less would be seen as minutes an hour. */
const driftAfterMs = 30 * minuteMs;

export function createSkew(): Skew {
  const smallestByMinute = new Map<number, number>();
  /** The smallest distance of the first minutes, as many as are kept of the last. */
  let atFirst: { readonly atMs: number; distanceMs: number } | null = null;
  let newestAtMs = 0;

  function smallestMs(): number {
    return Math.min(...smallestByMinute.values());
  }

  return {
    learn(atMs, distanceMs) {
      const minute = Math.floor(atMs / minuteMs);
      newestAtMs = atMs;
      atFirst ??= { atMs, distanceMs };
      if (atMs - atFirst.atMs < minutesKept * minuteMs)
        atFirst.distanceMs = Math.min(atFirst.distanceMs, distanceMs);
      smallestByMinute.set(minute, Math.min(distanceMs, smallestByMinute.get(minute) ?? distanceMs));
      for (const oldest of smallestByMinute.keys()) {
        if (oldest <= minute - minutesKept) smallestByMinute.delete(oldest);
      }
    },
    smallestMs,
    driftMsPerHour() {
      if (atFirst === null || newestAtMs - atFirst.atMs < driftAfterMs) return null;
      // A clock that is fast is nearest at the end of both windows, one that is slow at their beginning.
      const apartMs = newestAtMs - atFirst.atMs - minutesKept * minuteMs;
      return Math.round(((atFirst.distanceMs - smallestMs()) * hourMs) / apartMs);
    },
  };
}
