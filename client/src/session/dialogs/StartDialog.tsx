import type { Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { Tick } from './Tick.tsx';
import { isReason, type DialogProps } from './dialog-props.ts';

type StartDialogProps = DialogProps & { readonly session: Session };

/** Asks for what the start needs: the devices' own alarms on (AL34), why a further infusion (SE6), why no baseline. */
export function StartDialog({ session, whose, onGive, onClose }: StartDialogProps) {
  const text = useText();
  const isAgain = session.course.phase === 'observing';
  const isWithoutBaseline = session.baseline === null;
  const [again, setAgain] = useState('');
  const [without, setWithout] = useState('');
  const [areDeviceAlarmsOn, setDeviceAlarmsOn] = useState(false);
  const isReady =
    areDeviceAlarmsOn && (!isAgain || isReason(again)) && (!isWithoutBaseline || isReason(without));
  const start = () =>
    onGive({
      type: 'start-infusion',
      withoutBaseline: isWithoutBaseline ? without.trim() : null,
      again: isAgain ? again.trim() : null,
      areDeviceAlarmsOn,
      isPatientConfirmed: true,
      override: null,
    });
  return (
    <Dialog
      title={isAgain ? text.action.newInfusion : text.dialog.start.title}
      whose={whose}
      hint={text.dialog.stop.pumpHint}
      onClose={onClose}
    >
      {isAgain && (
        <Field
          label={text.dialog.start.again}
          hint={text.dialog.start.againHint}
          value={again}
          onChange={(event) => setAgain(event.target.value)}
        />
      )}
      {isWithoutBaseline && (
        <Field
          label={text.dialog.start.withoutBaseline}
          hint={text.dialog.reasonHint}
          value={without}
          onChange={(event) => setWithout(event.target.value)}
        />
      )}
      <Tick
        label={text.alarm.deviceAlarms}
        hint={text.alarm.deviceAlarmsHint}
        isTicked={areDeviceAlarmsOn}
        onChange={setDeviceAlarmsOn}
      />
      <Button kind="primary" disabled={!isReady} onClick={start}>
        {text.dialog.start.confirm}
      </Button>
    </Dialog>
  );
}
