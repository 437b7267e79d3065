import type { ChairState, Reattribution, Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { useConnection, useLive } from '../../live/context.tsx';
import { selectPersonId, selectSite } from '../../live/selectors.ts';
import { useColleague } from '../../people/use-colleague.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { whoseText } from '../whose-text.ts';
import { PatientPair } from './PatientPair.tsx';

type ConfirmReattributionDialogProps = {
  readonly chair: ChairState;
  readonly session: Session;
  readonly proposed: Reattribution;
  readonly onClose: () => void;
};

/**
 * The second person says who she is and which patient it is (SE30). What she saw is sent along: another proposal in between is
 * refused. Who acts from this screen afterwards is who acted before.
 */
export function ConfirmReattributionDialog(props: ConfirmReattributionDialogProps) {
  const { chair, session, onClose } = props;
  const text = useText();
  const connection = useConnection();
  const people = useLive(selectSite)?.site.people ?? [];
  const acting = useLive(selectPersonId);
  // As it stood when the dialog was opened.
  const [proposed] = useState(props.proposed);
  const words = text.happening.reattribution;
  const others = people.filter(({ personId, isActive }) => isActive && personId !== proposed.by?.personId);
  const second = useColleague({
    label: words.who,
    people: others,
    first: others.find(({ personId }) => personId === acting)?.personId ?? null,
  });
  const confirm = async () => {
    const vouched = await second.vouch();
    if (vouched === null) return;
    const command = { type: 'confirm-reattribution', patient: proposed.patient } as const;
    void connection.give(chair.chair, command, vouched.voucher);
    onClose();
  };
  return (
    <Dialog
      title={words.confirmTitle}
      whose={whoseText(chair, text)}
      hint={words.confirmHint}
      onClose={onClose}
    >
      <PatientPair from={session.patient} to={proposed.patient} />
      {second.fields}
      <Button kind="primary" disabled={!second.isReady} onClick={() => void confirm()}>
        {words.yes}
      </Button>
    </Dialog>
  );
}
