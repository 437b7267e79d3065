import type { Session } from '@chairside/shared/chair/state.ts';
import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { isReason, type DialogProps } from '../dialogs/dialog-props.ts';
import { identifiers } from '../identity.ts';

type ReattributionDialogProps = DialogProps & { readonly session: Session };

/** SE30: who it really is, by two identifiers, and how it came about. A second person has to agree before anything changes. */
export function ReattributionDialog({ session, whose, onGive, onClose }: ReattributionDialogProps) {
  const text = useText();
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [born, setBorn] = useState('');
  const [reason, setReason] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const words = text.happening.reattribution;

  const propose = (event: SyntheticEvent) => {
    event.preventDefault();
    const isNamed = name.trim() !== '' && (number.trim() !== '' || born !== '');
    setIncomplete(!isNamed);
    if (!isNamed) return;
    const patient = {
      displayName: name.trim(),
      clinicNumber: number.trim() === '' ? null : number.trim(),
      dateOfBirth: born === '' ? null : born,
      weightKg: null,
    };
    onGive({ type: 'propose-reattribution', patient, reason: reason.trim() });
  };

  return (
    <Dialog title={words.title} whose={whose} hint={words.hint} onClose={onClose}>
      <form onSubmit={propose} noValidate style={{ display: 'contents' }}>
        <p>
          {words.now} <b>{session.patient.displayName}</b> {identifiers(session.patient)}
        </p>
        <Field
          label={words.name}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={words.number}
          maxLength={30}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Field
          label={words.born}
          type="date"
          value={born}
          onChange={(event) => setBorn(event.target.value)}
        />
        <Field
          label={words.reason}
          hint={text.dialog.reasonHint}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {isIncomplete && <p role="alert">{words.incomplete}</p>}
        <Button kind="primary" type="submit" disabled={!isReason(reason)}>
          {words.propose}
        </Button>
      </form>
    </Dialog>
  );
}
