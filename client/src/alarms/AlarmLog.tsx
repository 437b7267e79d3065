import type { AlarmLogEntry } from '@chairside/shared/alarms/log-entry.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { useNameOf } from '../session/names.ts';
import { useText } from '../ui/text.ts';
import style from './AlarmLog.module.css';
import { logLine } from './log-lines.ts';
import { useLogText } from './log-text.ts';

type AlarmLogProps = { readonly entries: readonly AlarmLogEntry[]; readonly session: Session };

/** What became of the alarms of a session, and of what was done about them, newest first (AL35). */
export function AlarmLog({ entries, session }: AlarmLogProps) {
  const text = useText();
  const nameOf = useNameOf();
  const log = useLogText();
  const { table, began, what, became, lasted } = log;
  return (
    <div className={style.scroll} tabIndex={0} role="region" aria-label={table}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{began}</th>
            <th scope="col">{what}</th>
            <th scope="col">{became}</th>
            <th scope="col">{lasted}</th>
          </tr>
        </thead>
        <tbody>
          {entries.toReversed().map((entry, index) => {
            const line = logLine(entry, { text, log, session, nameOf });
            return (
              <tr key={`${entry.seq} ${index - entries.length}`} data-kind={entry.kind}>
                <td className={style.time}>{line.began}</td>
                <th scope="row">{line.what}</th>
                <td>
                  <ul>
                    {line.became.map((words, step) => (
                      <li key={`${step} ${words}`}>{words}</li>
                    ))}
                  </ul>
                </td>
                <td className={style.time}>{line.lasted}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
