import type { Role } from '@chairside/shared/people/people.ts';
import type { Visitor } from '../ports/doorkeeper.ts';

/** Why a route is not for whoever asks; null: it is. In the demo everything is for everybody. */
export function refusedTo(
  visitor: Visitor | null,
  roles: readonly Role[],
): { readonly status: 401 | 403; readonly type: 'sign-in-needed' | 'not-permitted' } | null {
  if (visitor?.type === 'demo') return null;
  if (visitor?.type !== 'person' || visitor.hindered !== null) return { status: 401, type: 'sign-in-needed' };
  return roles.includes(visitor.principal.role) ? null : { status: 403, type: 'not-permitted' };
}
