import { useConnection } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { useAttempt } from '../dialogs/use-attempt.tsx';
import { whoseText } from '../whose-text.ts';
import { HandoverParts } from './HandoverParts.tsx';
import type { HandoverDialogProps } from './handover-dialog-props.ts';
import { useHandoverText } from './handover-text.ts';
import { useLimitTicks } from './use-limit-ticks.tsx';
import { useReceiver, useReceivers } from './use-receiver.tsx';

/** SE20: she reads the card, confirms each limit that differs, and says who she is; from then on the chair is hers. */
export function AcceptDialog({ view, session, onClose }: HandoverDialogProps) {
  const text = useText();
  const words = useHandoverText();
  const connection = useConnection();
  const to = session.handover?.to ?? null;
  const receivers = useReceivers(view.state).filter(({ personId }) => to === null || personId === to);
  const { who, isReady, fields, vouch } = useReceiver(words.accept.who, receivers, 'always-by-pin');
  const { areConfirmed, limitsConfirmedSeq, ticks } = useLimitTicks(session);
  const { attempt, refusal } = useAttempt(
    (command, voucher) => connection.give(view.state.chair, command, voucher),
    session,
  );
  const accept = async () => {
    const vouched = await vouch();
    if (vouched === null) return;
    const command = { type: 'accept-handover', limitsConfirmedSeq } as const;
    const isHers = await attempt(command, vouched.voucher);
    if (isHers) onClose();
  };
  return (
    <Dialog
      title={words.accept.title}
      whose={whoseText(view.state, text)}
      hint={words.accept.hint}
      onClose={onClose}
    >
      <HandoverParts view={view} session={session} />
      {ticks}
      {fields}
      {refusal}
      <Button kind="primary" disabled={!isReady || !areConfirmed} onClick={() => void accept()}>
        {who === null ? words.accept.action : words.accept.as(who.name)}
      </Button>
    </Dialog>
  );
}
