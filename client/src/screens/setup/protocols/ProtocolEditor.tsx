import { itemLists } from '@chairside/shared/protocols/items.ts';
import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { validateProtocol } from '@chairside/shared/protocols/validate.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { nextVersion, type Kept } from '@chairside/shared/site/versions.ts';
import { useState } from 'react';
import { DraftBar } from '../DraftBar.tsx';
import { JudgedField } from '../JudgedField.tsx';
import { ProblemList } from '../ProblemList.tsx';
import { Refused } from '../Refused.tsx';
import { useSaving } from '../use-saving.ts';
import { protocolChanges } from './changes.ts';
import { draftOf, protocolOf, withItem, type ProtocolDraft } from './draft.ts';
import { EditItems } from './EditItems.tsx';
import { EditNumbers } from './EditNumbers.tsx';
import { EditScales } from './EditScales.tsx';
import { EditText } from './EditText.tsx';
import style from './Editing.module.css';
import { ProtocolChanges } from './ProtocolChanges.tsx';
import { useProtocolText } from './use-protocol-text.ts';
import { fieldLabel, placedProblemText, problemText } from './words.ts';

type ProtocolEditorProps = {
  readonly from: Protocol;
  readonly inUse: Protocol;
  readonly kept: Kept<Protocol>;
  readonly onSaved: (version: number, say: string) => void;
  readonly onDiscard: () => void;
};

/** Everything of a protocol as fields; what is wrong stands beside it as it is typed, and the gateway judges again. */
export function ProtocolEditor({ from, inUse, kept, onSaved, onDiscard }: ProtocolEditorProps) {
  const text = useProtocolText();
  const { words } = text;
  const { delivery } = from;
  const [draft, setDraft] = useState<ProtocolDraft>(() => draftOf(from));
  const version = nextVersion(kept, from.id) ?? from.version + 1;
  const saving = useSaving((say) => onSaved(version, say));
  const checked = validateProtocol(protocolOf(draft, from, version));
  const problems = checked.ok ? [] : checked.error;
  const change = (over: Partial<ProtocolDraft>) => {
    setDraft({ ...draft, ...over });
    saving.forget();
  };
  /** What is wrong at a field, or below it. */
  const wrongAt = (path: string) =>
    problems
      .filter((one) => one.path === path || one.path.startsWith(`${path}.`))
      .map((one) => problemText(one, text));

  return (
    <section className={style.editor}>
      <DraftBar
        {...{ saving, onDiscard }}
        draft={checked.ok ? draftCommand(checked.value, from.version) : null}
        problemCount={problems.length}
        isUnchanged={checked.ok && protocolChanges(inUse, checked.value).length === 0}
      >
        {checked.ok ? (
          <ProtocolChanges from={inUse} to={checked.value} />
        ) : (
          <ProblemList lines={problems.map((one) => placedProblemText(one, text, delivery))} />
        )}
        {saving.outcome?.type === 'refused' && <Refused why={saving.outcome.why} />}
      </DraftBar>
      <h2>{words.caption(from.label, version)}</h2>
      <h3>{words.section.name}</h3>
      <div className={style.fields}>
        {(['label', 'drug'] as const).map((path) => (
          <JudgedField
            key={path}
            label={fieldLabel(path, text, delivery)}
            value={draft[path]}
            wrong={wrongAt(path)}
            onChange={(typed) => change({ [path]: typed })}
          />
        ))}
      </div>
      <EditNumbers {...{ draft, wrongAt, delivery }} onChange={change} />
      <EditScales {...{ draft, wrongAt }} onChange={(scales) => change({ scales })} />
      {itemLists.map((list) => (
        <EditItems
          key={list}
          {...{ draft, list, wrongAt }}
          onChange={(items) => change(withItem(draft, list, items))}
        />
      ))}
      <h3>{words.section.texts}</h3>
      {(['vomiting', 'instructions'] as const).map((name) => (
        <EditText
          key={name}
          label={fieldLabel(`texts.${name}`, text, delivery)}
          value={draft[name]}
          wrong={wrongAt(`texts.${name}`)}
          onChange={(typed) => change({ [name]: typed })}
        />
      ))}
      <p>{words.limitsApart(from.alarmPreset.label, from.alarmPreset.version)}</p>
    </section>
  );
}

/** The number of the version is the gateway's to give. */
function draftCommand({ version: _given, ...protocol }: Protocol, basedOn: number): SiteCommand {
  return { type: 'draft-protocol', protocol, basedOn };
}
