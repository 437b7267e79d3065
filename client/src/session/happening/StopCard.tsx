import type { Session, StoppedInfusion } from '@chairside/shared/chair/state.ts';
import { Suspense, useState } from 'react';
import type { ChairView } from '../../live/chair-view.ts';
import { Button } from '../../ui/Button.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { loadedApart } from '../../ui/loaded-apart.ts';
import { useCareText } from '../care-text.ts';
import { HappeningCard } from './HappeningCard.tsx';

const SessionDialog = loadedApart(() => import('../dialogs/SessionDialog.tsx'));

type StopCardProps = {
  readonly view: ChairView;
  readonly session: Session;
  /** Of which nobody has said how it ended. */
  readonly stopped: StoppedInfusion;
};

/** SE4: a stop was recorded with the tap; until somebody says how it ended it stands open. */
export function StopCard({ view, session, stopped }: StopCardProps) {
  const { stop } = useCareText();
  const [isOpen, setOpen] = useState(false);
  const at = timeOfDay(stopped.stoppedAtMs, session.timeZone);
  return (
    <HappeningCard title={stop.missing} facts={[stop.at(at)]}>
      <Button onClick={() => setOpen(true)}>{stop.say}</Button>
      {isOpen && (
        <Suspense>
          <SessionDialog
            action="explainStop"
            view={view}
            infusion={stopped.number}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </HappeningCard>
  );
}
