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
  const { by, name, question } = useReceiver(words.accept.who, receivers);
  const { areConfirmed, ticks } = useLimitTicks(session);
  const { attempt, refusal } = useAttempt(
    (command, who) => connection.give(view.state.chair, command, who),
    session,
  );
  const accept = async () => {
    if (by === null) return;
    const isHers = await attempt({ type: 'accept-handover', areLimitsConfirmed: ticks !== null }, by);
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
      {question}
      {refusal}
      <Button kind="primary" disabled={by === null || !areConfirmed} onClick={() => void accept()}>
        {name === null ? words.accept.action : words.accept.as(name)}
      </Button>
    </Dialog>
  );
}
