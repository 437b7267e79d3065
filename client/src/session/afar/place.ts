import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import { isAllowedFromAfar } from '@chairside/shared/people/from-afar.ts';
import { createContext, use } from 'react';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';

/** Where the screen stands that shows a chair (UI19); whoever draws the screen says so. */
export type Place = 'chair' | 'desk';

export const PlaceContext = createContext<Place>('chair');

/**
 * Whether something of a chair can be asked for from where this screen stands, by the clinic's settings as they are now. What is
 * asked all the same, the gateway refuses.
 */
export function useMayHere(): (deed: ChairCommandType) => boolean {
  const place = use(PlaceContext);
  const afar = useLive(selectSite)?.site.afar;
  return (deed) => place === 'chair' || (afar !== undefined && isAllowedFromAfar(deed, afar));
}
