import type { ChairState, LogEntry, Session } from '@chairside/shared/chair/state.ts';
import type { PersonId } from '@chairside/shared/ids.ts';
import { isStanding, type Charted } from '@chairside/shared/chart/chart.ts';
import { Suspense, useState } from 'react';
import { useLive, useNowMs } from '../../live/context.tsx';
import { selectPersonId } from '../../live/selectors.ts';
import { timeOfDay } from '../../ui/format.ts';
import { loadedApart } from '../../ui/loaded-apart.ts';
import { useText } from '../../ui/text.ts';
import { entryText } from '../corrections.ts';
import { useNameOf } from '../names.ts';
import { PersonDialog } from '../PersonDialog.tsx';
import { chartedMarks, chartedText } from './charted-text.ts';
import { entryRows, type EntryRow } from './entry-rows.ts';
import style from './EntryList.module.css';
import { JustEntered } from './JustEntered.tsx';
import { justEntered } from './just-entered.ts';
import { Pending } from './Pending.tsx';

const EntryDialog = loadedApart(() => import('./EntryDialog.tsx'));

type EntryListProps = {
  readonly chair: ChairState;
  readonly session: Session;
  readonly recordedSeq: number;
};

/** Newest first. The own entry of the last minute can be taken back where it stands; a tap on any corrects it. */
export function EntryList({ chair, session, recordedSeq }: EntryListProps) {
  const text = useText();
  const nowMs = useNowMs();
  const personId = useLive(selectPersonId);
  const [opened, open] = useState<number | null>(null);
  const own = justEntered(session.chart, { personId, nowMs });
  const rows = withFirst(entryRows(session), own?.seq ?? null);
  return (
    <section className={style.section} aria-label={text.session.latest}>
      <h3>{text.session.latest}</h3>
      {rows.length === 0 && <p className={style.empty}>{text.session.noEntries}</p>}
      <ol className={style.list} tabIndex={0} aria-label={text.session.latest}>
        <Pending chair={chair} />
        {rows.map((row) => (
          <li key={row.seq}>
            {row.is === 'charted' ? (
              <ChartedRow
                charted={row.charted}
                session={session}
                isRecorded={row.seq <= recordedSeq}
                onTap={() => open(row.seq)}
              />
            ) : (
              <OtherRow
                entry={row.entry}
                session={session}
                isRecorded={row.seq <= recordedSeq}
                onTap={() => open(row.seq)}
              />
            )}
            {own !== null && own.seq === row.seq && (
              <JustEntered chair={chair.chair} own={own} nowMs={nowMs} />
            )}
          </li>
        ))}
      </ol>
      {opened !== null && personId === null && (
        <PersonDialog onChosen={() => undefined} onClose={() => open(null)} />
      )}
      {opened !== null && personId !== null && (
        <Suspense>
          <EntryDialog chair={chair} session={session} seq={opened} onClose={() => open(null)} />
        </Suspense>
      )}
    </section>
  );
}

/** What can still be taken back stays on top: an alarm that begins meanwhile must not push its way back out of sight. */
function withFirst(rows: readonly EntryRow[], seq: number | null): readonly EntryRow[] {
  const first = rows.find((row) => row.seq === seq);
  return first === undefined ? rows : [first, ...rows.filter((row) => row !== first)];
}

type RowProps = {
  readonly session: Session;
  readonly isRecorded: boolean;
  readonly onTap: () => void;
};

function ChartedRow({ charted, session, isRecorded, onTap }: RowProps & { readonly charted: Charted }) {
  const text = useText();
  const nameOf = useNameOf();
  const nowMs = useNowMs();
  const marks = chartedMarks(charted, { text, session, nowMs, nameOf });
  return (
    <button
      type="button"
      className={style.row}
      data-over={charted.over?.how}
      disabled={!isStanding(charted)}
      onClick={onTap}
    >
      <time>{timeOfDay(charted.happenedAtMs, session.timeZone)}</time>
      <span>
        <span className={style.what}>{chartedText(charted, session, text)}</span>{' '}
        <small>
          {[nameOf(charted.by), ...marks, ...(isRecorded ? [] : [text.session.notSaved])].join(' · ')}
        </small>
      </span>
    </button>
  );
}

function OtherRow({ entry, session, isRecorded, onTap }: RowProps & { readonly entry: LogEntry }) {
  const text = useText();
  const nameOf = useNameOf();
  const offeredTo = entry.type === 'handover-offered' ? entry.detail['to'] : null;
  const marks = [
    nameOf(entry.actor),
    ...(typeof offeredTo === 'string'
      ? [text.calling.offeredTo(nameOf({ personId: offeredTo as PersonId, role: '' }))]
      : []),
    ...(entry.isUndone ? [text.session.undone] : []),
    ...(isRecorded ? [] : [text.session.notSaved]),
  ];
  return (
    <button
      type="button"
      className={style.row}
      data-over={entry.isUndone ? 'undone' : undefined}
      disabled={entry.actor === null}
      onClick={onTap}
    >
      <time>{timeOfDay(entry.atMs, session.timeZone)}</time>
      <span>
        <span className={style.what}>{entryText(entry, session, text)}</span>{' '}
        <small>{marks.join(' · ')}</small>
      </span>
    </button>
  );
}
