import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import type { EscalationTrouble } from '@chairside/shared/escalation/words.ts';
import { comesBefore } from '@chairside/shared/escalation/next.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { ChairView } from '../live/chair-view.ts';

/** A call as a physician's screen shows it. */
export type OpenCall = { readonly chair: ChairId; readonly call: Escalation };

/** What was answered stays on the card for so long: it can be read once more, and another answer sent. */
const answeredShownMs = 60_000;

/** All calls a physician has to see, of every chair: those without an answer first (ES13). */
export function callsToAnswer(views: readonly ChairView[], nowMs: number): readonly OpenCall[] {
  return views
    .flatMap(({ state: { chair, session } }) => (session?.escalations ?? []).map((call) => ({ chair, call })))
    .filter(({ call }) => call.answered === null || nowMs - call.answered.atMs < answeredShownMs)
    .toSorted(
      (one, other) =>
        Number(one.call.answered !== null) - Number(other.call.answered !== null) ||
        comesBefore(one.call, other.call),
    );
}

/**
 * How far a call has come, as the chair says it (ES14).
 *
 * waiting    raised, and on no physician's screen yet
 * delivered  a physician's screen has it
 * lost       one had it, and none has it now
 */
export type CallProgress = 'waiting' | 'delivered' | 'lost' | 'seen' | 'answered' | EscalationTrouble;

export function progressOf({
  answered,
  trouble,
  deliveredAtMs,
  reachedAtMs,
  seen,
}: Escalation): CallProgress {
  if (answered !== null) return 'answered';
  if (trouble !== null) return trouble;
  if (deliveredAtMs === null && reachedAtMs !== null) return 'lost';
  if (seen !== null) return 'seen';
  return deliveredAtMs === null ? 'waiting' : 'delivered';
}
