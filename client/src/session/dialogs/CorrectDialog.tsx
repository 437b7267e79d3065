import type { Session } from '@chairside/shared/chair/state.ts';
import { isStanding } from '@chairside/shared/chart/chart.ts';
import { useState } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { entryText } from '../corrections.ts';
import { chartedText } from '../entries/charted-text.ts';
import { EntryCorrection } from '../entries/EntryCorrection.tsx';
import { entryRows, type EntryRow } from '../entries/entry-rows.ts';
import { Choices } from '../../ui/Choices.tsx';
import type { DialogProps } from './dialog-props.ts';

const offered = 8;

/** SE7, SE17: which of the latest entries it is about, with large targets; then as from the list. */
export function CorrectDialog({
  session,
  whose,
  onGive,
  onClose,
}: DialogProps & { readonly session: Session }) {
  const text = useText();
  const words = useCareText().correct;
  const [seq, setSeq] = useState<number | null>(null);
  const rows = entryRows(session).filter(mayBeCorrected).slice(0, offered);
  const wordsOf = (row: EntryRow) =>
    row.is === 'charted' ? chartedText(row.charted, session, text) : entryText(row.entry, session, text);
  const atMs = (row: EntryRow) => (row.is === 'charted' ? row.charted.happenedAtMs : row.entry.atMs);
  return (
    <Dialog key={seq ?? 'choice'} title={words.title} whose={whose} hint={words.hint} onClose={onClose}>
      {seq === null ? (
        <Choices
          label={text.session.latest}
          choices={rows.map((row) => ({
            value: row.seq,
            text: `${timeOfDay(atMs(row), session.timeZone)} ${wordsOf(row)}`,
          }))}
          onChoose={setSeq}
        />
      ) : (
        <EntryCorrection session={session} seq={seq} onGive={onGive} />
      )}
    </Dialog>
  );
}

function mayBeCorrected(row: EntryRow): boolean {
  return row.is === 'charted' ? isStanding(row.charted) : row.entry.actor !== null;
}
