import type { Session } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { nibpRows, type NibpRow } from '../nibp-rows.ts';
import style from './NibpTable.module.css';

type NibpTableProps = { readonly view: ChairView; readonly session: Session };

/** What the cuff gave in this session, newest first, and by which programme it is wanted (SE18). */
export function NibpTable({ view, session }: NibpTableProps) {
  const text = useText();
  const rows = nibpRows(session, view.nibp);
  const { nibp } = text.quickLog;
  return (
    <section className={style.part} aria-label={nibp.title}>
      <h3>{nibp.title}</h3>
      {rows.length === 0 ? (
        <p>{nibp.empty}</p>
      ) : (
        <div className={style.scroll} tabIndex={0} role="group" aria-label={nibp.title}>
          <table className={style.table}>
            <thead>
              <tr>
                <th scope="col">{nibp.head.time}</th>
                <th scope="col">{nibp.head.minute}</th>
                <th scope="col">{nibp.head.pressure}</th>
                <th scope="col">{nibp.head.pulse}</th>
                <th scope="col">{nibp.head.change}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.is} ${String(row.atMs)}`} data-is={row.is}>
                  <th scope="row">{timeOfDay(row.atMs, session.timeZone)}</th>
                  <td>{row.minute}</td>
                  <Cells row={row} text={text} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={style.programme}>
        {nibp.programme}: {programmeText(session, text)}
      </p>
    </section>
  );
}

function Cells({ row, text }: { readonly row: NibpRow; readonly text: Catalogue }) {
  const { nibp } = text.quickLog;
  switch (row.is) {
    case 'missed':
      return <td colSpan={3}>{nibp.missed}</td>;
    case 'failed': {
      const causes: Readonly<Partial<Record<string, string>>> = text.alarm.cause;
      return <td colSpan={3}>{text.alarm.nibp.failed(causes[row.reason] ?? row.reason)}</td>;
    }
    case 'measured':
    case 'typed': {
      const marks = [...(row.is === 'typed' ? [nibp.typed] : []), ...(row.isDoubtful ? [nibp.doubtful] : [])];
      return (
        <>
          <td>
            {numberOf(row.systolicMmHg)}/{numberOf(row.diastolicMmHg)} ({numberOf(row.meanMmHg)})
            {marks.length > 0 && <small> {marks.join(', ')}</small>}
          </td>
          <td>{numberOf(row.pulseRateBpm)}</td>
          <td>{changeText(row.changePercent)}</td>
        </>
      );
    }
  }
}

function numberOf(value: number | null): string {
  return value === null ? '–' : value.toFixed(0);
}

/** `+25 %`, `−4 %` */
function changeText(percent: number | null): string {
  if (percent === null) return '–';
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : '±';
  return `${sign}${String(Math.abs(percent))} %`;
}

function programmeText({ protocol }: Session, text: Catalogue): string {
  const { atMinutes, thenEveryMinutes, afterStopMinutes, observationEveryMinutes } = protocol.nibpProgramme;
  const { fixed, after } = text.quickLog.nibp;
  const minutes = atMinutes.filter((minute) => minute >= 0).join(', ');
  return `${fixed(minutes, thenEveryMinutes)}; ${after(afterStopMinutes, observationEveryMinutes)}`;
}
