import type { ChairState } from '@chairside/shared/chair/state.ts';
import { mayHaveChair } from '@chairside/shared/people/may-have-chair.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import { useLive } from '../../live/context.tsx';
import { selectPersonId, selectSite } from '../../live/selectors.ts';
import { useColleague, type Colleague } from '../../people/use-colleague.tsx';

/** Whom the chair can pass to: everybody who can have it, but for whose it is. */
export function useReceivers({ chair, session }: ChairState): readonly Person[] {
  const people = useLive(selectSite)?.site.people ?? [];
  return people.filter((one) => one.personId !== session?.nurse?.personId && mayHaveChair(one, chair));
}

/** Who gets it: whoever acts at this screen, where she can; at a screen that somebody else uses, a colleague who gives her PIN. */
export function useReceiver(
  label: string,
  receivers: readonly Person[],
  proof: 'always-by-pin' | 'as-signed-in' = 'as-signed-in',
): Colleague {
  const acting = useLive(selectPersonId);
  const first = receivers.find(({ personId }) => personId === acting)?.personId ?? null;
  return useColleague({
    label,
    people: receivers,
    first,
    isOwnPinAsked: proof === 'always-by-pin',
    maySignIn: true,
  });
}
