import type { Clock } from '../ports/clock.ts';

/**
 * By which devices live that the gateway calls: the host's, for a cable knows no session. Only while a simulator has the session clock
 * in its hand they are simulated too, and as fast or slow as that; a pause of theirs is no silence. From one to the other it goes on
 * from where it was last looked at.
 */
export function createDeviceClock({ host, session, isHeld }: DeviceClocks): Clock {
  let clock = host;
  let aheadMs = 0;
  let lastMs = host.now();

  function present(): Clock {
    const now = isHeld() ? session : host;
    if (now !== clock) {
      clock = now;
      aheadMs = lastMs - now.now();
    }
    lastMs = Math.max(lastMs, clock.now() + aheadMs);
    return clock;
  }

  return {
    now() {
      present();
      return lastMs;
    },
    at: (atMs, action) => present().at(atMs - aheadMs, action),
  };
}

type DeviceClocks = {
  readonly host: Clock;
  readonly session: Clock;
  /** A simulator moves the session clock. */
  readonly isHeld: () => boolean;
};
