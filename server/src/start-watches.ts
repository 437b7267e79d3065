import type { ChairId } from '@chairside/shared/ids.ts';
import type { ChairDesk } from './chairs/chair-desk.ts';
import type { Erasure } from './chairs/erasure.ts';
import type { SiteDesk } from './chairs/site-desk.ts';
import { every } from './clock/every.ts';
import { noteWallClockSteps } from './clock/wall-clock-watch.ts';
import type { Config } from './config.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';

const dayMs = 86_400_000;
const certificateTellsAtDays = 30;
const clockStepped = { what: 'wall-clock-stepped', subject: null } as const;

type Surroundings = {
  readonly clocks: { readonly session: Clock; readonly host: Clock };
  readonly log: Log;
  readonly site: SiteDesk;
  readonly desks: ReadonlyMap<ChairId, ChairDesk>;
  readonly erasure: Erasure;
};

/** What is looked after as long as the gateway runs: steps of the wall clock, and once a day what has run out. Stops both. */
export function startWatches(
  config: Config,
  { clocks, log, site, desks, erasure }: Surroundings,
): () => void {
  const stopWatch = noteWallClockSteps(clocks.host, (byMs) => {
    log.warn('wall-clock-stepped', { byMs });
    site.note({ type: 'wall-clock-stepped', body: { byMs } });
    for (const desk of desks.values()) {
      // A step is an instant: the last one has nothing to do with it.
      desk.report(clockStepped, null);
      desk.report(clockStepped, clocks.session.now());
    }
  });
  function lookDaily(): void {
    void erasure.expire();
    const daysLeft = config.tls === null ? Infinity : Math.floor((config.tls.endsAtMs - Date.now()) / dayMs);
    if (daysLeft < certificateTellsAtDays) log.warn('certificate-ends-soon', { daysLeft });
  }
  // By the host's clock, whose days nobody speeds up.
  const stopLooking = every(clocks.host, dayMs, lookDaily);
  lookDaily();
  return () => {
    stopWatch();
    stopLooking();
  };
}
