import type { Actor } from '@chairside/shared/chair/events.ts';
import { useLive } from '../live/context.tsx';
import { selectSite } from '../live/selectors.ts';
import { useText } from '../ui/text.ts';

/**
 * Who did it, by name, and that it was from afar where it was (UI19); the gateway where nobody did, the id where the clinic does
 * not know the person any more.
 */
export function useNameOf(): (actor: Actor) => string {
  const text = useText();
  const people = useLive(selectSite)?.site.people ?? [];
  return (actor) => {
    if (actor === null) return text.session.gateway;
    const name = people.find(({ personId }) => personId === actor.personId)?.name ?? actor.personId;
    return actor.isFromAfar === true ? text.calling.fromAfar(name) : name;
  };
}
