import type { Departure, Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { isReasonOrNone, type DialogProps } from '../dialogs/dialog-props.ts';

type DepartureDialogProps = DialogProps & { readonly kind: Departure['kind']; readonly session: Session };

/** SE31: one tap records it. Nothing has to be filled in first: a patient who leaves does not wait. */
export function DepartureDialog({ kind, session, whose, onGive, onClose }: DepartureDialogProps) {
  const text = useText();
  const [words, setWords] = useState('');
  const { departure } = text.happening;
  const isTransfer = kind === 'transferred';
  const isRunning = session.course.phase === 'infusing' || session.course.phase === 'paused';
  const said = words.trim() === '' ? null : words.trim();
  return (
    <Dialog title={departure.title[kind]} whose={whose} hint={departure.goesOn} onClose={onClose}>
      {isRunning && <p role="alert">{departure.stops}</p>}
      <Button
        kind="primary"
        disabled={!isTransfer && !isReasonOrNone(words)}
        onClick={() =>
          onGive({
            type: 'begin-departure',
            kind,
            reason: isTransfer ? null : said,
            destination: isTransfer ? said : null,
          })
        }
      >
        {departure.record[kind]}
      </Button>
      <Field
        label={isTransfer ? departure.destination : departure.reason}
        maxLength={isTransfer ? 80 : 200}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Dialog>
  );
}
