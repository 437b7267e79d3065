import type { ChairState, OffMonitor, Session } from '@chairside/shared/chair/state.ts';
import { useNowMs } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { offMonitorLeft } from '../off-monitor-text.ts';
import { useGive } from '../use-give.tsx';
import { HappeningCard } from './HappeningCard.tsx';

type OffMonitorCardProps = {
  readonly chair: ChairState;
  readonly session: Session;
  readonly offMonitor: OffMonitor;
};

/** SE29: how long there is left, why, who goes along, and the way back. */
export function OffMonitorCard({ chair, session, offMonitor }: OffMonitorCardProps) {
  const text = useText();
  const nowMs = useNowMs();
  const { give, question } = useGive(chair.chair);
  const words = text.happening.offMonitor;
  const { reason, companion, sinceMs } = offMonitor;
  return (
    <HappeningCard
      title={words.title}
      clock={offMonitorLeft(offMonitor, nowMs, text)}
      facts={[
        words.since(words.reasons[reason], companion, timeOfDay(sinceMs, session.timeZone)),
        words.endsByItself,
      ]}
    >
      <Button kind="primary" onClick={() => give({ type: 'return-to-monitor' })}>
        {words.back}
      </Button>
      {question}
    </HappeningCard>
  );
}
