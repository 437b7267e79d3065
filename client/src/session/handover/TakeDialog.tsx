import { useState } from 'react';
import { useConnection } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { isReason } from '../dialogs/dialog-props.ts';
import { useAttempt } from '../dialogs/use-attempt.tsx';
import { whoseText } from '../whose-text.ts';
import { HandoverParts } from './HandoverParts.tsx';
import type { HandoverDialogProps } from './handover-dialog-props.ts';
import { useHandoverText } from './handover-text.ts';
import { useLimitTicks } from './use-limit-ticks.tsx';
import { useReceiver, useReceivers } from './use-receiver.tsx';

/** SE20: whose chair it was has gone. The same card, with a reason in place of an offer. */
export function TakeDialog({ view, session, onClose }: HandoverDialogProps) {
  const text = useText();
  const words = useHandoverText();
  const connection = useConnection();
  const [reason, setReason] = useState('');
  const { who, isReady, fields, vouch } = useReceiver(words.take.who, useReceivers(view.state));
  const { areConfirmed, limitsConfirmedSeq, ticks } = useLimitTicks(session);
  const { attempt, refusal } = useAttempt(
    (command, voucher) => connection.give(view.state.chair, command, voucher),
    session,
  );
  const take = async () => {
    const vouched = await vouch();
    if (vouched === null) return;
    const command = {
      type: 'take-chair',
      reason: reason.trim(),
      from: session.nurse?.personId ?? null,
      limitsConfirmedSeq,
    } as const;
    if (await attempt(command, vouched.voucher)) onClose();
  };
  return (
    <Dialog
      title={words.take.title}
      whose={whoseText(view.state, text)}
      hint={words.take.hint}
      onClose={onClose}
    >
      <HandoverParts view={view} session={session} />
      {ticks}
      {fields}
      <Field
        label={words.take.why}
        hint={text.dialog.reasonHint}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {refusal}
      <Button
        kind="primary"
        disabled={!isReady || !areConfirmed || !isReason(reason)}
        onClick={() => void take()}
      >
        {who === null ? words.take.action : words.take.as(who.name)}
      </Button>
    </Dialog>
  );
}
