import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import { validatePreset } from '@chairside/shared/alarms/validate.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { nextVersion, type Kept } from '@chairside/shared/site/versions.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { ChangeList } from './ChangeList.tsx';
import { changesBetween, timeFields } from './changes.ts';
import { DraftBar } from './DraftBar.tsx';
import { draftOf, presetOf, withNewRow, withoutRow, withRow, type Draft } from './draft.ts';
import { EditRow } from './EditRow.tsx';
import { JudgedField } from './JudgedField.tsx';
import style from './PresetEditor.module.css';
import { PresetTable } from './PresetTable.tsx';
import { guardText, placedProblemText, problemText } from './preset-words.ts';
import { problemsAtTime, problemsUnder } from './problem-places.ts';
import { ProblemList } from './ProblemList.tsx';
import { Refused } from './Refused.tsx';
import { useSetupText } from './setup-text.ts';
import { useSaving } from './use-saving.ts';

type PresetEditorProps = {
  readonly from: AlarmPreset;
  readonly inUse: AlarmPreset;
  readonly kept: Kept<AlarmPreset>;
  readonly onSaved: (version: number, say: string) => void;
  readonly onDiscard: () => void;
};

/** Every row as fields; what is wrong stands beside it as it is typed, and the gateway judges again when it is saved. */
export function PresetEditor({ from, inUse, kept, onSaved, onDiscard }: PresetEditorProps) {
  const text = useSetupText();
  const [draft, setDraft] = useState<Draft>(() => draftOf(from));
  const version = nextVersion(kept, from.id) ?? from.version + 1;
  const saving = useSaving((say) => onSaved(version, say));
  const checked = validatePreset(presetOf(draft, from, version));
  const problems = checked.ok ? [] : checked.error;
  const isUnchanged = checked.ok && changesBetween(inUse, checked.value).length === 0;

  const change = (next: Draft) => {
    setDraft(next);
    saving.forget();
  };

  return (
    <section className={style.editor}>
      <DraftBar
        {...{ saving, isUnchanged, onDiscard }}
        draft={checked.ok ? draftCommand(checked.value, from.version) : null}
        problemCount={problems.length}
      >
        {checked.ok ? (
          <ChangeList inUse={inUse} to={checked.value} />
        ) : (
          <ProblemList lines={problems.map((one) => placedProblemText(one, draft.rows, text))} />
        )}
        {saving.outcome?.type === 'refused' && <Refused why={saving.outcome.why} rows={draft.rows} />}
      </DraftBar>
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
          <JudgedField
            key={field}
            inputMode="decimal"
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

/** The number of the version is the gateway's to give. */
function draftCommand({ version: _given, ...preset }: AlarmPreset, basedOn: number): SiteCommand {
  return { type: 'draft-preset', preset, basedOn };
}
