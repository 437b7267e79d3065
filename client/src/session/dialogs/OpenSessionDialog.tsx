import type { ChairId } from '@chairside/shared/ids.ts';
import { protocols } from '@chairside/shared/protocols/registry.ts';
import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { Choices } from './Choices.tsx';
import type { DialogProps } from './dialog-props.ts';
import style from './OpenSessionDialog.module.css';

type OpenSessionDialogProps = DialogProps & { readonly chair: ChairId };

export function OpenSessionDialog({ chair, whose, onGive, onClose }: OpenSessionDialogProps) {
  const text = useText();
  const [displayName, setName] = useState('');
  const [clinicNumber, setNumber] = useState('');
  const [weight, setWeight] = useState('');
  const [protocolId, setProtocol] = useState(protocols[0]?.id ?? '');
  const [problem, setProblem] = useState<string | null>(null);

  const open = (event: SyntheticEvent) => {
    event.preventDefault();
    const weightKg = weight.trim() === '' ? null : Number(weight.replace(',', '.'));
    const isNamed = displayName.trim() !== '' && clinicNumber.trim() !== '';
    const isWeightSane = weightKg === null || (weightKg >= 20 && weightKg <= 350);
    const patient = {
      displayName: displayName.trim(),
      clinicNumber: clinicNumber.trim(),
      dateOfBirth: null,
      weightKg,
    };
    if (!isNamed) setProblem(text.dialog.openSession.isIncomplete);
    else if (!isWeightSane) setProblem(text.dialog.openSession.weightRange);
    else onGive({ type: 'open-session', patient, protocolId, series: null });
  };

  return (
    <Dialog title={text.dialog.openSession.title(text.app.chair(chair))} whose={whose} onClose={onClose}>
      <form className={style.form} onSubmit={open} noValidate>
        <Field
          label={text.dialog.openSession.displayName}
          hint={text.dialog.openSession.displayNameHint}
          maxLength={60}
          value={displayName}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={style.pair}>
          <Field
            label={text.dialog.openSession.clinicNumber}
            maxLength={30}
            value={clinicNumber}
            onChange={(event) => setNumber(event.target.value)}
          />
          <Field
            label={text.dialog.openSession.weight}
            inputMode="decimal"
            value={weight}
            onChange={(event) => setWeight(event.target.value)}
          />
        </div>
        <Choices
          label={text.dialog.openSession.protocol}
          choices={protocols.map(({ id, label }) => ({ value: id, text: label }))}
          chosen={protocolId}
          onChoose={setProtocol}
        />
        {problem !== null && <p role="alert">{problem}</p>}
        <Button kind="primary" type="submit">
          {text.action.openSession}
        </Button>
      </form>
    </Dialog>
  );
}
