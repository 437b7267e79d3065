import type { Log } from '../ports/log.ts';

/** Runs what a driver does; null where it threw. */
export type Guard = <T>(action: () => T) => T | null;

type Guarded = {
  readonly driver: { readonly id: string };
  readonly peer: string;
  readonly log: Log;
  /** The link is to end; nothing else has to. */
  readonly onFailure: () => void;
};

/** The one place where a driver's mistake ends: it is said, and its link is lost, never the gateway (DD4). */
export function createGuard({ driver, peer, log, onFailure }: Guarded): Guard {
  return (action) => {
    try {
      return action();
    } catch (error) {
      log.error('device-driver-failed', { driver: driver.id, peer, why: String(error) });
      onFailure();
      return null;
    }
  };
}
