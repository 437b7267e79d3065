import { Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../ui/text.ts';
import style from './AlarmBar.module.css';
import { mostUrgentFirst, priorityMark, type AlarmLine } from './alarm-line.ts';
import { Announcer } from './Announcer.tsx';

type AlarmBarProps = {
  /** In the order in which they are to be shown; the two first are, the rest is counted (UI8). */
  readonly lines: readonly AlarmLine[];
  /** Over a moment ago: listed below, or where it is calm (AL11). */
  readonly recent: readonly AlarmLine[];
  /** Before the text on a screen that watches several chairs (AL23). */
  readonly chairName?: (line: AlarmLine) => string;
  /** What the bar says while there is nothing to tell. */
  readonly calm: ReactNode;
  readonly onOpen: () => void;
  readonly children?: ReactNode;
};

/** The same place and form on every screen. Its text never flashes; its light is never dimmed (UI1, UI8, AL22). */
export function AlarmBar({ lines, recent, chairName, calm, onOpen, children }: AlarmBarProps) {
  const text = useText();
  const [first, second] = lines;
  // For a second the most urgent may stand second (UI8): the light is its own at once.
  const [urgent] = mostUrgentFirst(lines.slice(0, 2));
  const more = lines.length - 2;
  const named = (line: AlarmLine) => ({ line, chair: chairName?.(line) });
  return (
    <header
      className={style.bar}
      data-priority={urgent?.priority ?? 'none'}
      data-technical={urgent?.isTechnical || undefined}
    >
      <div className={style.lines} data-count={lines.length + recent.length}>
        {first === undefined ? calm : <Line {...named(first)} />}
        {(second !== undefined || recent.length > 0) && (
          <div className={style.second}>
            {second !== undefined && <Line {...named(second)} />}
            {more > 0 && <span className={style.more}>{text.statement.more(more)}</span>}
            {second === undefined && recent.slice(0, 2).map((one) => <Line key={one.key} {...named(one)} />)}
          </div>
        )}
        <button type="button" className={style.open} aria-label={text.alarm.openList} onClick={onOpen} />
      </div>
      {children}
      <Announcer lines={lines} {...(chairName !== undefined && { chairName })} />
    </header>
  );
}

type LineProps = { readonly line: AlarmLine; readonly chair: string | undefined };

function Line({ line, chair }: LineProps) {
  return (
    <p
      className={style.line}
      data-priority={line.priority}
      data-presence={line.presence}
      data-occurrence={line.occurrence?.id}
      aria-hidden
    >
      {line.isTechnical && <Wrench size={26} />}
      <span className={style.words}>
        <b className={style.mark}>{priorityMark(line)}</b>{' '}
        {chair !== undefined && <b className={style.chair}>{chair} · </b>}
        <b>{line.words}</b>
      </span>{' '}
      <span className={style.remarks}>{line.remarks.join(' · ')}</span>
    </p>
  );
}
