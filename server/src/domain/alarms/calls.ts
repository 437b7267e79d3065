import { conditionKey } from '@chairside/shared/alarms/conditions.ts';
import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import { isCalling } from '@chairside/shared/alarms/signals.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import { nextOfCall } from '@chairside/shared/escalation/next.ts';
import { closed, withRoom } from '../escalation.ts';
import type { CallsHeld } from './calls-held.ts';
import type { Seen } from './technical.ts';

/** What becomes of calls to a physician by itself (UI18, AL19): alarms raise them, screens have them, time troubles and ends them. */

export function callFacts({
  session,
  surroundings: { callsHeld, watchedSinceMs },
  nowMs,
}: Seen): readonly ChairFact[] {
  const heldFacts = callsHeld === null ? [] : session.escalations.flatMap((one) => heldFact(one, callsHeld));
  // What has it has to be known before anybody says that nothing has.
  if (heldFacts.length > 0) return heldFacts;
  const timeFacts = session.escalations.flatMap((one) =>
    timeFact(one, heardSince({ callsHeld, watchedSinceMs }), nowMs),
  );
  return [...timeFacts, ...raisedByAlarms(session)];
}

/** When time alone will next change something about them. */
export function* callTimes({ session, surroundings }: Seen): Generator<number> {
  for (const one of session.escalations) {
    const next = nextOfCall(one, heardSince(surroundings));
    if (next !== null) yield next.atMs;
  }
}

/** Until the screens' side has spoken nobody knows that no screen has it; what was there before a restart comes back (ES8). */
function heardSince({
  callsHeld,
  watchedSinceMs,
}: Pick<Seen['surroundings'], 'callsHeld' | 'watchedSinceMs'>): number {
  return callsHeld === null ? Infinity : watchedSinceMs;
}

function heldFact({ id, deliveredAtMs, answered }: Escalation, held: CallsHeld): readonly ChairFact[] {
  if (answered !== null) return [];
  const to = held.get(id);
  if (to === undefined)
    return deliveredAtMs === null ? [] : [{ type: 'escalation-lost', body: { escalation: id } }];
  return deliveredAtMs === null ? [{ type: 'escalation-delivered', body: { escalation: id, to } }] : [];
}

function timeFact(one: Escalation, heardSinceMs: number, nowMs: number): readonly ChairFact[] {
  const next = nextOfCall(one, heardSinceMs);
  if (next === null || nowMs < next.atMs) return [];
  if (next.type === 'over') return [closed(one, 'alarm-over')];
  return [{ type: 'escalation-troubled', body: { escalation: one.id, trouble: next.trouble } }];
}

/** What was pushed and still calls has a call, one for each time it called (ES1). */
function raisedByAlarms({ alarms, escalations }: Session): readonly ChairFact[] {
  return alarms.occurrences
    .filter((one) => one.pushedAtMs !== null && one.calledAtMs === null && isCalling(alarms, one))
    .filter((one) => one.condition.what !== 'physician-not-reached' && !isCalledFor(one, escalations))
    .slice(0, 1)
    .flatMap((one) => {
      const earlier = escalations.filter((call) => isOfSame(call, one));
      const body = { because: 'alarm' as const, occurrence: one.id, ask: null };
      return [...withRoom(escalations, earlier), { type: 'escalation-raised', body }];
    });
}

function isCalledFor({ id }: Occurrence, escalations: readonly Escalation[]): boolean {
  return escalations.some((call) => call.occurrence === id && call.answered === null);
}

/** The alarm has come again, or calls again: its newest call stands for all of them (ES3). */
function isOfSame({ because, alarm }: Escalation, { condition }: Occurrence): boolean {
  return because === 'alarm' && alarm !== null && conditionKey(alarm.condition) === conditionKey(condition);
}
