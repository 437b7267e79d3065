import { escalationsKept, type Escalation } from '../escalation/escalation.ts';
import type { PersonId } from '../ids.ts';
import type { ChairEvent } from './events.ts';
import type { Session } from './state.ts';

/** Whose the chair is (SE20), and who is called to it (UI18). */
export function evolveCalling(session: Session, event: ChairEvent): Session {
  switch (event.type) {
    case 'nurse-assigned':
      return { ...session, nurse: { personId: event.body.personId, sinceMs: event.atMs }, handover: null };
    case 'handover-offered':
      return { ...session, handover: { ...event.body, by: event.actor, atMs: event.atMs } };
    case 'handover-withdrawn':
    case 'session-reattributed':
      return { ...session, handover: null };
    case 'escalation-raised': {
      const raised: Escalation = {
        id: event.seq,
        ...event.body,
        by: event.actor,
        raisedAtMs: event.atMs,
        deliveredAtMs: null,
        undeliveredSinceMs: event.atMs,
        seen: null,
        answered: null,
        trouble: null,
      };
      return { ...session, escalations: [...session.escalations, raised].slice(-escalationsKept) };
    }
    case 'escalation-delivered':
      return withEscalation(session, event.body.escalation, (one) => ({
        ...one,
        deliveredAtMs: event.atMs,
        undeliveredSinceMs: null,
        trouble: one.trouble === 'undelivered' ? null : one.trouble,
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
      }));
    case 'escalation-answered':
      return withEscalation(session, event.body.escalation, (one) => {
        const by = said(event);
        const answered = by === null ? one.answered : { ...by, answer: event.body.answer };
        return { ...one, seen: one.seen ?? by, answered, trouble: null };
      });
    case 'escalation-troubled':
      return withEscalation(session, event.body.escalation, (one) => ({
        ...one,
        trouble: event.body.trouble,
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

function withEscalation(session: Session, id: number, change: (one: Escalation) => Escalation): Session {
  return { ...session, escalations: session.escalations.map((one) => (one.id === id ? change(one) : one)) };
}

function said({
  actor,
  atMs,
}: Pick<ChairEvent, 'actor' | 'atMs'>): { readonly by: PersonId; readonly atMs: number } | null {
  return actor === null ? null : { by: actor.personId, atMs };
}
