import type { Departure, Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import type { ChairView } from '../../live/chair-view.ts';
import { Button } from '../../ui/Button.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { Here } from '../afar/Here.tsx';
import { SummaryDialog } from '../departure/SummaryDialog.tsx';
import { useGive } from '../use-give.tsx';
import { HappeningCard } from './HappeningCard.tsx';

type DepartureCardProps = {
  readonly view: ChairView;
  readonly session: Session;
  readonly departure: Departure;
};

/** SE31: on the way out; monitoring goes on until the patient has left. */
export function DepartureCard({ view, session, departure }: DepartureCardProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const { give, question } = useGive(view.state.chair);
  const words = text.happening.departure;
  const { kind, reason, destination, sinceMs } = departure;
  const what = words.title[kind];
  const facts = [
    `${destination === null ? what : words.to(what, destination)}, ${words.since(timeOfDay(sinceMs, session.timeZone))}`,
    ...(reason === null ? [] : [reason]),
    words.goesOn,
  ];
  return (
    <HappeningCard title={words.onTheWay} facts={facts}>
      <Button onClick={() => setOpen(true)}>{words.summary}</Button>
      <Here deeds={['withdraw-departure']}>
        <Button onClick={() => give({ type: 'withdraw-departure' })}>{words.stays}</Button>
      </Here>
      {question}
      {isOpen && <SummaryDialog view={view} session={session} onClose={() => setOpen(false)} />}
    </HappeningCard>
  );
}
