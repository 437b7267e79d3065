import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import { mayHaveChair } from '@chairside/shared/people/may-have-chair.ts';
import { isWithinReach } from '@chairside/shared/people/people.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Decision, DecisionContext } from './decision.ts';

/** Whose the chair is (SE20): with the outgoing nurse until the other accepts. */

type CommandOf<T extends ChairCommand['type']> = Extract<ChairCommand, { type: T }>;
type Asking = Pick<DecisionContext, 'principal' | 'people'> & { readonly chair: ChairId };

/** How long an offer may lie before it is a condition that nobody has accepted it. */
export const unacceptedAfterMs = 3 * 60_000;

/** By whose chair it is; where it is nobody's, by anybody who can have it. */
export function offerHandover(
  { handover, nurse }: Session,
  { to, note }: CommandOf<'offer-handover'>,
  asking: Asking,
): Decision {
  const by = asking.principal.personId;
  if (nurse !== null && nurse.personId !== by)
    return err({ type: 'chair-of-other', personId: nurse.personId });
  if (handover !== null) return err({ type: 'handover-offered-already' });
  if (to === by) return err({ type: 'same-person' });
  const problem = to === null ? null : receiverProblem(to, asking);
  if (problem !== null) return err(problem);
  return ok([{ type: 'handover-offered', body: { to, note: note === '' ? null : note } }]);
}

function receiverProblem(to: PersonId, { people, chair }: Asking): Refusal | null {
  const person = people.find(({ personId }) => personId === to);
  if (person === undefined || !person.isActive) return { type: 'unknown-person' };
  if (mayHaveChair(person, chair)) return null;
  return isWithinReach(person.chairs, chair)
    ? { type: 'not-a-nurse' }
    : { type: 'beyond-their-reach', personId: to };
}

/** By whose chair it is or who offered it; and whom it was offered to may decline. */
export function withdrawHandover(
  { handover, nurse }: Session,
  { principal: { personId } }: Pick<DecisionContext, 'principal'>,
): Decision {
  if (handover === null) return err({ type: 'no-handover' });
  const concerned = [nurse?.personId, handover.by?.personId, handover.to];
  if (nurse !== null && !concerned.includes(personId))
    return err({ type: 'chair-of-other', personId: nurse.personId });
  return ok([{ type: 'handover-withdrawn', body: {} }]);
}

/** By another person than the one whose chair it is, who has seen which limits are not the preset's. */
export function acceptHandover(
  session: Session,
  { limitsConfirmedSeq }: CommandOf<'accept-handover'>,
  { principal: { personId } }: Pick<DecisionContext, 'principal'>,
): Decision {
  const { handover, nurse } = session;
  if (handover === null) return err({ type: 'no-handover' });
  if (nurse?.personId === personId || handover.by?.personId === personId) return err({ type: 'same-person' });
  if (handover.to !== null && handover.to !== personId)
    return err({ type: 'handover-to-other', to: handover.to });
  return assigned(session, { personId, because: 'handover', reason: null }, limitsConfirmedSeq);
}

/**
 * Without an offer, or past one: whose chair it was has gone. Anybody may who can have it, so that no chair is ever stuck; of two at
 * once the second took it from somebody else than she saw, and is told.
 */
export function takeChair(
  session: Session,
  { reason, from, limitsConfirmedSeq }: CommandOf<'take-chair'>,
  { principal: { personId } }: Pick<DecisionContext, 'principal'>,
): Decision {
  const whose = session.nurse?.personId ?? null;
  if (whose === personId) return ok([]);
  if (whose !== from) return err({ type: 'taken-already', personId: whose });
  return assigned(session, { personId, because: 'taken', reason }, limitsConfirmedSeq);
}

type Assigned = Omit<Extract<ChairFact, { type: 'nurse-assigned' }>['body'], 'areLimitsConfirmed'>;

/** What she confirmed are the limits she saw, which have to be those there are. */
function assigned(
  { areLimitsChanged, limitsSeq }: Session,
  body: Assigned,
  limitsConfirmedSeq: number | null,
): Decision {
  if (areLimitsChanged && limitsConfirmedSeq === null) return err({ type: 'limits-unconfirmed' });
  if (areLimitsChanged && limitsConfirmedSeq !== limitsSeq) return err({ type: 'limits-moved-since' });
  return ok([{ type: 'nurse-assigned', body: { ...body, areLimitsConfirmed: areLimitsChanged } }]);
}

/** Of a session that turns out to be another patient's, and of a clinic that is being left, no offer stands (SE30, SE32). */
export function voidedOffer({ handover }: Session): readonly ChairFact[] {
  return handover === null ? [] : [{ type: 'handover-withdrawn', body: {} }];
}
