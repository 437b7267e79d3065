import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import type { LogDialogProps } from './log-dialog-props.ts';
import { TypedVitals } from './TypedVitals.tsx';
import { WhenChips } from './WhenChips.tsx';

/** A note in free words, and vital signs read from another device. */
export function MoreDialog({ whose, ago, onAgo, onEnter, onClose }: LogDialogProps) {
  const text = useText();
  const [note, setNote] = useState('');
  const words = text.quickLog;
  return (
    <Dialog title={words.more} whose={whose} onClose={onClose}>
      <WhenChips ago={ago} onAgo={onAgo} />
      <Field
        label={words.note.title}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button disabled={note.trim() === ''} onClick={() => onEnter({ kind: 'note', text: note.trim() })}>
        {words.note.save}
      </Button>
      <TypedVitals onEnter={onEnter} />
    </Dialog>
  );
}
