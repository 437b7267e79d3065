import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import { validatePreset } from '@chairside/shared/alarms/validate.ts';
import { nextVersion, type PresetVersion } from '@chairside/shared/site/presets.ts';
import { useRef, useState } from 'react';
import type { CommandOutcome } from '../../live/commands.ts';
import { useConnection } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { ChangeList } from './ChangeList.tsx';
import { changesBetween, timeFields } from './changes.ts';
import { draftOf, presetOf, withNewRow, withoutRow, withRow, type Draft } from './draft.ts';
import { EditRow } from './EditRow.tsx';
import style from './PresetEditor.module.css';
import { PresetTable } from './PresetTable.tsx';
import { guardText, problemText } from './preset-words.ts';
import { problemsAtTime, problemsUnder } from './problem-places.ts';
import { ProblemList } from './ProblemList.tsx';
import { Refused } from './Refused.tsx';
import { useSetupText } from './setup-text.ts';
import { TimeField } from './TimeField.tsx';

type PresetEditorProps = {
  readonly from: AlarmPreset;
  readonly inUse: AlarmPreset;
  readonly versions: readonly PresetVersion[];
  readonly onSaved: (version: number, say: string) => void;
  readonly onDiscard: () => void;
};

/** Every row as fields; what is wrong stands beside it as it is typed, and the gateway judges again when it is saved. */
export function PresetEditor({ from, inUse, versions, onSaved, onDiscard }: PresetEditorProps) {
  const text = useSetupText();
  const connection = useConnection();
  const [draft, setDraft] = useState<Draft>(() => draftOf(from));
  const [outcome, setOutcome] = useState<CommandOutcome | null>(null);
  const judged = useRef<HTMLDivElement>(null);
  const version = nextVersion({ presets: versions }, from.id) ?? from.version + 1;
  const checked = validatePreset(presetOf(draft, from, version));
  const problems = checked.ok ? [] : checked.error;
  const isUnchanged = checked.ok && changesBetween(inUse, checked.value).length === 0;

  const change = (next: Draft) => {
    setDraft(next);
    setOutcome(null);
  };
  const save = async () => {
    if (!checked.ok) {
      judged.current?.focus();
      return;
    }
    setOutcome({ type: 'pending' });
    const { version: _given, ...preset } = checked.value;
    const answer = await connection.giveSite({ type: 'draft-preset', preset, basedOn: from.version });
    if (answer.type === 'refused') setOutcome(answer);
    else onSaved(version, toldOf(answer));
  };
  const toldOf = ({ type }: CommandOutcome) =>
    type === 'recorded' || type === 'pending'
      ? text.actions.saved
      : type === 'unrecorded'
        ? text.actions.unrecorded
        : text.actions.unknown;

  return (
    <section className={style.editor}>
      <div className={style.judged} ref={judged} tabIndex={-1}>
        {checked.ok ? (
          <ChangeList inUse={inUse} to={checked.value} />
        ) : (
          <ProblemList problems={problems} rows={draft.rows} />
        )}
        {outcome?.type === 'refused' && <Refused why={outcome.why} rows={draft.rows} />}
        <div className={style.actions}>
          <Button
            kind="primary"
            disabled={isUnchanged || outcome?.type === 'pending'}
            onClick={() => void save()}
          >
            {text.actions.save}
          </Button>
          <Button onClick={onDiscard}>{text.actions.discard}</Button>
          {problems.length > 0 && <p>{text.actions.notSaved(problems.length)}</p>}
        </div>
      </div>
      <Field
        label={text.label}
        value={draft.label}
        maxLength={60}
        onChange={(event) => change({ ...draft, label: event.target.value })}
      />
      <PresetTable
        caption={text.table.caption(from.label, version)}
        rows={draft.rows}
        lastHeading={text.table.remove}
        row={(row) => (
          <EditRow
            row={row}
            rows={draft.rows}
            problems={problems.filter((one) => 'rule' in one && one.rule === row.id)}
            onChange={(over) => change(withRow(draft, row.id, over))}
            onRemove={() => change(withoutRow(draft, row.id))}
          />
        )}
        after={(parameter) => (
          <>
            {problemsUnder(parameter, problems).map((problem) => {
              const words = problemText(problem, draft.rows, text);
              return (
                <p key={words} className={style.missing}>
                  {words}
                </p>
              );
            })}
            <Button kind="quiet" onClick={() => change(withNewRow(draft, parameter))}>
              {text.table.add(text.parameter[parameter])}
            </Button>
          </>
        )}
      />
      <h3>{text.times.title}</h3>
      <div className={style.times}>
        {timeFields.map((field) => (
          <TimeField
            key={field}
            label={text.times[field]}
            value={draft.times[field]}
            wrong={problemsAtTime(field, problems).map((one) => problemText(one, draft.rows, text))}
            onChange={(typed) => change({ ...draft, times: { ...draft.times, [field]: typed } })}
          />
        ))}
      </div>
      {from.guards.map((guard) => (
        <p key={`${guard.parameter} ${guard.direction}`}>{guardText(guard, text)}</p>
      ))}
    </section>
  );
}
