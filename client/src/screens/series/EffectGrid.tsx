import type { SessionInSeries } from '@chairside/shared/record/series.ts';
import { useText } from '../../ui/text.ts';
import { useRecordsText } from '../record/records-text.ts';
import { effectRows } from './effects.ts';
import { sessionName } from './names.ts';
import style from './SeriesScreen.module.css';

/** Side effects against sessions: the worst each was, and how long after the start it began. */
export function EffectGrid({ sessions }: { readonly sessions: readonly SessionInSeries[] }) {
  const text = useText();
  const { series, chart } = useRecordsText();
  const rows = effectRows(sessions, text.chart.sideEffect);
  return (
    <section className={style.part} aria-label={series.effects}>
      <h2>{series.effects}</h2>
      {rows.length === 0 ? (
        <p>{series.noEffects}</p>
      ) : (
        <div className={style.scroll} tabIndex={0} role="group" aria-label={series.effects}>
          <table className={style.table}>
            <thead>
              <tr>
                <th scope="col">{series.effects}</th>
                {sessions.map((one, index) => (
                  <th key={one.session} scope="col">
                    {sessionName(one, index)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, bySession }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {bySession.map((found, index) => (
                    <td key={sessions[index]?.session}>
                      {found === null
                        ? '–'
                        : `${text.chart.severity[found.worst]}, ${found.minute} ${chart.unit}`}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
