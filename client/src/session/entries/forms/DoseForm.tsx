import { doseUnits, type EntryOf } from '@chairside/shared/chart/entry.ts';
import { useState } from 'react';
import { Field } from '../../../ui/Field.tsx';
import { useText } from '../../../ui/text.ts';
import { useCareText } from '../../care-text.ts';
import { Cells } from '../../quick-log/Cells.tsx';
import type { FormProps } from './form-props.ts';
import { amountOf, amountOrNone } from './number-typed.ts';
import { SaveButton } from './SaveButton.tsx';

/** What the session is about, as it was given (SE9). */
export function DoseForm({ start, save, isHeld = false, onSave }: FormProps<'dose'>) {
  const text = useText();
  const { correction } = useCareText();
  const [typed, type] = useState(() => typedFrom(start));
  const words = { ...text.quickLog.medicines, ...correction };
  const field = (name: Exclude<keyof Typed, 'kind' | 'unit'>, label: string) => (
    <Field
      label={label}
      maxLength={80}
      value={typed[name]}
      onChange={(event) => type({ ...typed, [name]: event.target.value })}
    />
  );
  return (
    <>
      {field('drug', words.drug)}
      {field('amount', words.amount)}
      <Cells
        label={words.unit}
        cells={doseUnits.map((value) => ({ value, text: value }))}
        inRow={3}
        chosen={typed.unit}
        onChoose={(unit) => type({ ...typed, unit })}
      />
      {field('rateMlPerHour', words.rate)}
      {field('volumeMl', words.volume)}
      {field('lot', words.lot)}
      {field('givenBy', words.givenBy)}
      <SaveButton words={save} isHeld={isHeld} entry={doseOf(typed)} onSave={onSave} />
    </>
  );
}

type Typed = {
  readonly [K in keyof EntryOf<'dose'>]: K extends 'kind' | 'unit' ? EntryOf<'dose'>[K] : string;
};

function typedFrom(start: EntryOf<'dose'>): Typed {
  const words = (value: number | string | null) => (value === null ? '' : String(value));
  return {
    ...start,
    amount: words(start.amount),
    rateMlPerHour: words(start.rateMlPerHour),
    volumeMl: words(start.volumeMl),
    lot: words(start.lot),
  };
}

function doseOf(typed: Typed): EntryOf<'dose'> | null {
  const amount = amountOf(typed.amount);
  const rateMlPerHour = amountOrNone(typed.rateMlPerHour);
  const volumeMl = amountOrNone(typed.volumeMl);
  const lot = typed.lot.trim() === '' ? null : typed.lot.trim();
  const drug = typed.drug.trim();
  const givenBy = typed.givenBy.trim();
  const isNamed = drug !== '' && givenBy !== '';
  if (amount === null || rateMlPerHour === undefined || volumeMl === undefined || !isNamed) return null;
  return { ...typed, drug, givenBy, amount, rateMlPerHour, volumeMl, lot };
}
