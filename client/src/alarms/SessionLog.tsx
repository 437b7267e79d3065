import type { OccurrenceEntry } from '@chairside/shared/alarms/log-entry.ts';
import { isPhysiological } from '@chairside/shared/alarms/conditions.ts';
import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import { useAlarmLog } from '../session/use-alarm-log.ts';
import { timeOfDay } from '../ui/format.ts';
import style from './AlarmList.module.css';
import { priorityMark } from './alarm-line.ts';
import { useWording } from './use-wording.ts';
import { rowsToShow, rowText } from './violation-text.ts';

type SessionLogProps = { readonly chair: ChairState; readonly session: Session };

/** Every occurrence of the session, newest first, whatever became of it (AL35). */
export function SessionLog({ chair, session }: SessionLogProps) {
  const { list } = useWording().text.alarm;
  const log = useAlarmLog(chair);
  const occurrences =
    log.status === 'told' ? log.entries.filter((one) => one.kind === 'occurrence').toReversed() : [];
  return (
    <section aria-label={list.log}>
      <h3>{list.log}</h3>
      {log.status === 'asking' && <p role="status">{list.loadingLog}</p>}
      {log.status === 'silent' && <p role="status">{list.noLog}</p>}
      {log.status === 'told' && occurrences.length === 0 && <p>{list.noneInLog}</p>}
      <ol>
        {occurrences.map((one) => (
          <Entry key={one.seq} entry={one} session={session} />
        ))}
      </ol>
    </section>
  );
}

type EntryProps = { readonly entry: OccurrenceEntry; readonly session: Session };

function Entry({ entry, session }: EntryProps) {
  const { text, nameOf } = useWording();
  const { list, mark, name } = text.alarm;
  const { condition, priority, violations, beganAtMs, rises, acknowledged, over, ended } = entry;
  const at = (atMs: number) => timeOfDay(atMs, session.timeZone);
  const isTechnical = !isPhysiological(condition);
  const words = rowsToShow(violations, () => null).map((row) => rowText(row, session, text));
  const endedAtMs = over?.atMs ?? ended?.atMs;
  const life = [
    list.began(at(beganAtMs)),
    ...rises.map(({ atMs }) => list.raised(at(atMs))),
    ...acknowledged.map(({ by, atMs }) => mark.acknowledged(nameOf(by), at(atMs))),
    ...(endedAtMs === undefined ? [] : [list.ended(at(endedAtMs))]),
  ];
  return (
    <li className={style.entry}>
      <b>{priorityMark({ priority, isTechnical })}</b>{' '}
      {words.length > 0 ? words.join(' · ') : name[condition.what]}
      {condition.subject !== null && <> · {condition.subject}</>}
      <small>{life.join(' · ')}</small>
      {acknowledged.map(
        ({ reason, atMs }) => reason !== null && <small key={atMs}>{list.reason(reason)}</small>,
      )}
    </li>
  );
}
