import type { AlarmPreset, AlarmRule } from '@chairside/shared/alarms/preset.ts';
import { isDraft, type Kept } from '@chairside/shared/site/versions.ts';
import { ChangeList } from './ChangeList.tsx';
import { timeFields } from './changes.ts';
import { guardText, limitText } from './preset-words.ts';
import { PresetTable } from './PresetTable.tsx';
import style from './PresetView.module.css';
import { useSetupText } from './setup-text.ts';
import { SignOff } from './SignOff.tsx';
import { VersionView } from './VersionView.tsx';

type PresetViewProps = {
  readonly preset: AlarmPreset;
  readonly inUse: AlarmPreset;
  readonly kept: Kept<AlarmPreset>;
  readonly told: string | null;
  readonly onTell: (what: string) => void;
  readonly onEdit: () => void;
};

export function PresetView({ preset, inUse, kept, told, onTell, onEdit }: PresetViewProps) {
  const text = useSetupText();
  const { id, version } = preset;
  const changes = <ChangeList inUse={inUse} to={preset} />;
  const signOff = isDraft(kept, preset) ? (
    <SignOff
      {...{ version, changes, onTell }}
      hint={text.versions.nextSession}
      sign={{ type: 'sign-preset', id, version }}
    />
  ) : null;
  return (
    <VersionView {...{ signOff, told, onEdit }}>
      {version !== inUse.version && changes}
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
    </VersionView>
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
