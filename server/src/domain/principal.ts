import type { Actor } from '@chairside/shared/chair/events.ts';
import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import type { Role } from '@chairside/shared/people/people.ts';

/** Who asks: taken from the connection, never from a message (decision 0004). */
export type Principal = {
  readonly personId: PersonId;
  readonly role: Role;
  /** Nothing to do with other chairs than these; left out or null: with all. */
  readonly chairs?: readonly ChairId[] | null;
  /** Asks from a screen that does not stand at the chair (UI19). */
  readonly isFromAfar?: true;
};

/** What of it stands in the record. */
export function actorOf(principal: Principal | null): Actor {
  if (principal === null) return null;
  const { personId, role, isFromAfar } = principal;
  return { personId, role, ...(isFromAfar === true && { isFromAfar }) };
}
