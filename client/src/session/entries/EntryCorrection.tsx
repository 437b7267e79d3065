import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { isStanding, type Charted } from '@chairside/shared/chart/chart.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { entryText } from '../corrections.ts';
import { isReason } from '../dialogs/dialog-props.ts';
import { useNameOf } from '../names.ts';
import { Cells } from '../quick-log/Cells.tsx';
import { chartedText } from './charted-text.ts';
import { EntryForm } from './forms/EntryForm.tsx';
import { momentOf } from './time-typed.ts';

type EntryCorrectionProps = {
  readonly session: Session;
  readonly seq: number;
  readonly onGive: (command: ChairCommand) => void;
};

/** Why first, then how: of an entry of the chart all three ways, of anything else a remark. */
export function EntryCorrection({ session, seq, onGive }: EntryCorrectionProps) {
  const text = useText();
  const nameOf = useNameOf();
  const charted = session.chart.find((one) => one.seq === seq && isStanding(one));
  const other = session.recentEntries.find((one) => one.seq === seq);
  const [note, setNote] = useState('');
  const [way, setWay] = useState<'replace' | 'strike' | 'remark'>(
    charted === undefined ? 'remark' : 'replace',
  );
  const {
    correction: correct,
    correct: { title },
  } = useCareText();
  const by = charted?.by ?? other?.actor ?? null;
  const atMs = charted?.recordedAtMs ?? other?.atMs ?? 0;
  const what =
    charted === undefined ? other && entryText(other, session, text) : chartedText(charted, session, text);
  const said = { type: 'correct-entry', seq, note: note.trim() } as const;
  return (
    <>
      <p>
        <b>{what}</b>
        <br />
        {correct.entered(timeOfDay(atMs, session.timeZone), nameOf(by))}
      </p>
      {charted !== undefined && (
        <Cells
          label={title}
          cells={(['replace', 'strike', 'remark'] as const).map((value) => ({ value, text: correct[value] }))}
          chosen={way}
          onChoose={setWay}
        />
      )}
      <Field
        label={correct.why}
        hint={text.dialog.reasonHint}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {way === 'replace' && charted !== undefined && (
        <Replacing
          charted={charted}
          session={session}
          isHeld={!isReason(note)}
          onReplace={(instead) => onGive({ ...said, instead })}
        />
      )}
      {way !== 'replace' && (
        <>
          <p>{way === 'strike' ? correct.strikeHint : correct.remarkHint}</p>
          <Button
            kind="primary"
            disabled={!isReason(note)}
            onClick={() => onGive(way === 'strike' ? { ...said, instead: null } : said)}
          >
            {way === 'strike' ? correct.strikeSave : correct.remarkSave}
          </Button>
        </>
      )}
    </>
  );
}

type ReplacingProps = {
  readonly charted: Charted;
  readonly session: Session;
  readonly isHeld: boolean;
  readonly onReplace: (instead: Pick<Charted, 'entry' | 'happenedAtMs'>) => void;
};

/** The same form, filled with what was entered, and the time it happened. */
function Replacing({ charted, session, isHeld, onReplace }: ReplacingProps) {
  const { correction: correct } = useCareText();
  const shown = timeOfDay(charted.happenedAtMs, session.timeZone);
  const [time, setTime] = useState(shown);
  const happenedAtMs = momentOf(time, { atMs: charted.happenedAtMs, shown });
  return (
    <>
      <Field
        label={correct.time}
        hint={correct.timeHint}
        inputMode="numeric"
        value={time}
        onChange={(event) => setTime(event.target.value)}
      />
      {happenedAtMs === null && <p role="alert">{correct.timeWrong}</p>}
      <EntryForm
        start={charted.entry}
        save={correct.replaceSave}
        isHeld={isHeld || happenedAtMs === null}
        onSave={(entry) => {
          if (happenedAtMs !== null) onReplace({ entry, happenedAtMs });
        }}
      />
    </>
  );
}
