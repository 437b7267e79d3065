import type { AlarmPreset, AlarmRule } from '@chairside/shared/alarms/preset.ts';
import type { PresetVersion } from '@chairside/shared/site/presets.ts';
import { PenLine } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ChangeList } from './ChangeList.tsx';
import { timeFields } from './changes.ts';
import { guardText, limitText } from './preset-words.ts';
import { PresetTable } from './PresetTable.tsx';
import { useSetupText } from './setup-text.ts';
import { SignOff } from './SignOff.tsx';
import style from './VersionView.module.css';

type VersionViewProps = {
  readonly preset: AlarmPreset;
  readonly inUse: AlarmPreset;
  readonly versions: readonly PresetVersion[];
  /** What became of the last thing done here. */
  readonly told: string | null;
  readonly onTell: (what: string | null) => void;
  readonly onEdit: () => void;
};

/** One version as it is, and what may be done with it. */
export function VersionView({ preset, inUse, versions, told, onTell, onEdit }: VersionViewProps) {
  const text = useSetupText();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (told !== null) said.current?.focus();
  }, [told]);
  const drafted = versions.find((one) => one.preset === preset) ?? null;
  const isDraft = drafted !== null && drafted.signedAtMs === null;
  return (
    <section className={style.view}>
      {told !== null && (
        <p className={style.told} role="status" ref={said} tabIndex={-1}>
          {told}
        </p>
      )}
      <div className={style.actions}>
        {isDraft && <SignOff preset={preset} inUse={inUse} onTell={onTell} />}
        <Button onClick={onEdit}>
          <PenLine aria-hidden size={22} />
          {isDraft ? text.actions.editDraft : text.actions.edit}
        </Button>
      </div>
      {preset.version !== inUse.version && <ChangeList inUse={inUse} to={preset} />}
      <PresetTable
        caption={text.table.caption(preset.label, preset.version)}
        rows={preset.rules}
        row={(rule) => <ReadRow rule={rule} />}
      />
      <h3>{text.times.title}</h3>
      <dl className={style.times}>
        {timeFields.map((field) => (
          <div key={field}>
            <dt>{text.times[field]}</dt>
            <dd>{preset.timesMs[field] / 1000}</dd>
          </div>
        ))}
      </dl>
      {preset.guards.map((guard) => (
        <p key={`${guard.parameter} ${guard.direction}`}>{guardText(guard, text)}</p>
      ))}
    </section>
  );
}

function ReadRow({ rule }: { readonly rule: AlarmRule }) {
  const text = useSetupText();
  return (
    <tr>
      <th scope="row">{text.side[rule.direction]}</th>
      <td>{text.priority[rule.priority]}</td>
      <td>
        <b>{limitText(rule, text)}</b>
      </td>
      <td>{rule.delayMs / 1000}</td>
      <td>{rule.hysteresis}</td>
      <td>{rule.confirm ? text.table.yes : '–'}</td>
    </tr>
  );
}
