import { inOrder } from '@chairside/shared/alarms/signals.ts';
import type { Outcome } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { useNowMs } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { phaseFacts } from '../phase-facts.ts';
import { isReason, type DialogProps } from './dialog-props.ts';

type CloseDialogProps = DialogProps & { readonly as: Outcome; readonly session: Session };

export function CloseDialog({ as, session, whose, onGive, onClose }: CloseDialogProps) {
  const text = useText();
  const nowMs = useNowMs();
  const [early, setEarly] = useState('');
  const facts = phaseFacts(session, nowMs);
  const isEarly = as !== 'cancelled' && facts.phase === 'observing' && !facts.isEnough;
  const close = () =>
    as === 'cancelled'
      ? onGive({ type: 'cancel-session' })
      : onGive({ type: 'close-session', outcome: as, early: isEarly ? early.trim() : null });
  const present = inOrder(session.alarms).map(({ condition }) => text.alarm.name[condition.what]);
  const title = as === 'cancelled' ? text.dialog.close.cancel : text.dialog.close.ask[as];
  return (
    <Dialog
      title={title}
      whose={whose}
      onClose={onClose}
      {...(as === 'cancelled' && { hint: text.dialog.close.cancelHint })}
    >
      {present.length > 0 && <p role="alert">{text.dialog.close.alarms(present.join(', '))}</p>}
      {isEarly && (
        <Field
          label={text.dialog.close.early}
          hint={text.dialog.reasonHint}
          value={early}
          onChange={(event) => setEarly(event.target.value)}
        />
      )}
      <Button kind="primary" disabled={isEarly && !isReason(early)} onClick={close}>
        {as === 'cancelled'
          ? text.action.cancelSession
          : as === 'discharged'
            ? text.action.discharge
            : text.action.transferred}
      </Button>
    </Dialog>
  );
}
