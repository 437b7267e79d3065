import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Decision } from './decision.ts';

/** A physician is called to the chair, and what becomes of it (UI18, AL19). */

type CommandOf<T extends ChairCommand['type']> = Extract<ChairCommand, { type: T }>;

/** One call of a nurse at a time, and one for each alarm: a second tap is no second call. */
export function escalate(session: Session, { ask, occurrence }: CommandOf<'escalate'>): Decision {
  if (occurrence !== null && !session.alarms.occurrences.some(({ id }) => id === occurrence))
    return err({ type: 'occurrence-gone' });
  const isOpen = session.escalations.some(
    (one) => one.because === 'nurse' && one.occurrence === occurrence && one.answered === null,
  );
  if (isOpen) return err({ type: 'escalated-already' });
  return ok([{ type: 'escalation-raised', body: { because: 'nurse', occurrence, ask } }]);
}

export function seeEscalation(session: Session, { escalation }: CommandOf<'see-escalation'>): Decision {
  const found = escalationOf(session, escalation);
  if (found === null) return err({ type: 'escalation-over' });
  return ok(found.seen === null ? [{ type: 'escalation-seen', body: { escalation } }] : []);
}

export function answerEscalation(
  session: Session,
  { escalation, answer }: CommandOf<'answer-escalation'>,
): Decision {
  if (escalationOf(session, escalation) === null) return err({ type: 'escalation-over' });
  return ok([{ type: 'escalation-answered', body: { escalation, answer } }]);
}

export function closeEscalation(session: Session, { escalation }: CommandOf<'close-escalation'>): Decision {
  if (escalationOf(session, escalation) === null) return err({ type: 'escalation-over' });
  return ok([{ type: 'escalation-closed', body: { escalation, because: 'person' } }]);
}

function escalationOf({ escalations }: Session, id: number): Escalation | null {
  return escalations.find((one) => one.id === id) ?? null;
}
