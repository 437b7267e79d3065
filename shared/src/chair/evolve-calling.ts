import type { AlarmState, Occurrence } from '../alarms/alarm-state.ts';
import { escalationsKept, type Escalation } from '../escalation/escalation.ts';
import type { PersonId } from '../ids.ts';
import type { ChairEvent } from './events.ts';
import type { Session } from './state.ts';

/** Whose the chair is (SE20), and who is called to it (UI18). `session` has this event's alarms already. */
export function evolveCalling(session: Session, event: ChairEvent): Session {
  return withAlarms(evolved(session, event));
}

function evolved(session: Session, event: ChairEvent): Session {
  switch (event.type) {
    case 'nurse-assigned':
      return { ...session, nurse: { personId: event.body.personId, sinceMs: event.atMs }, handover: null };
    case 'handover-offered':
      return { ...session, handover: { ...event.body, by: event.actor, atMs: event.atMs } };
    case 'handover-withdrawn':
    case 'session-reattributed':
      return { ...session, handover: null };
    case 'escalation-raised': {
      const escalations = [...session.escalations, raised(session.alarms, event)];
      return { ...session, escalations: escalations.slice(-escalationsKept) };
    }
    case 'escalation-delivered':
      return withEscalation(session, event.body.escalation, (one) => ({
        ...one,
        deliveredAtMs: event.atMs,
        deliveredTo: event.body.to,
        reachedAtMs: one.reachedAtMs ?? event.atMs,
        undeliveredSinceMs: null,
        ...(one.trouble === 'undelivered' && noTrouble),
      }));
    case 'escalation-lost':
      return withEscalation(session, event.body.escalation, (one) => ({
        ...one,
        deliveredAtMs: null,
        undeliveredSinceMs: event.atMs,
      }));
    case 'escalation-seen':
      return withEscalation(session, event.body.escalation, (one) => ({
        ...one,
        seen: one.seen ?? said(event),
        // Somebody attends to it: their time counts from here.
        ...(one.trouble === 'unanswered' && one.seen === null && noTrouble),
      }));
    case 'escalation-answered':
      return withEscalation(session, event.body.escalation, (one) => {
        const by = said(event);
        const answered = by === null ? one.answered : { ...by, answer: event.body.answer };
        return { ...one, seen: one.seen ?? by, answered, ...noTrouble };
      });
    case 'escalation-troubled':
      return withEscalation(session, event.body.escalation, (one) => ({
        ...one,
        trouble: event.body.trouble,
        troubledAtMs: event.atMs,
        troubledSeq: event.seq,
      }));
    case 'escalation-closed':
      return {
        ...session,
        escalations: session.escalations.filter(({ id }) => id !== event.body.escalation),
      };
    default:
      return session;
  }
}

const noTrouble = { trouble: null, troubledAtMs: null, troubledSeq: null } as const;

function raised(alarms: AlarmState, event: Extract<ChairEvent, { type: 'escalation-raised' }>): Escalation {
  const about = alarms.occurrences.find(({ id }) => id === event.body.occurrence);
  const alarm =
    about === undefined
      ? null
      : { condition: about.condition, priority: about.priority, stands: 'calling' as const };
  return {
    id: event.seq,
    ...event.body,
    by: event.actor,
    raisedAtMs: event.atMs,
    alarm,
    deliveredAtMs: null,
    deliveredTo: null,
    reachedAtMs: null,
    undeliveredSinceMs: event.atMs,
    seen: null,
    answered: null,
    ...noTrouble,
  };
}

/** What has become of the alarms that are called about; the same session where nothing has. */
function withAlarms(session: Session): Session {
  const escalations = session.escalations.map((one) => followed(one, session.alarms));
  const isChanged = escalations.some((one, index) => one !== session.escalations[index]);
  return isChanged ? { ...session, escalations } : session;
}

function followed(one: Escalation, { occurrences }: AlarmState): Escalation {
  const { alarm } = one;
  if (alarm === null) return one;
  const found = occurrences.find(({ id }) => id === one.occurrence);
  const wasAcknowledged = alarm.stands === 'acknowledged';
  const stands =
    found === undefined
      ? wasAcknowledged
        ? 'acknowledged'
        : 'over'
      : isAnsweredAtChair(found)
        ? 'acknowledged'
        : 'calling';
  const priority = found?.priority ?? alarm.priority;
  if (stands === alarm.stands && priority === alarm.priority) return one;
  return { ...one, alarm: { ...alarm, stands, priority } };
}

/** From a desk the sound can be ended; that somebody is with the patient is known only of who stood there (ES5). */
function isAnsweredAtChair({ acknowledged }: Occurrence): boolean {
  return acknowledged !== null && acknowledged.by?.isFromAfar !== true;
}

function withEscalation(session: Session, id: number, change: (one: Escalation) => Escalation): Session {
  return { ...session, escalations: session.escalations.map((one) => (one.id === id ? change(one) : one)) };
}

function said({
  actor,
  atMs,
}: Pick<ChairEvent, 'actor' | 'atMs'>): { readonly by: PersonId; readonly atMs: number } | null {
  return actor === null ? null : { by: actor.personId, atMs };
}
