import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { escalationsKept, type Escalation } from '@chairside/shared/escalation/escalation.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Decision } from './decision.ts';

/** A physician is called to the chair, and what becomes of it (UI18, AL19). */

type CommandOf<T extends ChairCommand['type']> = Extract<ChairCommand, { type: T }>;

/** One open call without an answer for each alarm, and one about none: a second tap is no second call (ES2). */
export function escalate(session: Session, { ask, occurrence }: CommandOf<'escalate'>): Decision {
  if (occurrence !== null && !session.alarms.occurrences.some(({ id }) => id === occurrence))
    return err({ type: 'occurrence-gone' });
  const same = session.escalations.filter((one) => one.occurrence === occurrence);
  if (same.some(({ answered }) => answered === null)) return err({ type: 'escalated-already' });
  const raised: ChairFact = { type: 'escalation-raised', body: { because: 'nurse', occurrence, ask } };
  return ok([...withRoom(session.escalations, same), raised]);
}

/** What is closed for a new call: those it takes the place of, and the oldest where there would be too many to keep. */
export function withRoom(
  escalations: readonly Escalation[],
  replaced: readonly Escalation[],
): readonly ChairFact[] {
  const stay = escalations.filter((one) => !replaced.includes(one));
  const tooMany = stay.slice(0, Math.max(0, stay.length + 1 - escalationsKept));
  return [...replaced, ...tooMany].map((one) => closed(one, 'replaced'));
}

/** With the session every call to it ends, and the clinic's pager is told so. */
export function callsOver({ escalations }: Session): readonly ChairFact[] {
  return escalations.map((one) => closed(one, 'session-over'));
}

type Because = Extract<ChairFact, { type: 'escalation-closed' }>['body']['because'];

export function closed({ id }: Escalation, because: Because): ChairFact {
  return { type: 'escalation-closed', body: { escalation: id, because } };
}

export function seeEscalation(session: Session, { escalation }: CommandOf<'see-escalation'>): Decision {
  const found = escalationOf(session, escalation);
  if (found === null) return err({ type: 'escalation-over' });
  return ok(found.seen === null ? [{ type: 'escalation-seen', body: { escalation } }] : []);
}

/** The newest answer counts; what takes the place of another one knew of it, whoever gave it (ES11). */
export function answerEscalation(
  session: Session,
  { escalation, answer, insteadOfAtMs }: CommandOf<'answer-escalation'>,
): Decision {
  const found = escalationOf(session, escalation);
  if (found === null) return err({ type: 'escalation-over' });
  const { answered } = found;
  if (answered !== null && answered.atMs !== insteadOfAtMs)
    return err({
      type: 'answered-already',
      personId: answered.by,
      atMs: answered.atMs,
      answer: answered.answer,
    });
  return ok([{ type: 'escalation-answered', body: { escalation, answer } }]);
}

export function closeEscalation(session: Session, { escalation }: CommandOf<'close-escalation'>): Decision {
  const found = escalationOf(session, escalation);
  return found === null ? err({ type: 'escalation-over' }) : ok([closed(found, 'person')]);
}

function escalationOf({ escalations }: Session, id: number): Escalation | null {
  return escalations.find((one) => one.id === id) ?? null;
}
