import type { ChairState, Evacuation, Session } from '@chairside/shared/chair/state.ts';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { HappeningCard } from './HappeningCard.tsx';
import { PumpTick } from './PumpTick.tsx';

type EvacuationCardProps = {
  readonly chair: ChairState;
  readonly session: Session;
  readonly evacuation: Evacuation;
};

/** SE32, as it is at one chair. */
export function EvacuationCard({ chair, session, evacuation }: EvacuationCardProps) {
  const { evacuation: words } = useText().happening;
  return (
    <HappeningCard
      title={words.running}
      facts={[words.since(timeOfDay(evacuation.sinceMs, session.timeZone)), words.atChair]}
    >
      <PumpTick chair={chair.chair} evacuation={evacuation} />
    </HappeningCard>
  );
}
