/**
 * Whether what a device says of the time goes on at life's pace: so long later on the gateway's clock it is so long later on the
 * device's. A backlog does not, however it comes; a clock that is wrong does.
 */
export type LifePace = {
  /** It has gone on so for long enough. Begins anew with a reading that does not fit. */
  goesOn(instant: Instant): boolean;
  beginAnew(): void;
};

/** Of one reading: on the gateway's clock, and on the device's. */
export type Instant = { readonly atMs: number; readonly measuredAtMs: number };

/** For how long it has to go on, and how far receipt and measurement may draw apart meanwhile. */
export type Proof = { readonly forMs: number; readonly withinMs: number };

export function createLifePace({ forMs, withinMs }: Proof): LifePace {
  let since: Instant | null = null;

  return {
    goesOn(instant) {
      if (since === null || Math.abs(distanceMs(instant) - distanceMs(since)) > withinMs) {
        since = instant;
        return false;
      }
      return instant.atMs - since.atMs >= forMs && instant.measuredAtMs > since.measuredAtMs;
    },
    beginAnew() {
      since = null;
    },
  };
}

function distanceMs({ atMs, measuredAtMs }: Instant): number {
  return atMs - measuredAtMs;
}
