import type { ChairCommand, ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import type { ChairView } from '../../live/chair-view.ts';
import { useConnection, useLive } from '../../live/context.tsx';
import { selectPersonId } from '../../live/selectors.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { useMayHere } from '../afar/place.ts';
import { SummaryDialog } from '../departure/SummaryDialog.tsx';
import { OfferDialog } from '../handover/OfferDialog.tsx';
import { TakeDialog } from '../handover/TakeDialog.tsx';
import { whoseText } from '../whose-text.ts';
import { DepartureDialog } from './DepartureDialog.tsx';
import style from './MoreDialog.module.css';
import { OffMonitorDialog } from './OffMonitorDialog.tsx';
import { ReattributionDialog } from './ReattributionDialog.tsx';

type MoreDialogProps = {
  readonly view: ChairView;
  readonly session: Session;
  readonly onClose: () => void;
};

type Asked =
  | 'hand-over'
  | 'take-chair'
  | 'off-monitor'
  | 'transferred'
  | 'left-against-advice'
  | 'reattribution'
  | 'summary';

/** What each asks for; the summary asks for nothing. */
const deedsOf: Readonly<Record<Asked, readonly ChairCommandType[]>> = {
  'hand-over': ['offer-handover'],
  'take-chair': ['take-chair'],
  'off-monitor': ['leave-monitor'],
  transferred: ['begin-departure'],
  'left-against-advice': ['begin-departure'],
  reattribution: ['propose-reattribution'],
  summary: [],
};

/** One list, one tap to each; what is not possible now is not offered. */
function MoreDialog({ view, session, onClose }: MoreDialogProps) {
  const text = useText();
  const connection = useConnection();
  const acting = useLive(selectPersonId);
  const mayHere = useMayHere();
  const [asked, ask] = useState<Asked | null>(null);
  const whose = whoseText(view.state, text);
  const give = (command: ChairCommand) => {
    void connection.give(view.state.chair, command);
    // Whoever takes over wants to know what was: it opens at once (SE31).
    if (command.type === 'begin-departure') ask('summary');
    else onClose();
  };
  switch (asked) {
    case null:
      return (
        <Dialog title={text.happening.moreTitle} whose={whose} onClose={onClose}>
          <div className={style.choices}>
            {offered(session, acting).map((one) => (
              <Button key={one} disabled={!deedsOf[one].every(mayHere)} onClick={() => ask(one)}>
                {nameOf(one, text)}
              </Button>
            ))}
          </div>
        </Dialog>
      );
    case 'hand-over':
      return <OfferDialog view={view} session={session} onClose={onClose} />;
    case 'take-chair':
      return <TakeDialog view={view} session={session} onClose={onClose} />;
    case 'off-monitor':
      return <OffMonitorDialog whose={whose} onGive={give} onClose={onClose} />;
    case 'transferred':
    case 'left-against-advice':
      return <DepartureDialog kind={asked} session={session} whose={whose} onGive={give} onClose={onClose} />;
    case 'reattribution':
      return <ReattributionDialog session={session} whose={whose} onGive={give} onClose={onClose} />;
    case 'summary':
      // Made anew once the departure has come back, with the stop that came with it.
      return (
        <SummaryDialog
          key={session.departure?.sinceMs ?? 0}
          view={view}
          session={session}
          onClose={onClose}
        />
      );
  }
}

/** Whose chair it is hands it over; anybody else takes it, where she has gone (SE20). */
function offered(session: Session, acting: string | null): readonly Asked[] {
  const { course, offMonitor, departure, nurse, handover } = session;
  const isTheirs = nurse?.personId === acting;
  return [
    ...(isTheirs && handover === null ? (['hand-over'] as const) : []),
    ...(isTheirs ? [] : (['take-chair'] as const)),
    ...(course.phase !== 'infusing' && offMonitor === null ? (['off-monitor'] as const) : []),
    ...(departure === null ? (['transferred', 'left-against-advice'] as const) : []),
    'reattribution',
    'summary',
  ];
}

function nameOf(asked: Asked, { happening, calling }: ReturnType<typeof useText>): string {
  switch (asked) {
    case 'hand-over':
      return calling.action.offerHandover;
    case 'take-chair':
      return calling.action.takeChair;
    case 'off-monitor':
      return happening.offMonitor.action;
    case 'transferred':
      return happening.departure.transfer;
    case 'left-against-advice':
      return happening.departure.againstAdvice;
    case 'reattribution':
      return happening.reattribution.action;
    case 'summary':
      return happening.departure.summary;
  }
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default MoreDialog;
