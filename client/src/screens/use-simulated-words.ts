import { useLive } from '../live/context.tsx';
import { selectSite } from '../live/selectors.ts';
import type { LiveState } from '../live/store.ts';
import { useText } from '../ui/text.ts';

const selectRate = ({ clock }: LiveState) => clock?.rate ?? 1;

/** That what is shown is simulated, and how fast its time goes where that is not as in life; null where it is real. */
export function useSimulatedWords(): string | null {
  const text = useText();
  const site = useLive(selectSite);
  const rate = useLive(selectRate);
  if (site?.site.isSimulation !== true) return null;
  return rate === 1 ? text.mark.simulated : text.mark.simulatedAt(rate);
}
