import { interventions } from '@chairside/shared/chart/entry.ts';
import { scales } from '@chairside/shared/protocols/scales.ts';
import { useState } from 'react';
import { Field } from '../../../ui/Field.tsx';
import { useText } from '../../../ui/text.ts';
import { useCareText } from '../../care-text.ts';
import { Choices } from '../../../ui/Choices.tsx';
import { typedFrom, vitalsOf } from '../../quick-log/vitals-typed.ts';
import { VitalFields } from '../../quick-log/VitalFields.tsx';
import type { FormProps } from './form-props.ts';
import { numberOf } from './number-typed.ts';
import { SaveButton } from './SaveButton.tsx';
import { SeverityCells } from './SeverityCells.tsx';

/** Kinds that one or two answers make up. */

export function SeverityForm({ start, save, isHeld = false, onSave }: FormProps<'side-effect-changed'>) {
  const [entry, change] = useState(start);
  return (
    <>
      <SeverityCells chosen={entry.severity} onChoose={(severity) => change({ ...entry, severity })} />
      <SaveButton words={save} isHeld={isHeld} entry={entry} onSave={onSave} />
    </>
  );
}

export function InterventionForm({ start, save, isHeld = false, onSave }: FormProps<'intervention'>) {
  const text = useText();
  const [entry, change] = useState(start);
  const note = entry.note?.trim() ?? '';
  const isReady = entry.what !== 'other' || note !== '';
  return (
    <>
      <Choices
        label={text.quickLog.measures.title}
        choices={interventions.map((value) => ({ value, text: text.chart.intervention[value] }))}
        chosen={entry.what}
        onChoose={(what) => change({ ...entry, what })}
      />
      <Field
        label={text.quickLog.note.title}
        maxLength={200}
        value={entry.note ?? ''}
        onChange={(event) => change({ ...entry, note: event.target.value })}
      />
      <SaveButton
        words={save}
        isHeld={isHeld}
        entry={isReady ? { ...entry, note: note === '' ? null : note } : null}
        onSave={onSave}
      />
    </>
  );
}

export function OxygenForm({ start, save, isHeld = false, onSave }: FormProps<'oxygen'>) {
  const text = useText();
  const { correction } = useCareText();
  const [words, type] = useState(start.flowLPerMin === null ? '' : String(start.flowLPerMin));
  const flow = numberOf(words);
  const isFlow = flow !== null && flow >= 0.25 && flow <= 60;
  const entry = words.trim() === '' ? { ...start, flowLPerMin: null } : { ...start, flowLPerMin: flow };
  return (
    <>
      <Field
        label={correction.flow}
        hint={text.quickLog.oxygen.empty}
        inputMode="decimal"
        value={words}
        onChange={(event) => type(event.target.value)}
      />
      <SaveButton
        words={save}
        isHeld={isHeld}
        entry={words.trim() === '' || isFlow ? entry : null}
        onSave={onSave}
      />
    </>
  );
}

/** Of a form only the sum: the answers it was made of are struck with it. */
export function ScaleNumberForm({ start, save, isHeld = false, onSave }: FormProps<'scale'>) {
  const text = useText();
  const { correction } = useCareText();
  const { min, max } = scales[start.scale];
  const [words, type] = useState(String(start.score));
  const score = numberOf(words);
  const isReady = score !== null && Number.isInteger(score) && score >= min && score <= max;
  return (
    <>
      <Field
        label={`${text.chart.scale[start.scale]}: ${correction.score}`}
        hint={text.quickLog.vitals.range(min, max)}
        inputMode="numeric"
        value={words}
        onChange={(event) => type(event.target.value)}
      />
      <SaveButton
        words={save}
        isHeld={isHeld}
        entry={isReady ? { ...start, score, answers: score === start.score ? start.answers : null } : null}
        onSave={onSave}
      />
    </>
  );
}

export function VitalsForm({ start, save, isHeld = false, onSave }: FormProps<'vitals'>) {
  const [typed, type] = useState(() => typedFrom(start));
  return (
    <>
      <VitalFields typed={typed} onType={type} />
      <SaveButton words={save} isHeld={isHeld} entry={vitalsOf(typed)} onSave={onSave} />
    </>
  );
}

export function NoteForm({ start, save, isHeld = false, onSave }: FormProps<'note'>) {
  const { correction } = useCareText();
  const [words, type] = useState(start.text);
  return (
    <>
      <Field
        label={correction.text}
        maxLength={500}
        value={words}
        onChange={(event) => type(event.target.value)}
      />
      <SaveButton
        words={save}
        isHeld={isHeld}
        entry={words.trim() === '' ? null : { ...start, text: words.trim() }}
        onSave={onSave}
      />
    </>
  );
}
