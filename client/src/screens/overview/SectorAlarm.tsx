import { alarmLines, priorityMark } from '../../alarms/alarm-line.ts';
import { useWording } from '../../alarms/use-wording.ts';
import type { ChairView } from '../../live/chair-view.ts';
import style from './SectorAlarm.module.css';

/** The highest condition of the chair in words, and how many more there are (UI15). */
export function SectorAlarm({ view }: { readonly view: ChairView }) {
  const wording = useWording();
  const [first, ...more] = alarmLines(view, { ...wording, isAtDesk: true });
  if (first === undefined) return null;
  const { text } = wording;
  return (
    <p
      className={style.alarm}
      data-priority={first.priority}
      data-technical={first.isTechnical || undefined}
      data-calling-text={first.isCalling || undefined}
    >
      <b>
        {priorityMark(first)} {first.words}
      </b>
      {more.length > 0 && <b> {text.statement.more(more.length)}</b>}
      <small>{first.remarks.join(' · ')}</small>
    </p>
  );
}
