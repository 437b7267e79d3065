import { sideEffects } from '@chairside/shared/chart/entry.ts';
import { useState } from 'react';
import { Field } from '../../../ui/Field.tsx';
import { useText } from '../../../ui/text.ts';
import { useCareText } from '../../care-text.ts';
import { Choices } from '../../../ui/Choices.tsx';
import type { FormProps } from './form-props.ts';
import { SaveButton } from './SaveButton.tsx';
import { SeverityCells } from './SeverityCells.tsx';

export function EffectForm({ start, save, isHeld = false, onSave }: FormProps<'side-effect'>) {
  const text = useText();
  const { correction } = useCareText();
  const [entry, change] = useState(start);
  const other = entry.other ?? '';
  const isReady = entry.effect !== 'other' || other.trim() !== '';
  return (
    <>
      <SeverityCells chosen={entry.severity} onChoose={(severity) => change({ ...entry, severity })} />
      <Choices
        label={correction.effect}
        choices={sideEffects.map((value) => ({ value, text: text.chart.sideEffect[value] }))}
        chosen={entry.effect}
        onChoose={(effect) => change({ ...entry, effect })}
      />
      {entry.effect === 'other' && (
        <Field
          label={text.quickLog.other}
          maxLength={80}
          value={other}
          onChange={(event) => change({ ...entry, other: event.target.value })}
        />
      )}
      <SaveButton
        words={save}
        isHeld={isHeld}
        entry={isReady ? { ...entry, other: entry.effect === 'other' ? other.trim() : null } : null}
        onSave={onSave}
      />
    </>
  );
}
