import type { Handover, Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import type { ChairView } from '../../live/chair-view.ts';
import { useLive } from '../../live/context.tsx';
import { selectPersonId } from '../../live/selectors.ts';
import { Button } from '../../ui/Button.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { HappeningCard } from '../happening/HappeningCard.tsx';
import { useNameOf } from '../names.ts';
import { useGive } from '../use-give.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { useHandoverText } from './handover-text.ts';

type OfferedCardProps = {
  readonly view: ChairView;
  readonly session: Session;
  readonly handover: Handover;
};

/** SE20: offered, and still whose it was; stands until it is accepted or taken back. */
export function OfferedCard({ view, session, handover }: OfferedCardProps) {
  const { standing: words } = useHandoverText();
  const nameOf = useNameOf();
  const acting = useLive(selectPersonId);
  const [isOpen, setOpen] = useState(false);
  const { give, question } = useGive(view.state.chair);
  const { nurse, timeZone } = session;
  const at = timeOfDay(handover.atMs, timeZone);
  const name = (personId: NonNullable<Handover['to']>) => nameOf({ personId, role: '' });
  const whose =
    nurse === null
      ? words.nobodys
      : nurse.personId === acting
        ? words.yours
        : words.theirs(name(nurse.personId));
  const isForMe = handover.to !== null && handover.to === acting;
  return (
    <HappeningCard
      title={words.title}
      facts={[handover.to === null ? words.toAnybody(at) : words.to(name(handover.to), at), whose]}
    >
      <Button kind="primary" onClick={() => setOpen(true)}>
        {words.accept}
      </Button>
      <Button onClick={() => give({ type: 'withdraw-handover' })}>
        {isForMe ? words.decline : words.withdraw}
      </Button>
      {question}
      {isOpen && <AcceptDialog view={view} session={session} onClose={() => setOpen(false)} />}
    </HappeningCard>
  );
}
