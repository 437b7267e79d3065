import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import type { PersonId } from '@chairside/shared/ids.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { sentence } from '@chairside/shared/text/en-calling.ts';
import type { Wording } from '../alarms/alarm-line.ts';
import { timeOfDayWithSeconds } from '../ui/format.ts';
import { progressOf } from './open-calls.ts';

/** `J. Ortiz: Please come`, or that an alarm calls by itself. */
export function askWords({ because, ask, by }: Escalation, { text, nameOf }: Wording): string {
  if (because === 'alarm') return text.escalation.byAlarm;
  return text.escalation.asks(nameOf(by), saidWords(ask, text));
}

/** A sentence of the clinic's, or the words of a code of the factory's. */
export function saidWords(said: string | null, { calling }: Catalogue): string {
  return sentence(said, calling.words);
}

/** What the alarm a call is about has come to since; null while it calls, and where there is none. */
export function alarmSince({ alarm }: Escalation, { escalation }: Catalogue): string | null {
  if (alarm === null || alarm.stands === 'calling') return null;
  return escalation.alarm[alarm.stands];
}

/** How far it has come, and what to do where it has not (ES14). */
export function progressWords(call: Escalation, { text, nameOf }: Wording): string {
  const { escalation } = text;
  const name = (personId: PersonId | null) =>
    personId === null ? text.session.gateway : nameOf({ personId, role: 'physician' });
  const progress = progressOf(call);
  switch (progress) {
    case 'answered':
      return escalation.answered(
        name(call.answered?.by ?? null),
        saidWords(call.answered?.answer ?? '', text),
      );
    case 'seen':
      return escalation.seen(name(call.seen?.by ?? null));
    case 'delivered':
      return escalation.delivered(name(call.deliveredTo));
    case 'waiting':
    case 'lost':
    case 'undelivered':
    case 'unanswered':
      return escalation[progress];
  }
}

/** Every step with its time: `called 12:03:10 · on a screen 12:03:11 · seen 12:03:40`. */
export function stepWords(call: Escalation, text: Catalogue, timeZone: string): string {
  const { step } = text.escalation;
  const { raisedAtMs, reachedAtMs, deliveredAtMs, undeliveredSinceMs, seen, answered } = call;
  const lostAtMs = deliveredAtMs === null && reachedAtMs !== null ? undeliveredSinceMs : null;
  const steps = [
    [step.called, raisedAtMs],
    [step.delivered, reachedAtMs],
    [step.seen, seen?.atMs ?? null],
    [step.lost, answered === null ? lostAtMs : null],
    [step.answered, answered?.atMs ?? null],
  ] as const;
  return steps
    .flatMap(([words, atMs]) => (atMs === null ? [] : [`${words} ${timeOfDayWithSeconds(atMs, timeZone)}`]))
    .join(' · ');
}
