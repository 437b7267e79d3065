import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { SessionId } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { err, type Result } from '@chairside/shared/result.ts';
import type { Bedside } from './baseline.ts';
import type { Principal } from './principal.ts';

/** What a decision may know besides the chair: the time and who asks are arguments. */
export type DecisionContext = {
  readonly nowMs: number;
  readonly principal: Principal;
  /** The session the screen showed when the finger went down; null when it showed none. */
  readonly shownSession: SessionId | null;
  readonly bedside: Bedside;
  readonly timeZone: string;
  /** What a session opened now can carry (SE10), each with the alarm preset in use (AL41). */
  readonly protocolsInUse: readonly Protocol[];
  /** Everybody the clinic knows: whom a chair can be offered to (SE20). */
  readonly people: readonly Person[];
  /** Whether a desk that watches this chair would hear it (AL31). */
  readonly isDeskAudible: boolean;
};

export type Decision = Result<readonly ChairFact[], Refusal>;

/** A step that does not fit where the session stands (SE2). */
export function refusedIn({ course }: Session): { readonly ok: false; readonly error: Refusal } {
  return err({ type: 'wrong-phase', phase: course.phase });
}
