import type { LogEntry, Session } from '@chairside/shared/chair/state.ts';
import { timeOfDay } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import { entryText } from './corrections.ts';
import style from './EntryList.module.css';
import { useNameOf } from './names.ts';

type EntryListProps = { readonly session: Session; readonly recordedSeq: number };

/** Newest first. */
export function EntryList({ session, recordedSeq }: EntryListProps) {
  const text = useText();
  const entries = session.recentEntries.toReversed();
  return (
    <section className={style.section} aria-label={text.session.latest}>
      <h3>{text.session.latest}</h3>
      {entries.length === 0 && <p className={style.empty}>{text.session.noEntries}</p>}
      <ol className={style.list} tabIndex={0} aria-label={text.session.latest}>
        {entries.map((entry) => (
          <Entry key={entry.seq} entry={entry} session={session} isRecorded={entry.seq <= recordedSeq} />
        ))}
      </ol>
    </section>
  );
}

type EntryProps = { readonly entry: LogEntry; readonly session: Session; readonly isRecorded: boolean };

function Entry({ entry, session, isRecorded }: EntryProps) {
  const text = useText();
  const who = useNameOf()(entry.actor);
  return (
    <li data-undone={entry.isUndone || undefined}>
      <time>{timeOfDay(entry.atMs, session.timeZone)}</time>
      <span>
        <span className={style.what}>{entryText(entry, session, text)}</span> <small>{who}</small>
        {entry.isUndone && <small> · {text.session.undone}</small>}
        {!isRecorded && <small> · {text.session.notSaved}</small>}
      </span>
    </li>
  );
}
