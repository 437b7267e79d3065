import { randomUUID } from 'node:crypto';
import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { SiteEvent, SiteFact } from '@chairside/shared/site/events.ts';
import type { SiteState } from '@chairside/shared/site/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { StreamEntry } from '../ports/journal.ts';
import { createPagerKey } from './pager-key.ts';
import { pagerMessage } from './pager-message.ts';
import { post } from './post.ts';
import { untold } from './untold.ts';
import { createPager } from './webhook.ts';

/** Between what happens at the chairs and the clinic's pager, where it has one. */
export type PagerDesk = {
  /** What was just published, in order. */
  hear(entries: readonly StreamEntry[]): void;
  /** After a start: open calls nothing was told of. */
  catchUp(chairs: readonly ChairState[], siteEvents: readonly SiteEvent[]): void;
  renewKey(): string;
  /** False where there is no pager. */
  test(): boolean;
  close(): void;
};

type Surroundings = {
  readonly clock: Clock;
  /** Of the journal: the clinic's and the simulation's pager are not the same, and neither are their keys. */
  readonly folder: string;
  readonly isSimulation: boolean;
  readonly site: { state(): Pick<SiteState, 'webhook' | 'escalationWords'>; note(fact: SiteFact): void };
  readonly sessionOf: (chair: ChairId) => Session | null;
};

export function createPagerDesk({ clock, folder, isSimulation, site, sessionOf }: Surroundings): PagerDesk {
  const key = createPagerKey(folder);
  const pager = createPager({
    clock,
    post,
    isSimulation,
    webhook: () => site.state().webhook,
    key: () => key.read(),
    onOutcome: (fact) => site.note(fact),
  });
  function wording() {
    const { webhook, escalationWords: words } = site.state();
    return { namesPatients: webhook?.namesPatients === true, words };
  }

  return {
    hear(entries) {
      if (site.state().webhook === null) return;
      for (const entry of entries) {
        if (entry.stream === 'site') continue;
        for (const event of entry.events) {
          if (!('chair' in event)) continue;
          const about = { session: sessionOf(event.chair), ...wording() };
          const message = pagerMessage(event, about);
          if (message !== null) pager.tell(message);
        }
      }
    },
    catchUp(chairs, siteEvents) {
      if (site.state().webhook === null) return;
      for (const message of untold(chairs, { siteEvents, ...wording() })) pager.tell(message);
    },
    renewKey: () => key.renew(),
    test() {
      if (site.state().webhook === null) return false;
      const about = { chair: null, because: null, ask: null, alarm: null, trouble: null, answer: null };
      pager.tell({ ...about, id: `test ${randomUUID()}`, type: 'test', atMs: clock.now() });
      return true;
    },
    close: () => pager.close(),
  };
}
