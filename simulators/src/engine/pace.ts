import { monotonicMs, pause } from '../host/host-clock.ts';

/** How virtual time goes by in the host's: at a speed, as fast as it can, or not at all. */
export type Pace = {
  /** Virtual seconds in one of the host's; null: as fast as it goes. */
  speed(): number | null;
  setSpeed(speed: number | null): void;
  isPaused(): boolean;
  pause(): void;
  resume(): void;
  /** What screens are to be told: 0 in a pause. */
  told(): number | null;
  /** Resolves when it is time for that instant; at once where that was over long ago. */
  until(virtualMs: number): Promise<void>;
  /** Time goes on from there: what came before does not count. */
  from(virtualMs: number): void;
  /** Whoever waits goes on at once, this once: somebody wants to stop. */
  wake(): void;
};

/** Behind by more, it goes on from where it is instead of hurrying after the host. */
const longestLagMs = 2_000;
const lookAgainMs = 100;

export function createPace(initial: number | null): Pace {
  let speed = initial;
  let isPaused = false;
  let anchor: { readonly virtualMs: number; readonly hostMs: number } | null = null;
  let changed = new AbortController();
  let wakes = 0;

  /** Whoever waits looks again. */
  function look(): void {
    changed.abort();
    changed = new AbortController();
  }

  /** Time is counted from where it is now. */
  function anchorNow(): void {
    if (anchor !== null) anchor = { virtualMs: virtualNowMs(), hostMs: monotonicMs() };
  }

  function virtualNowMs(): number {
    if (anchor === null || speed === null || isPaused) return anchor?.virtualMs ?? 0;
    return anchor.virtualMs + (monotonicMs() - anchor.hostMs) * speed;
  }

  return {
    speed: () => speed,
    setSpeed(next) {
      anchorNow();
      speed = next;
      look();
    },
    isPaused: () => isPaused,
    pause() {
      anchorNow();
      isPaused = true;
      look();
    },
    resume() {
      isPaused = false;
      if (anchor !== null) anchor = { ...anchor, hostMs: monotonicMs() };
      look();
    },
    told: () => (isPaused ? 0 : speed),
    from(virtualMs) {
      anchor = { virtualMs, hostMs: monotonicMs() };
    },
    async until(virtualMs) {
      anchor ??= { virtualMs, hostMs: monotonicMs() };
      const before = wakes;
      while (wakes === before) {
        if (isPaused) {
          await pause(lookAgainMs, changed.signal);
          continue;
        }
        if (speed === null) {
          anchor = { virtualMs, hostMs: monotonicMs() };
          return;
        }
        const waitMs = (virtualMs - virtualNowMs()) / speed;
        if (waitMs < -longestLagMs) anchor = { virtualMs, hostMs: monotonicMs() };
        if (waitMs <= 0) return;
        await pause(waitMs, changed.signal);
      }
    },
    wake() {
      wakes += 1;
      look();
    },
  };
}
