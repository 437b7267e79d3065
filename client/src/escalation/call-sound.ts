import { highestOf, type Priority } from '@chairside/shared/alarms/conditions.ts';
import { isAudioPaused } from '@chairside/shared/alarms/signals.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { urgencyOf } from '@chairside/shared/escalation/next.ts';
import type { LiveState } from '../live/store.ts';

/**
 * What the calls sound on a physician's screen, whatever it shows and whichever chairs it watches, until they are opened: an alarm's
 * own as that alarm does while it calls, a person's as a medium one or as the high alarm it is about (ES12).
 */
export function callSound({ chairs, site, personId }: LiveState, nowMs: number): Priority | null {
  const person = site?.site.people.find((one) => one.personId === personId);
  if (person?.role !== 'physician') return null;
  return highestOf(
    Object.values(chairs).flatMap(({ state: { session } }) =>
      session === null ? [] : soundsOf(session, nowMs),
    ),
  );
}

function soundsOf({ escalations, alarms }: Session, nowMs: number): readonly Priority[] {
  return escalations
    .filter(({ seen, answered }) => seen === null && answered === null)
    .filter(
      ({ because, alarm }) =>
        because === 'nurse' || (alarm?.stands === 'calling' && !isAudioPaused(alarms, nowMs)),
    )
    .map(urgencyOf);
}
