import { dirname, join } from 'node:path';
import type { SiteEvent } from '@chairside/shared/site/events.ts';
import type { Config } from './config.ts';
import { journalPath } from './journal/journal-path.ts';
import type { FirstRun } from './people/first-run.ts';
import { createArgon2Hasher } from './people/hasher.ts';
import { openPeople, type People } from './people/open-people.ts';
import type { PeopleSite } from './people/people-site.ts';
import { openSqliteStore } from './people/sqlite-store.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';

type Surroundings = { readonly site: PeopleSite; readonly hostClock: Clock; readonly log: Log };

/** Accounts and who is let in, beside the journal: simulation and clinic each have their own. */
export async function startPeople(config: Config, { site, hostClock, log }: Surroundings): Promise<People> {
  const isSimulation = config.simulationRate !== null;
  const folder = dirname(journalPath(config.dataFolder, isSimulation));
  return openPeople({
    store: await openSqliteStore(join(folder, 'people.sqlite'), log),
    hasher: createArgon2Hasher(),
    site,
    hostClock,
    place: isSimulation ? 'simulation' : 'clinic',
    isDemo: config.isDemo,
    firstPasswordFile: join(folder, 'first-password'),
    onFirstRun: sayFirstPassword,
  });
}

/** Whether somebody stands otherwise after these. */
export function concernsPeople(events: readonly SiteEvent[]): boolean {
  return events.some(({ type }) => changesStandings.includes(type));
}

const changesStandings: readonly SiteEvent['type'][] = ['person-changed', 'screen-unpaired', 'idle-lock-set'];

/** Once, and not to the log, which is kept and read by others. */
function sayFirstPassword({ account, oneTimePassword, file }: FirstRun): void {
  process.stderr.write(
    `First sign-in: account ${account}, password ${oneTimePassword}\n` +
      `It has to be changed then, and lies until that in ${file}\n`,
  );
}
