import { useLive } from '../live/context.tsx';
import { selectStanding } from '../live/selectors.ts';
import { Mark } from '../ui/Mark.tsx';
import { useText } from '../ui/text.ts';

/** That anybody may act here, in so many words; nothing in a clinic. */
export function DemoMark() {
  const { people } = useText();
  const isDemo = useLive(selectStanding)?.isDemo === true;
  return isDemo ? <Mark kind="strong">{people.demo}</Mark> : null;
}
