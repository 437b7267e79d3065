import { nearestLimit, type ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { numberText } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { Choices } from './Choices.tsx';
import { isReason, type DialogProps } from './dialog-props.ts';

const parameters: readonly ResolvedLimit['parameter'][] = [
  'spo2Percent',
  'pulseRateBpm',
  'systolicMmHg',
  'diastolicMmHg',
  'meanMmHg',
];

/** The limits in force, nearest first; one tap chooses which to change. */
export function LimitsDialog({
  session,
  whose,
  onGive,
  onClose,
}: DialogProps & { readonly session: Session }) {
  const text = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const limits = parameters.flatMap((parameter) =>
    (['low', 'high'] as const).flatMap(
      (direction) => nearestLimit(session.limits, parameter, direction) ?? [],
    ),
  );
  const limit = limits.find((one) => one.rule === chosen);
  const number = Number(value.replace(',', '.'));
  const isReady = limit !== undefined && value.trim() !== '' && Number.isFinite(number) && isReason(reason);
  return (
    <Dialog title={text.dialog.limits.title} whose={whose} hint={text.dialog.limits.hint} onClose={onClose}>
      <Choices
        label={text.vital.limits}
        choices={limits.map((one) => ({
          value: one.rule,
          text: `${text.dialog.limits.parameter[one.parameter]} ${text.vital[one.direction](numberText(one.value, 0))}`,
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
            disabled={!isReady}
            onClick={() =>
              onGive({
                type: 'set-limit',
                parameter: limit.parameter,
                direction: limit.direction,
                value: number,
                reason: reason.trim(),
              })
            }
          >
            {text.dialog.limits.change}
          </Button>
        </>
      )}
    </Dialog>
  );
}
