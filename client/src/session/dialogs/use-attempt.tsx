import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { useState, type ReactNode } from 'react';
import { isDone, type CommandOutcome } from '../../live/commands.ts';
import { useText } from '../../ui/text.ts';
import { useCriterionName } from '../criterion-name.ts';
import { useNameOf } from '../names.ts';
import { refusalText } from '../refusal-text.ts';
import style from './Attempt.module.css';
import type { OnTry } from './dialog-props.ts';

/** Commands from a panel that stays open: what was refused last is said in it, and goes with the next attempt (UI21). */
export function useAttempt(
  onTry: OnTry,
  { protocol, timeZone }: Pick<Session, 'protocol' | 'timeZone'>,
): {
  /** Whether it was done. */
  readonly attempt: (command: ChairCommand, voucher?: string) => Promise<boolean>;
  readonly refusal: ReactNode;
} {
  const text = useText();
  const nameOf = useNameOf();
  const criterionName = useCriterionName();
  const [last, setLast] = useState<CommandOutcome | null>(null);
  const attempt = async (command: ChairCommand, voucher?: string) => {
    setLast(null);
    const outcome = await onTry(command, voucher);
    setLast(outcome);
    return isDone(outcome);
  };
  const words =
    last?.type === 'refused'
      ? refusalText(last.why, { text, timeZone, nameOf, criterionName: (id) => criterionName(id, protocol) })
      : last?.type === 'unknown'
        ? text.command.unknown
        : null;
  const refusal =
    words === null ? null : (
      <p role="alert" className={style.refusal}>
        {words}
      </p>
    );
  return { attempt, refusal };
}
