import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Driver, DriverCounts, DriverSession, DriverSurroundings } from './driver.ts';

/**
 * A session of a driver that never throws, whatever the driver does and whenever: the one place where a driver's mistake ends
 * (DD4). It is said once, and its link is lost, never the gateway. Closed, nothing of it goes on.
 */
export type GuardedSession = DriverSession & {
  /** Once. What hangs up meanwhile may `close` at once: the session is closed as soon as it is there. */
  open(surroundings: DriverSurroundings): void;
};

type Guarded = {
  readonly driver: Driver;
  readonly peer: string;
  readonly log: Log;
  /** The link is to end; nothing else has to. */
  readonly onFailure: () => void;
};

export function guardDriver({ driver, peer, log, onFailure }: Guarded): GuardedSession {
  let session: DriverSession | null = null;
  let counts: DriverCounts = { frames: 0, garbageBytes: 0 };
  let isClosed = false;
  let hasFailed = false;

  return {
    open(surroundings) {
      guarded(() => {
        session = driver.open({ ...surroundings, clock: guardedClock(surroundings.clock) });
      });
      if (isClosed) closeSession();
    },
    receive(bytes, channel) {
      guarded(() => session?.receive(bytes, channel));
    },
    /** Of one that can not say any more, what it said last. */
    counts() {
      guarded(() => {
        counts = session?.counts() ?? counts;
      });
      return counts;
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      closeSession();
    },
  };

  /** What a driver does later is its doing too. */
  function guardedClock(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      at: (atMs, action) =>
        clock.at(atMs, () => {
          if (!isClosed) guarded(action);
        }),
    };
  }

  function closeSession(): void {
    guarded(() => session?.close());
  }

  function guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (hasFailed) return;
      hasFailed = true;
      log.error('device-driver-failed', { driver: driver.id, peer, why: String(error) });
      onFailure();
    }
  }
}
