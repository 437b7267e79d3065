import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isDone, type CommandOutcome } from '../../live/commands.ts';
import { useConnection } from '../../live/context.tsx';
import { isReason } from '../../session/dialogs/dialog-props.ts';
import { refusalText } from '../../session/refusal-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { useRecordsText } from './records-text.ts';

/** The record of a closed session goes for ever, but for a line that says so (SE28). Asked twice, with a reason. */
export function EraseRecord({ record }: { readonly record: SessionRecord }) {
  const { erase } = useRecordsText();
  const [isAsked, ask] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => ask(true)}>
        {erase.action}
      </Button>
      {isAsked && <EraseDialog record={record} onClose={() => ask(false)} />}
    </>
  );
}

type EraseDialogProps = { readonly record: SessionRecord; readonly onClose: () => void };

function EraseDialog({ record, onClose }: EraseDialogProps) {
  const text = useText();
  const { erase } = useRecordsText();
  const connection = useConnection();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [last, setLast] = useState<CommandOutcome | null>(null);
  const confirm = async () => {
    const outcome = await connection.giveSite({
      type: 'erase-session',
      session: record.session,
      reason: reason.trim(),
    });
    setLast(outcome);
    if (isDone(outcome)) await navigate('/history');
  };
  return (
    <Dialog title={erase.title} whose={record.patient.displayName} hint={erase.hint} onClose={onClose}>
      <Field
        label={erase.why}
        hint={text.dialog.reasonHint}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {last?.type === 'refused' && (
        <p role="alert">{refusalText(last.why, { text, timeZone: record.timeZone })}</p>
      )}
      {last?.type === 'unknown' && <p role="alert">{text.command.unknown}</p>}
      <Button disabled={!isReason(reason)} onClick={() => void confirm()}>
        {erase.confirm}
      </Button>
    </Dialog>
  );
}
