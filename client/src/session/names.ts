import type { Actor } from '@chairside/shared/chair/events.ts';
import { useLive } from '../live/context.tsx';
import { selectSite } from '../live/selectors.ts';
import { useText } from '../ui/text.ts';

/** Who did it, by name; the gateway where nobody did, the id where the clinic does not know the person any more. */
export function useNameOf(): (actor: Actor) => string {
  const text = useText();
  const people = useLive(selectSite)?.site.people ?? [];
  return (actor) => {
    if (actor === null) return text.session.gateway;
    return people.find(({ personId }) => personId === actor.personId)?.name ?? actor.personId;
  };
}
