/**
 * Whether what a device says of the time goes on at life's pace: so long later on the gateway's clock it is so long later on the
 * device's. A backlog does not, however it comes; a clock that is wrong does.
 */
export type LifePace = {
  /**
   * By how much receipt is later than measurement once it has gone on so for long enough, null until then. Begins anew with a
   * reading that does not fit.
   */
  goesOnAt(instant: Instant): number | null;
  beginAnew(): void;
};

/** Of one reading: on the gateway's clock, and on the device's. */
export type Instant = { readonly atMs: number; readonly measuredAtMs: number };

/** For how long it has to go on, and how far receipt and measurement may draw apart meanwhile. */
export type Proof = { readonly forMs: number; readonly withinMs: number };

export function createLifePace({ forMs, withinMs }: Proof): LifePace {
  let since: Instant | null = null;

  return {
    goesOnAt(instant) {
      if (since === null || Math.abs(distanceMs(instant) - distanceMs(since)) > withinMs) {
        since = instant;
        return null;
      }
      const isProved = instant.atMs - since.atMs >= forMs && instant.measuredAtMs > since.measuredAtMs;
      return isProved ? distanceMs(instant) : null;
    },
    beginAnew() {
      since = null;
    },
  };
}

/** Of so many stretches of `forMs` the smallest distances agree within `withinMs`, all distances within `spreadMs`. */
export type RoughProof = Proof & { readonly stretches: number; readonly spreadMs: number };

/**
 * The same of times that are not smooth: told in batches, brought up to date every few seconds, or on their way for longer and
 * shorter. Two stretches would not do: a backlog that pauses for a few seconds looks like one for as long.
 */
export function createRoughPace({ forMs, withinMs, stretches, spreadMs }: RoughProof): LifePace {
  let past: readonly Stretch[] = [];
  let current: Stretch | null = null;

  return {
    goesOnAt(instant) {
      const ms = distanceMs(instant);
      const heard = current === null ? past : [...past, current];
      const isTooFar = spreadOf([ms, ...heard.flatMap((one) => [one.smallestMs, one.largestMs])]) > spreadMs;
      if (current === null || isTooFar) {
        past = [];
        current = stretchOf(instant);
        return null;
      }
      if (instant.atMs - current.sinceMs < forMs) {
        current.smallestMs = Math.min(current.smallestMs, ms);
        current.largestMs = Math.max(current.largestMs, ms);
        return null;
      }
      past = heard.slice(-stretches);
      current = stretchOf(instant);
      const smallest = past.map(({ smallestMs }) => smallestMs);
      const isProved = past.length === stretches && spreadOf(smallest) <= withinMs;
      return isProved ? Math.min(ms, ...smallest) : null;
    },
    beginAnew() {
      past = [];
      current = null;
    },
  };
}

function spreadOf(distances: readonly number[]): number {
  return Math.max(...distances) - Math.min(...distances);
}

type Stretch = { readonly sinceMs: number; smallestMs: number; largestMs: number };

function stretchOf(instant: Instant): Stretch {
  const ms = distanceMs(instant);
  return { sinceMs: instant.atMs, smallestMs: ms, largestMs: ms };
}

function distanceMs({ atMs, measuredAtMs }: Instant): number {
  return atMs - measuredAtMs;
}
