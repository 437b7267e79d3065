import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Decision, DecisionContext } from './decision.ts';

/** Whose the chair is (SE20): with the outgoing nurse until the other accepts. */

type CommandOf<T extends ChairCommand['type']> = Extract<ChairCommand, { type: T }>;

export function offerHandover(session: Session, { to, note }: CommandOf<'offer-handover'>): Decision {
  if (session.handover !== null) return err({ type: 'handover-offered-already' });
  if (to !== null && to === session.nurse?.personId) return err({ type: 'same-person' });
  return ok([{ type: 'handover-offered', body: { to, note: note === '' ? null : note } }]);
}

export function withdrawHandover({ handover }: Session): Decision {
  return handover === null ? err({ type: 'no-handover' }) : ok([{ type: 'handover-withdrawn', body: {} }]);
}

/** By another person than the one whose chair it is, who has seen which limits are not the preset's. */
export function acceptHandover(
  { handover, nurse, areLimitsChanged }: Session,
  { areLimitsConfirmed }: CommandOf<'accept-handover'>,
  { principal: { personId } }: Pick<DecisionContext, 'principal'>,
): Decision {
  if (handover === null) return err({ type: 'no-handover' });
  if (nurse?.personId === personId) return err({ type: 'same-person' });
  if (handover.to !== null && handover.to !== personId)
    return err({ type: 'handover-to-other', to: handover.to });
  if (areLimitsChanged && !areLimitsConfirmed) return err({ type: 'limits-unconfirmed' });
  return ok([{ type: 'nurse-assigned', body: { personId, because: 'handover', reason: null } }]);
}

export function takeChair(
  { nurse }: Session,
  { reason }: CommandOf<'take-chair'>,
  { principal: { personId } }: Pick<DecisionContext, 'principal'>,
): Decision {
  if (nurse?.personId === personId) return ok([]);
  return ok([{ type: 'nurse-assigned', body: { personId, because: 'taken', reason } }]);
}
