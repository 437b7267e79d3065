import type { PersonId } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import { useLive } from '../live/context.tsx';
import { selectPersonId, selectSite } from '../live/selectors.ts';

/** Who acts at this screen, and which physicians the clinic has. */
export type Acting = {
  readonly person: Person | null;
  readonly physicians: readonly Person[];
  /** The person acting, where that is a physician. */
  readonly physicianId: PersonId | null;
};

export function useActing(): Acting {
  const people = useLive(selectSite)?.site.people ?? [];
  const personId = useLive(selectPersonId);
  const person = people.find((one) => one.personId === personId) ?? null;
  return {
    person,
    physicians: people.filter(({ role, isActive }) => role === 'physician' && isActive),
    physicianId: person?.role === 'physician' ? person.personId : null,
  };
}
