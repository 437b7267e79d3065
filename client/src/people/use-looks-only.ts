import { useLive } from '../live/context.tsx';
import { selectStanding } from '../live/selectors.ts';
import { useText } from '../ui/text.ts';

/**
 * Why nothing is offered to be done from here, in words: the account looks only, or nobody is signed in on a screen for the wall.
 * Null where things are offered; whether somebody may do one of them the gateway says.
 */
export function useLooksOnly(): string | null {
  const { people } = useText();
  const standing = useLive(selectStanding);
  if (standing?.person?.role === 'read-only') return people.looksOnly;
  return standing?.person === null && standing.screen?.place === 'wall' ? people.wallOnly : null;
}
