import { priorities } from '@chairside/shared/alarms/conditions.ts';
import type { SessionAtAGlance, SessionSummary } from '@chairside/shared/record/summary.ts';
import { ChartSpline } from 'lucide-react';
import { Link } from 'react-router';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { identifiers } from '../../session/identity.ts';
import { useText } from '../../ui/text.ts';
import { dayAndTime, dayOf } from '../record/day.ts';
import { useRecordsText } from '../record/records-text.ts';
import style from './SessionRows.module.css';

/** A row a session; the patient's name opens its record, and what was erased says so and opens nothing. */
export function SessionRows({ sessions }: { readonly sessions: readonly SessionSummary[] }) {
  const { history, head } = useRecordsText();
  const columns = [
    history.day,
    history.patient,
    history.chair,
    history.protocol,
    head.series,
    history.alarms,
    history.coverage,
    history.outcome,
  ];
  return (
    <div className={style.scroll}>
      <table className={style.table} aria-label={history.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map((one) => (
            <Row key={one.session} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ one }: { readonly one: SessionSummary }) {
  const text = useText();
  const { history, head } = useRecordsText();
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  const { session, openedAtMs, chair, protocol, series, closing, erasedAtMs, glance } = one;
  return (
    <tr data-session={session} data-erased={erasedAtMs !== null || undefined}>
      <td className={style.day}>{dayAndTime(openedAtMs, timeZone)}</td>
      <td>
        <Whose one={one} timeZone={timeZone} />
      </td>
      <td>{chair}</td>
      <td>{protocol?.label ?? '–'}</td>
      <td>{series === null ? '–' : head.seriesOf(series.number, series.of)}</td>
      <td>{glance === null ? '–' : <AlarmCounts alarms={glance.alarms} />}</td>
      <td>{glance === null ? '–' : <Covered percent={glance.coveragePercent} />}</td>
      <td>{outcomeText()}</td>
    </tr>
  );

  function outcomeText(): string {
    if (erasedAtMs !== null) return history.erased(dayOf(erasedAtMs, timeZone));
    return closing === null ? history.openSession : text.outcome[closing.outcome];
  }
}

function Whose({ one, timeZone }: { readonly one: SessionSummary; readonly timeZone: string }) {
  const { history } = useRecordsText();
  const { patient, session, openedAtMs } = one;
  if (patient === null) return <span>–</span>;
  const { displayName } = patient;
  return (
    <span className={style.whose}>
      <Link
        to={`/record/${encodeURIComponent(session)}`}
        aria-label={history.record(displayName, dayOf(openedAtMs, timeZone))}
      >
        <b>{displayName}</b> <small>{identifiers(patient)}</small>
      </Link>
      <Link to={`/series/${encodeURIComponent(session)}`} aria-label={history.series(displayName)}>
        <ChartSpline aria-hidden size={22} />
        <span>{history.seriesShort}</span>
      </Link>
    </span>
  );
}

/** The gravest first; what did not happen is not counted out. */
function AlarmCounts({ alarms }: Pick<SessionAtAGlance, 'alarms'>) {
  const { history } = useRecordsText();
  const some = priorities
    .toReversed()
    .flatMap((priority) =>
      alarms[priority] === 0 ? [] : [`${alarms[priority]} ${history.priority[priority]}`],
    );
  return some.length === 0 ? history.noAlarms : some.join(', ');
}

function Covered({ percent }: { readonly percent: number | null }) {
  if (percent === null) return '–';
  // Cut, not rounded: a session with a gap is not whole.
  const shown = Math.floor(percent * 10) / 10;
  return (
    <span className={style.covered}>
      {shown} %
      <span className={style.track} aria-hidden>
        <span style={{ width: `${shown}%` }} />
      </span>
    </span>
  );
}
