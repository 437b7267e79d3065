import type { ChairState, Reattribution, Session } from '@chairside/shared/chair/state.ts';
import type { PersonId } from '@chairside/shared/ids.ts';
import { useState } from 'react';
import { useConnection, useLive } from '../../live/context.tsx';
import { selectPersonId, selectSite } from '../../live/selectors.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { Choices } from '../dialogs/Choices.tsx';
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
  const others = people.filter(({ personId }) => personId !== proposed.by?.personId);
  const [who, choose] = useState(others.find(({ personId }) => personId === acting)?.personId ?? null);
  const words = text.happening.reattribution;
  const confirm = (second: PersonId) => {
    void connection.give(chair.chair, { type: 'confirm-reattribution', patient: proposed.patient }, second);
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
      <Choices
        label={words.who}
        choices={others.map(({ personId, name }) => ({ value: personId, text: name }))}
        chosen={who}
        onChoose={choose}
      />
      <Button kind="primary" disabled={who === null} onClick={() => who !== null && confirm(who)}>
        {words.yes}
      </Button>
    </Dialog>
  );
}
