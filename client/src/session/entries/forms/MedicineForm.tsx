import { doseUnits, medicineRoutes, type EntryOf } from '@chairside/shared/chart/entry.ts';
import { useState } from 'react';
import { Field } from '../../../ui/Field.tsx';
import { useText } from '../../../ui/text.ts';
import { amountOf } from './number-typed.ts';
import { Cells } from '../../quick-log/Cells.tsx';
import type { FormProps } from './form-props.ts';
import { SaveButton } from './SaveButton.tsx';

/** Without an amount where a person has to write it: none is proposed that nobody gave. */
export type MedicineStart = Omit<EntryOf<'medicine'>, 'amount'> & { readonly amount: number | null };

type MedicineFormProps = Omit<FormProps<'medicine'>, 'start'> & { readonly start: MedicineStart };

/** A medicine in all its parts. */
export function MedicineForm({ start, save, isHeld = false, onSave }: MedicineFormProps) {
  const text = useText();
  const [typed, type] = useState({ ...start, amount: start.amount === null ? '' : String(start.amount) });
  const words = text.quickLog.medicines;
  return (
    <>
      <Field
        label={words.name}
        maxLength={80}
        value={typed.medicine}
        onChange={(event) => type({ ...typed, medicine: event.target.value })}
      />
      <Field
        label={words.amount}
        inputMode="decimal"
        value={typed.amount}
        onChange={(event) => type({ ...typed, amount: event.target.value })}
      />
      <Cells
        label={words.unit}
        cells={doseUnits.map((value) => ({ value, text: value }))}
        inRow={3}
        chosen={typed.unit}
        onChoose={(unit) => type({ ...typed, unit })}
      />
      <Cells
        label={words.route}
        cells={medicineRoutes.map((value) => ({ value, text: text.chart.route[value] }))}
        inRow={3}
        chosen={typed.route}
        onChoose={(route) => type({ ...typed, route })}
      />
      <Field
        label={words.givenBy}
        maxLength={80}
        value={typed.givenBy}
        onChange={(event) => type({ ...typed, givenBy: event.target.value })}
      />
      <SaveButton words={save} isHeld={isHeld} entry={medicineOf(typed)} onSave={onSave} />
    </>
  );
}

type Typed = Omit<EntryOf<'medicine'>, 'amount'> & { readonly amount: string };

function medicineOf(typed: Typed): EntryOf<'medicine'> | null {
  const amount = amountOf(typed.amount);
  const medicine = typed.medicine.trim();
  const givenBy = typed.givenBy.trim();
  if (amount === null || medicine === '' || givenBy === '') return null;
  return { ...typed, amount, medicine, givenBy };
}
