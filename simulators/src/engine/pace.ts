import { monotonicMs, pause } from '../host/host-clock.ts';

/** How virtual time goes by in the host's: at a speed, as fast as it can, or not at all. */
export type Pace = {
  /** Virtual seconds in one of the host's; null: as fast as it goes. */
  speed(): number | null;
  setSpeed(speed: number | null): void;
  isPaused(): boolean;
  pause(): void;
  resume(): void;
  /** Resolves when it is time for that instant; at once where that was over long ago. */
  until(virtualMs: number): Promise<void>;
  /** Time goes on from there: what came before does not count. */
  from(virtualMs: number): void;
  /** Everybody who waits goes on at once, and nobody waits any more. */
  end(): void;
};

/** Behind by more, it goes on from where it is instead of hurrying after the host. */
const longestLagMs = 2_000;
const lookAgainMs = 100;

export function createPace(initial: number | null): Pace {
  let speed = initial;
  let isPaused = false;
  let hasEnded = false;
  let anchor: { virtualMs: number; hostMs: number } | null = null;
  let woken = new AbortController();

  /** Whatever changed, those who wait look again, and time is counted from where it is now. */
  function change(): void {
    if (anchor !== null) anchor = { virtualMs: virtualNowMs(), hostMs: monotonicMs() };
    woken.abort();
    woken = new AbortController();
  }

  function virtualNowMs(): number {
    if (anchor === null || speed === null || isPaused) return anchor?.virtualMs ?? 0;
    return anchor.virtualMs + (monotonicMs() - anchor.hostMs) * speed;
  }

  return {
    speed: () => speed,
    setSpeed(next) {
      change();
      speed = next;
    },
    isPaused: () => isPaused,
    pause() {
      change();
      isPaused = true;
    },
    resume() {
      isPaused = false;
      if (anchor !== null) anchor = { ...anchor, hostMs: monotonicMs() };
      change();
    },
    from(virtualMs) {
      anchor = { virtualMs, hostMs: monotonicMs() };
    },
    async until(virtualMs) {
      anchor ??= { virtualMs, hostMs: monotonicMs() };
      while (!hasEnded) {
        if (isPaused) {
          await pause(lookAgainMs, woken.signal);
          continue;
        }
        if (speed === null) {
          anchor = { virtualMs, hostMs: monotonicMs() };
          return;
        }
        const waitMs = (virtualMs - virtualNowMs()) / speed;
        if (waitMs <= 0) {
          if (waitMs < -longestLagMs) anchor = { virtualMs, hostMs: monotonicMs() };
          return;
        }
        await pause(waitMs, woken.signal);
      }
    },
    end() {
      hasEnded = true;
      woken.abort();
    },
  };
}
