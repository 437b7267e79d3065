import type { ChairId } from '@chairside/shared/ids.ts';
import { useEffect, useState } from 'react';
import { useLive } from '../live/context.tsx';
import { selectCommands } from '../live/selectors.ts';
import type { GivenCommand } from '../live/commands.ts';
import { useText } from '../ui/text.ts';
import style from './CommandNotice.module.css';
import { refusalText } from './refusal-text.ts';

type CommandNoticeProps = { readonly chair: ChairId; readonly timeZone: string | null };

/** What became of the last thing asked for here: pending, recorded, or why not and what to do (UI21). */
export function CommandNotice({ chair, timeZone }: CommandNoticeProps) {
  const commands = useLive(selectCommands);
  const last = commands.findLast((one) => one.to === 'chair' && one.chair === chair);
  if (last === undefined) return null;
  return <Outcome key={last.commandId} given={last} timeZone={timeZone ?? 'UTC'} />;
}

const recordedShownForMs = 4_000;

export function Outcome({ given, timeZone }: { readonly given: GivenCommand; readonly timeZone: string }) {
  const text = useText();
  const [isOver, setOver] = useState(false);
  const { outcome } = given;
  const isDone = outcome.type === 'recorded';
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setOver(true), recordedShownForMs);
    return () => clearTimeout(timer);
  }, [isDone]);
  if (isOver) return null;
  switch (outcome.type) {
    case 'pending':
      return <Notice kind="pending">{text.command.pending}</Notice>;
    case 'recorded':
      return <Notice kind="done">{text.command.done}</Notice>;
    case 'unrecorded':
      return <Notice kind="trouble">{text.command.unrecorded}</Notice>;
    case 'unknown':
      return <Notice kind="trouble">{text.command.unknown}</Notice>;
    case 'refused':
      return (
        <Notice kind="trouble">
          <b>{text.command.refusedTitle}.</b> {refusalText(outcome.why, { text, timeZone })}
        </Notice>
      );
  }
}

type NoticeProps = { readonly kind: 'pending' | 'done' | 'trouble'; readonly children: React.ReactNode };

function Notice({ kind, children }: NoticeProps) {
  return (
    <p className={style.notice} data-kind={kind} role={kind === 'trouble' ? 'alert' : 'status'}>
      {children}
    </p>
  );
}
