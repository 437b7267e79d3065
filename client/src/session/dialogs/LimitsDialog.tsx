import { nearestLimit } from '@chairside/shared/alarms/limits.ts';
import type { LimitParameter } from '@chairside/shared/alarms/preset.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import type { CommandOutcome } from '../../live/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { limitText } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { limitParametersShown } from '../changed-limits.ts';
import { refusalText } from '../refusal-text.ts';
import { Choices } from '../../ui/Choices.tsx';
import { LimitHistory } from './LimitHistory.tsx';
import { LimitTable } from './LimitTable.tsx';
import { isReason, type DialogProps } from './dialog-props.ts';

type Side = { readonly parameter: LimitParameter; readonly direction: 'low' | 'high' };

type LimitsDialogProps = Omit<DialogProps, 'onGive'> & {
  readonly chair: ChairState;
  readonly session: Session;
  /** Asks, and says what became of it: a refused value stays to be corrected. */
  readonly onTry: (command: ChairCommand) => Promise<CommandOutcome>;
};

/** The limits in force, nearest first; one tap chooses which to change. Below them every row and who moved what (AL17). */
export function LimitsDialog({ chair, session, whose, onTry, onClose }: LimitsDialogProps) {
  const text = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [outcome, setOutcome] = useState<CommandOutcome | null>(null);
  const limits = limitParametersShown.flatMap((parameter) =>
    (['low', 'high'] as const).flatMap((direction) => {
      const nearest = nearestLimit(session.limits, parameter, direction);
      return nearest === null ? [] : { ...nearest, parameter };
    }),
  );
  const limit = limits.find((one) => one.rule === chosen);
  const number = Number(value.replace(',', '.'));
  const isReady = limit !== undefined && value.trim() !== '' && Number.isFinite(number) && isReason(reason);
  const change = async ({ parameter, direction }: Side) => {
    setOutcome({ type: 'pending' });
    await attempt({ type: 'set-limit', parameter, direction, value: number, reason: reason.trim() });
  };
  const attempt = async (command: ChairCommand) => {
    const answer = await onTry(command);
    if (answer.type === 'refused') setOutcome(answer);
    else onClose();
  };
  return (
    <Dialog title={text.dialog.limits.title} whose={whose} hint={text.dialog.limits.hint} onClose={onClose}>
      <Choices
        label={text.vital.limits}
        choices={limits.map((one) => ({
          value: one.rule,
          text: `${text.dialog.limits.parameter[one.parameter]} ${text.vital[one.direction](limitText(one.value, one.direction))}`,
        }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      {limit !== undefined && (
        <>
          <Field
            label={text.dialog.limits.value}
            inputMode="numeric"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
          <Field
            label={text.dialog.reason}
            hint={text.dialog.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            kind="primary"
            disabled={!isReady || outcome?.type === 'pending'}
            onClick={() => void change(limit)}
          >
            {text.dialog.limits.change}
          </Button>
        </>
      )}
      {outcome?.type === 'refused' && (
        <p role="alert">
          <b>{refusalText(outcome.why, { text, timeZone: session.timeZone })}</b>
        </p>
      )}
      {session.areLimitsChanged && (
        <Button onClick={() => void attempt({ type: 'revert-limits' })}>{text.alarm.limits.revert}</Button>
      )}
      <LimitHistory chair={chair} />
      <LimitTable session={session} />
    </Dialog>
  );
}
