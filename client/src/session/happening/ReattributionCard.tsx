import type { ChairState, Reattribution, Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useNameOf } from '../names.ts';
import { useGive } from '../use-give.tsx';
import { ConfirmReattributionDialog } from './ConfirmReattributionDialog.tsx';
import { HappeningCard } from './HappeningCard.tsx';
import { PatientPair } from './PatientPair.tsx';

type ReattributionCardProps = {
  readonly chair: ChairState;
  readonly session: Session;
  readonly proposed: Reattribution;
};

/** SE30: asked for by one person; until another agrees everything stays as it is, and says so. */
export function ReattributionCard({ chair, session, proposed }: ReattributionCardProps) {
  const text = useText();
  const nameOf = useNameOf();
  const [isOpen, setOpen] = useState(false);
  const { give, question } = useGive(chair.chair);
  const words = text.happening.reattribution;
  const at = timeOfDay(proposed.atMs, session.timeZone);
  return (
    <HappeningCard title={words.mark} facts={[words.asked(nameOf(proposed.by), at, proposed.reason)]}>
      <PatientPair from={session.patient} to={proposed.patient} />
      <Button kind="primary" onClick={() => setOpen(true)}>
        {words.confirm}
      </Button>
      <Button onClick={() => give({ type: 'withdraw-reattribution' })}>{words.withdraw}</Button>
      {question}
      {isOpen && (
        <ConfirmReattributionDialog
          chair={chair}
          session={session}
          proposed={proposed}
          onClose={() => setOpen(false)}
        />
      )}
    </HappeningCard>
  );
}
