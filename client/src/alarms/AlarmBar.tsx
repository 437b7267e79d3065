import { Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNowMs } from '../live/context.tsx';
import { duration } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import style from './AlarmBar.module.css';
import { statementText, type Statement } from './statements.ts';

export type BarStatement = Statement & {
  readonly key: string;
  /** Before the text on a screen that watches several chairs (AL23). */
  readonly chair?: string;
};

type AlarmBarProps = {
  /** Highest first; the two highest are shown, the rest counted (UI8). */
  readonly statements: readonly BarStatement[];
  /** What the bar says while there is nothing to tell. */
  readonly calm: ReactNode;
  readonly children?: ReactNode;
};

/** The same place and form on every screen. Technical statements: dashed outline, wrench, what to do (AL22, AL23). */
export function AlarmBar({ statements, calm, children }: AlarmBarProps) {
  const text = useText();
  const [first, second] = statements;
  const more = statements.length - 2;
  return (
    <header className={style.bar} data-priority={first?.priority ?? 'none'}>
      <div className={style.lines}>
        {first === undefined ? calm : <Line statement={first} />}
        {second !== undefined && (
          <div className={style.second}>
            <Line statement={second} />
            {more > 0 && <span className={style.more}>{text.statement.more(more)}</span>}
          </div>
        )}
      </div>
      {children}
      {/* Read out once an occurrence: without the running time beside it. */}
      <div className="heard" aria-live="assertive">
        {statements.slice(0, 2).map((one) => (
          <p key={one.key}>
            {one.chair} {statementText(one, text)}
          </p>
        ))}
      </div>
    </header>
  );
}

function Line({ statement }: { readonly statement: BarStatement }) {
  const text = useText();
  return (
    <p className={style.line} data-priority={statement.priority} aria-hidden>
      <Wrench size={26} />
      <span>
        <b>{statement.priority === 'high' ? '!!!' : '!!'}</b>{' '}
        {statement.chair !== undefined && <b>{statement.chair} · </b>}
        {statementText(statement, text)}
        {statement.sinceMs !== null && <Since atMs={statement.sinceMs} />}
      </span>
    </p>
  );
}

function Since({ atMs }: { readonly atMs: number }) {
  const nowMs = useNowMs();
  return <span className={style.since}>{duration(nowMs - atMs)}</span>;
}
