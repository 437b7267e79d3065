import type { Session } from '@chairside/shared/chair/state.ts';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { ChairView } from '../../live/chair-view.ts';
import { useNowMs } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { whoseText } from '../whose-text.ts';
import style from './Summary.module.css';
import { SummaryLists } from './SummaryLists.tsx';
import { SummaryVitals } from './SummaryVitals.tsx';
import { summaryOf } from './summary.ts';

type SummaryDialogProps = {
  readonly view: ChairView;
  readonly session: Session;
  readonly onClose: () => void;
};

/** What whoever takes over has to know, on the screen and on paper (SE31). As it was when it was opened. */
export function SummaryDialog({ view, session, onClose }: SummaryDialogProps) {
  const text = useText();
  const nowMs = useNowMs();
  const [asOf] = useState(() => ({ nowMs, summary: summaryOf(view, session, nowMs) }));
  const words = text.happening.summary;
  return (
    <Dialog title={words.title} whose={whoseText(view.state, text)} onClose={onClose}>
      <div className={style.summary}>
        <p className={style.asOf}>
          {words.asOf(timeOfDay(asOf.nowMs, session.timeZone))} · {session.protocol.label}
        </p>
        <SummaryVitals rows={asOf.summary.vitals} timeZone={session.timeZone} />
        <SummaryLists summary={asOf.summary} timeZone={session.timeZone} />
      </div>
      <Button onClick={() => print()}>
        <Printer aria-hidden size={24} />
        {words.print}
      </Button>
    </Dialog>
  );
}
