import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import { X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useLive } from '../live/context.tsx';
import { selectCommands } from '../live/selectors.ts';
import type { GivenCommand } from '../live/commands.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.ts';
import style from './CommandNotice.module.css';
import { useNameOf } from './names.ts';
import { commandName, siteCommandName, commandToTell, courseSeq, isOutdated } from './notice.ts';
import { refusalText } from './refusal-text.ts';

/** What became of the last thing asked for here: pending, recorded, or why not and what to do (UI21). */
export function CommandNotice({ chair }: { readonly chair: ChairState }) {
  const last = commandToTell(useLive(selectCommands), chair);
  if (last === null) return null;
  const { session } = chair;
  return (
    <Outcome
      key={last.commandId}
      given={last}
      timeZone={session?.timeZone ?? 'UTC'}
      {...(session !== null && { session })}
    />
  );
}

type OutcomeProps = {
  readonly given: GivenCommand;
  readonly timeZone: string;
  /** Whose course can make the notice old; none for what was asked of the site. */
  readonly session?: Session;
};

export function Outcome({ given, timeZone, session }: OutcomeProps) {
  const text = useText();
  const { outcome } = given;
  if (isSeenInEntries(given)) return null;
  if (outcome.type === 'pending') return <Notice kind="pending">{text.command.pending}</Notice>;
  return <Answer key={outcome.type} given={given} timeZone={timeZone} {...(session && { session })} />;
}

/** What went well is an entry of the list already: a notice would move the buttons under the finger. */
function isSeenInEntries({ outcome, ...asked }: GivenCommand): boolean {
  if (outcome.type !== 'pending' && outcome.type !== 'recorded') return false;
  return asked.to === 'chair' && entriesTell.includes(asked.command.type);
}

const entriesTell: readonly ChairCommandType[] = ['chart-entry', 'undo-entry', 'correct-entry'];

/** When an answer was first shown, and whether it is done with: kept so that leaving the screen brings nothing back. */
type Shown = { readonly seq: number; readonly sinceHostMs: number; readonly isClosed: boolean };
const shownByCommand = new WeakMap<GivenCommand, Shown>();

const recordedShownForMs = 4_000;
const troubleShownForMs = 30_000;

function Answer({ given, timeZone, session }: OutcomeProps) {
  const text = useText();
  const nameOf = useNameOf();
  const [shown] = useState(() => firstShown(given, session ?? null));
  const [isOver, setOver] = useState(shown.isClosed);
  const { outcome } = given;
  const shownForMs = outcome.type === 'recorded' ? recordedShownForMs : troubleShownForMs;
  useEffect(() => {
    const leftMs = shown.sinceHostMs + shownForMs - performance.now();
    const timer = setTimeout(() => setOver(true), Math.max(0, leftMs));
    return () => clearTimeout(timer);
  }, [shown, shownForMs]);
  if (isOver || isOutdated(given, shown.seq, session ?? null)) return null;
  const close = () => {
    shownByCommand.set(given, { ...shown, isClosed: true });
    setOver(true);
  };
  const what = given.to === 'chair' ? commandName(given.command, text) : siteCommandName(given.command, text);
  switch (outcome.type) {
    case 'pending':
      return null;
    case 'recorded':
      return <Notice kind="done">{text.command.done}</Notice>;
    case 'unrecorded':
    case 'unknown':
      return (
        <Notice kind="trouble" onClose={close}>
          <b>{what}:</b> {text.command[outcome.type]}
        </Notice>
      );
    case 'refused':
      return (
        <Notice kind="trouble" onClose={close}>
          <b>{text.command.notDone(what)}:</b> {refusalText(outcome.why, { text, timeZone, nameOf })}
        </Notice>
      );
  }
}

function firstShown(given: GivenCommand, session: Session | null): Shown {
  const known = shownByCommand.get(given);
  if (known !== undefined) return known;
  const shown = { seq: courseSeq(session), sinceHostMs: performance.now(), isClosed: false };
  shownByCommand.set(given, shown);
  return shown;
}

type NoticeProps = {
  readonly kind: 'pending' | 'done' | 'trouble';
  readonly onClose?: () => void;
  readonly children: ReactNode;
};

function Notice({ kind, onClose, children }: NoticeProps) {
  const text = useText();
  return (
    <div className={style.notice} data-kind={kind}>
      <p role={kind === 'trouble' ? 'alert' : 'status'}>{children}</p>
      {onClose !== undefined && (
        <Button kind="quiet" aria-label={text.app.close} onClick={onClose}>
          <X aria-hidden size={24} />
        </Button>
      )}
    </div>
  );
}
