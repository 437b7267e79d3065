import type { AuditEntry } from '@chairside/shared/people/audit.ts';
import { Link } from 'react-router';
import { useLive } from '../../../live/context.tsx';
import { selectSite } from '../../../live/selectors.ts';
import { timeOfDayWithSeconds } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { dayOf } from '../../record/day.ts';
import style from './AuditScreen.module.css';
import { useAuditText } from './audit-text.ts';
import { auditWords } from './audit-words.ts';

/** A row a fact. */
export function AuditRows({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const words = useAuditText();
  return (
    <div className={style.scroll}>
      <table className={style.table} aria-label={words.table}>
        <thead>
          <tr>
            {Object.values(words.columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.place} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ entry }: { readonly entry: AuditEntry }) {
  const text = useText();
  const words = useAuditText();
  const site = useLive(selectSite)?.site;
  const timeZone = site?.timeZone ?? 'UTC';
  const { atMs, chair, session, actor } = entry;
  const { what, detail } = auditWords(entry, { text, words, people: site?.people ?? [], timeZone });
  return (
    <tr>
      <td className={style.time}>{`${dayOf(atMs, timeZone)} ${timeOfDayWithSeconds(atMs, timeZone)}`}</td>
      <td>
        {site?.people.find(({ personId }) => personId === actor?.personId)?.name ??
          actor?.personId ??
          words.gateway}
        {actor?.isFromAfar === true && <small>{` · ${words.fromAfar}`}</small>}
      </td>
      <td>
        {chair === null ? words.clinic : text.app.chair(chair)}
        {session !== null && (
          <>
            {' '}
            <Link to={`/record/${encodeURIComponent(session)}`}>{words.record}</Link>
          </>
        )}
      </td>
      <td>{what}</td>
      <td className={style.detail}>{detail}</td>
    </tr>
  );
}
