import { highestOf, isHigher, type Priority } from '@chairside/shared/alarms/conditions.ts';
import { reminderBetween, soundAtChair, soundAtDesk } from '@chairside/shared/alarms/signals.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { callSound } from '../escalation/call-sound.ts';
import type { LiveState } from '../live/store.ts';
import type { SoundWant } from '../sound/schedule.ts';
import { watchedChairs, type Watching } from './watching.ts';

/** What this screen has to sound just now: the highest of the chairs it sounds for (AL25, AL27) and of the calls it shows (ES12), or that the link is lost (AL39). */
export function soundWanted(live: LiveState, place: Watching, nowMs: number): SoundWant | null {
  const { status } = live.link;
  if (status === 'lost' || status === 'refused')
    return isAnybodyHere(live, place) ? { kind: 'link-lost' } : null;
  const ofAlarms = highestOfAll(live, place, ({ alarms }, isWatched) =>
    place.home === 'desk' ? soundAtDesk(alarms, { nowMs, isWatched }) : soundAtChair(alarms, nowMs),
  );
  const priority = highestOf([ofAlarms, callSound(live, nowMs)].filter((one) => one !== null));
  return priority === null ? null : { kind: 'burst', priority };
}

/** The highest reminder that fell due since the last look (AL18). */
export function reminderWanted(
  live: LiveState,
  place: Watching,
  span: { readonly sinceMs: number; readonly nowMs: number },
): Priority | null {
  return highestOfAll(live, place, ({ alarms, protocol }, isWatched) =>
    isWatched ? reminderBetween(alarms, protocol.alarmPreset.timesMs, span) : null,
  );
}

/** As far as the screen knew: in an empty clinic nobody need be woken because the gateway is off. */
function isAnybodyHere({ chairs, site }: LiveState, place: Watching): boolean {
  const watched = watchedChairs(place, site?.site.chairs ?? []);
  return watched.some((chair) => (chairs[chair]?.state.session ?? null) !== null);
}

function highestOfAll(
  { chairs, site }: LiveState,
  place: Watching,
  of: (session: Session, isWatched: boolean) => Priority | null,
): Priority | null {
  const all = place.home === 'desk' ? (site?.site.chairs ?? []) : homeOf(place);
  const watched = watchedChairs(place, all);
  let highest: Priority | null = null;
  for (const chair of all) {
    const session = chairs[chair]?.state.session ?? null;
    const one = session === null ? null : of(session, watched.includes(chair));
    if (one !== null && (highest === null || isHigher(one, highest))) highest = one;
  }
  return highest;
}

function homeOf({ home }: Watching): readonly ChairId[] {
  return home === null || home === 'desk' ? [] : [home];
}
