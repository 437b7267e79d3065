import type { Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { Choices } from './Choices.tsx';
import { isReason, type DialogProps } from './dialog-props.ts';

const offered = 6;

/** SE7: an entry is corrected by another that points to it. */
export function CorrectDialog({
  session,
  whose,
  onGive,
  onClose,
}: DialogProps & { readonly session: Session }) {
  const text = useText();
  const [seq, setSeq] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const entries = session.recentEntries
    .filter((entry) => entry.actor !== null)
    .slice(-offered)
    .toReversed();
  return (
    <Dialog title={text.dialog.correct.title} whose={whose} hint={text.dialog.correct.hint} onClose={onClose}>
      <Choices
        label={text.session.latest}
        choices={entries.map((entry) => ({
          value: entry.seq,
          text: `${timeOfDay(entry.atMs, session.timeZone)} ${text.entry[entry.type](entry.detail)}`,
        }))}
        chosen={seq}
        onChoose={setSeq}
      />
      <Field
        label={text.dialog.correct.note}
        hint={text.dialog.reasonHint}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        kind="primary"
        disabled={seq === null || !isReason(note)}
        onClick={() => seq !== null && onGive({ type: 'correct-entry', seq, note: note.trim() })}
      >
        {text.action.save}
      </Button>
    </Dialog>
  );
}
