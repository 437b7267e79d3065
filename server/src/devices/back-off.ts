/** How long to wait before trying again: twice as long each time, without chance in it, and from the start once it was good. */
export type BackOff = {
  /** Milliseconds until the next try; asked once for each. */
  next(): number;
  /** It went well for long enough: what failed before is over. */
  reset(): void;
};

const firstMs = 1_000;
const longestMs = 30_000;

export function createBackOff(): BackOff {
  let nextMs = firstMs;
  return {
    next() {
      const waitMs = nextMs;
      nextMs = Math.min(longestMs, 2 * nextMs);
      return waitMs;
    },
    reset() {
      nextMs = firstMs;
    },
  };
}
