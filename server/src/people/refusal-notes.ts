import type { SiteFact } from '@chairside/shared/site/events.ts';
import type { Cancel, Clock } from '../ports/clock.ts';
import type { PeopleSite } from './people-site.ts';

type Refused = Omit<Extract<SiteFact, { type: 'sign-in-refused' }>['body'], 'times'>;

/**
 * Refused sign-ins as facts of the site. The first of a kind is one at once; those that follow within the minute are one more fact
 * with their number. Of how many kinds there are facts in a minute is bounded: a flood fills no journal.
 */
export type RefusalNotes = {
  note(refused: Refused): void;
  /** What was counted and not yet said is said. */
  close(): void;
};

const minuteMs = 60_000;
const kindsAtMost = 10;

type Kind = { readonly refused: Refused; times: number };

export function createRefusalNotes(hostClock: Clock, site: Pick<PeopleSite, 'take'>): RefusalNotes {
  let kinds = new Map<string, Kind>();
  let stop: Cancel | null = null;

  function say(refused: Refused, times: number): void {
    void site.take({ type: 'sign-in-refused', body: { ...refused, times } }, null);
  }

  function sayCounted(): void {
    stop?.();
    stop = null;
    for (const { refused, times } of kinds.values()) if (times > 0) say(refused, times);
    kinds = new Map();
  }

  return {
    note(refused) {
      stop ??= hostClock.at(hostClock.now() + minuteMs, sayCounted);
      const key = JSON.stringify(refused);
      const known = kinds.get(key);
      if (known !== undefined) known.times += 1;
      else if (kinds.size < kindsAtMost) {
        kinds.set(key, { refused, times: 0 });
        say(refused, 1);
      } else {
        const rest = kinds.get('rest') ?? { refused: { personId: null, why: 'wrong', device: '' }, times: 0 };
        rest.times += 1;
        kinds.set('rest', rest);
      }
    },
    close: sayCounted,
  };
}
