import type { PersonId } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { SiteFact } from '@chairside/shared/site/events.ts';
import type { SiteState } from '@chairside/shared/site/state.ts';
import type { Principal } from '../domain/principal.ts';

/** What of the site concerns people: who they are stands there, and what they did here is said there. */
export type PeopleSite = {
  state(): Pick<SiteState, 'people' | 'screens' | 'chairs' | 'idleLockMs'>;
  /** True once it is durable. */
  take(fact: SiteFact, by: Principal | null): Promise<boolean>;
};

/** Who comes in; null also for those who do no more. */
export function activePerson(site: PeopleSite, personId: PersonId): Person | null {
  return site.state().people.find((one) => one.personId === personId && one.isActive) ?? null;
}

export function principalFor({ personId, role, chairs }: Person): Principal {
  return { personId, role, chairs };
}
