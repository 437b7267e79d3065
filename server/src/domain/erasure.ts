import type { SessionId } from '@chairside/shared/ids.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Decision } from './decision.ts';
import { mayDo } from './may-do.ts';
import type { Principal } from './principal.ts';

/**
 * How a session stands, as far as erasing it goes (JR36). A session nobody can go on with is closed, whether or not anybody ever
 * said so.
 */
export type Standing = 'unknown' | 'running' | 'closed' | 'erased';

export type ErasureAsked = {
  readonly session: SessionId;
  readonly reason: string;
  readonly principal: Principal;
};

/** The tombstone, or why there is none; nothing where it stands already. */
export function decideErasure({ session, reason, principal }: ErasureAsked, standing: Standing): Decision {
  if (!mayDo(principal, 'erase-session')) return err({ type: 'not-permitted' });
  switch (standing) {
    case 'unknown':
      return err({ type: 'unknown-session' });
    case 'running':
      return err({ type: 'session-running' });
    case 'erased':
      return ok([]);
    case 'closed':
      return ok([{ type: 'session-erased', body: { erasedSession: session, because: 'person', reason } }]);
  }
}
