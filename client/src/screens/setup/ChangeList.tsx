import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import { changesBetween, changeText } from './changes.ts';
import style from './Panel.module.css';
import { useSetupText } from './setup-text.ts';

/** What would be other than now (AL41). */
export function ChangeList({ inUse, to }: { readonly inUse: AlarmPreset; readonly to: AlarmPreset }) {
  const text = useSetupText();
  const changes = changesBetween(inUse, to).map((change) => changeText(change, text));
  return (
    <section className={style.panel} aria-label={text.changes.title}>
      <h3>{text.changes.title}</h3>
      <p>{text.changes.against(inUse.version)}</p>
      {changes.length === 0 ? (
        <p>{text.changes.none}</p>
      ) : (
        <ul>
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
