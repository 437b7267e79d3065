import { families, type Family, type FamilyId } from '@chairside/shared/devices/families.ts';
import type { Line } from '@chairside/shared/devices/line.ts';
import { useId, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Choices } from '../../../ui/Choices.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { JudgedField } from '../JudgedField.tsx';
import style from './DevicesScreen.module.css';
import { useDevicesText } from './devices-text.ts';
import {
  draftOf,
  lineFamilies,
  lineOf,
  waysOf,
  withFamily,
  wrongIn,
  type DraftField,
  type LineDraft,
} from './line-draft.ts';

type LineFormProps = {
  /** Null: a new one. */
  readonly line: Line | null;
  readonly onSave: (line: Line) => Promise<unknown>;
  readonly onClose: () => void;
};

/** A line to a device, as a person types it in; what can not stand says so beside its field once it was typed. */
export function LineForm({ line, onSave, onClose }: LineFormProps) {
  const { line: words, transport } = useDevicesText();
  const [draft, setDraft] = useState<LineDraft>(() => draftOf(line));
  const wrong = wrongIn(draft);
  const ways = waysOf(draft.family);
  const change = (changed: Partial<LineDraft>) => setDraft({ ...draft, ...changed });
  const field = (
    name: DraftField,
    texts: { readonly label: string; readonly hint?: string; readonly wrong: string },
  ) => (
    <JudgedField
      label={texts.label}
      value={draft[name]}
      {...(texts.hint !== undefined && { hint: texts.hint })}
      wrong={draft[name] !== '' && wrong.has(name) ? [texts.wrong] : []}
      onChange={(typed) => change({ [name]: typed })}
    />
  );
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className={style.form}>
        <Families chosen={draft.family} onChoose={(family) => setDraft(withFamily(draft, family))} />
        <Options draft={draft} onChoose={(options) => change({ options })} />
        {ways.length > 1 && (
          <Choices
            label={words.way}
            chosen={draft.way}
            choices={ways.map((value) => ({ value, text: transport[value] }))}
            onChoose={(way) => change({ way })}
          />
        )}
        {draft.way === 'serial' ? (
          <>
            {field('path', { label: words.path, hint: words.pathHint, wrong: words.pathWrong })}
            {field('baudRate', { label: words.baudRate, wrong: words.baudRateWrong })}
          </>
        ) : (
          <>
            {field('host', { label: words.host, wrong: words.hostWrong })}
            {field('port', { label: words.port, wrong: words.portWrong })}
          </>
        )}
        {field('deviceId', { label: words.device, hint: words.deviceHint, wrong: words.deviceWrong })}
        {line === null &&
          field('lineId', { label: words.name, hint: words.nameHint, wrong: words.nameWrong })}
        <Button
          kind="primary"
          disabled={wrong.size > 0}
          onClick={() => {
            void onSave(lineOf(draft));
            onClose();
          }}
        >
          {words.save}
        </Button>
      </div>
    </Dialog>
  );
}

type FamiliesProps = { readonly chosen: FamilyId; readonly onChoose: (family: FamilyId) => void };

function Families({ chosen, onChoose }: FamiliesProps) {
  const { line: words } = useDevicesText();
  const id = useId();
  return (
    <div className={style.choice}>
      <label htmlFor={id}>{words.family}</label>
      <select id={id} value={chosen} onChange={({ target }) => onChoose(target.value as FamilyId)}>
        {lineFamilies.map((family) => (
          <option key={family} value={family}>
            {families[family].label}
          </option>
        ))}
      </select>
    </div>
  );
}

type OptionsProps = {
  readonly draft: LineDraft;
  readonly onChoose: (options: LineDraft['options']) => void;
};

/** What else may be chosen for a device of this family, by the names its maker has for it. */
function Options({ draft, onChoose }: OptionsProps) {
  const { options }: Family = families[draft.family];
  return Object.entries(options).map(([name, choices]) => (
    <Choices
      key={name}
      label={name}
      chosen={draft.options[name] ?? choices[0]}
      choices={choices.map((value) => ({ value, text: value }))}
      onChoose={(value) => onChoose({ ...draft.options, [name]: value })}
    />
  ));
}
