import type { Role } from '@chairside/shared/people/people.ts';
import type { DoorRefusal, LetIn } from '../doors/let-in.ts';

/** Why a route is not for whoever asks; null: it is. In the demo everything is for everybody. */
export function refusedTo(
  visitor: LetIn | DoorRefusal,
  roles: readonly Role[],
): { readonly status: 401 | 403; readonly type: 'sign-in-needed' | 'not-permitted' } | null {
  if (visitor.type === 'sign-in-needed') return { status: 401, type: visitor.type };
  if (visitor.type === 'demo' || roles.includes(visitor.principal.role)) return null;
  return { status: 403, type: 'not-permitted' };
}
