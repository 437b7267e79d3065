/**
 * The screen's own clock. Monotonic, and it counts the time the machine slept: the browser's monotonic clock may stand
 * still in suspend, and what was fresh before the sleep would look fresh after it (AL28).
 */
export type HostClock = {
  nowMs(): number;
  /** How long the machine has slept so far; grows when a sleep is noticed. */
  sleptMs(): number;
};

type HostTimes = { readonly monotonicMs: () => number; readonly wallMs: () => number };

/** By more than this the wall clock has to run ahead between two looks: it may be set by a little now and then. */
const sleepBeyondMs = 5_000;

const browserTimes: HostTimes = { monotonicMs: () => performance.now(), wallMs: () => Date.now() };

export function createHostClock({ monotonicMs, wallMs }: HostTimes = browserTimes): HostClock {
  let sleptMs = 0;
  let aheadMs = wallMs() - monotonicMs();

  function look() {
    const nowAheadMs = wallMs() - monotonicMs();
    if (nowAheadMs - aheadMs > sleepBeyondMs) sleptMs += nowAheadMs - aheadMs;
    aheadMs = nowAheadMs;
    return sleptMs;
  }

  return { nowMs: () => look() + monotonicMs(), sleptMs: look };
}
