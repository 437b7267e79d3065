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
  const { by, name, question } = useReceiver(words.take.who, useReceivers(view.state));
  const { areConfirmed, ticks } = useLimitTicks(session);
  const { attempt, refusal } = useAttempt(
    (command, who) => connection.give(view.state.chair, command, who),
    session,
  );
  const take = async () => {
    if (by === null) return;
    const command = {
      type: 'take-chair',
      reason: reason.trim(),
      areLimitsConfirmed: ticks !== null,
    } as const;
    if (await attempt(command, by)) onClose();
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
      {question}
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
        disabled={by === null || !areConfirmed || !isReason(reason)}
        onClick={() => void take()}
      >
        {name === null ? words.take.action : words.take.as(name)}
      </Button>
    </Dialog>
  );
}
