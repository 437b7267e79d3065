import { dirname } from 'node:path';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { SiteEvent } from '@chairside/shared/site/events.ts';
import { createAlarmExport } from './alarm-export/alarm-export.ts';
import type { OutboxCounts } from './alarm-export/outbox.ts';
import type { ChairDesk } from './chairs/chair-desk.ts';
import type { SiteDesk } from './chairs/site-desk.ts';
import type { Config } from './config.ts';
import { journalPath } from './journal/journal-path.ts';
import { createPagerDesk, type PagerDesk } from './notify/pager-desk.ts';
import type { Clock } from './ports/clock.ts';
import type { StreamEntry } from './ports/journal.ts';
import type { Log } from './ports/log.ts';

/** Who is told beside the screens, and never instead of them: the clinic's pager, and another system of alarms. */
export type Telling = {
  readonly pagerDesk: PagerDesk;
  /** What was just published, in order. */
  hear(entries: readonly StreamEntry[]): void;
  /** Null where alarms are told to no other system. */
  alarmExport(): OutboxCounts | null;
  close(): void;
};

type Surroundings = {
  readonly hostClock: Clock;
  readonly isSimulation: boolean;
  readonly log: Log;
  readonly site: SiteDesk;
  readonly siteEvents: readonly SiteEvent[];
  readonly desks: ReadonlyMap<ChairId, ChairDesk>;
};

/** What stood when the gateway went is said again. */
export function startTelling(config: Config, { site, siteEvents, desks, ...about }: Surroundings): Telling {
  const states = [...desks.values()].map((desk) => desk.state());
  const stateOf = (chair: ChairId) => desks.get(chair)?.state() ?? null;
  const pagerDesk = createPagerDesk({
    clock: about.hostClock,
    folder: dirname(journalPath(config.dataFolder, about.isSimulation)),
    isSimulation: about.isSimulation,
    site,
    sessionOf: (chair) => stateOf(chair)?.session ?? null,
  });
  pagerDesk.catchUp(states, siteEvents);
  const alarmExport =
    config.alarmExport === null ? null : createAlarmExport(config.alarmExport, { ...about, stateOf });
  alarmExport?.catchUp(states);
  return {
    pagerDesk,
    hear(entries) {
      pagerDesk.hear(entries);
      alarmExport?.hear(entries);
    },
    alarmExport: () => alarmExport?.counts() ?? null,
    close() {
      pagerDesk.close();
      alarmExport?.close();
    },
  };
}
