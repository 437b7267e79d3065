import {
  doseUnits,
  medicineRoutes,
  type DoseUnit,
  type EntryOf,
  type MedicineRoute,
} from '@chairside/shared/chart/entry.ts';
import type { Medicine } from '@chairside/shared/site/medicines.ts';
import { useState } from 'react';
import { Field } from '../../../ui/Field.tsx';
import { useText } from '../../../ui/text.ts';
import { amountOf } from './number-typed.ts';
import { Cells } from '../../quick-log/Cells.tsx';
import type { FormProps } from './form-props.ts';
import { SaveButton } from './SaveButton.tsx';

/** Without amount, unit and route where a person has to say them: none is proposed that nobody gave. */
export type MedicineStart = Omit<EntryOf<'medicine'>, 'amount' | 'unit' | 'route'> & {
  readonly amount: number | null;
  readonly unit: DoseUnit | null;
  readonly route: MedicineRoute | null;
};

type MedicineFormProps = Omit<FormProps<'medicine'>, 'start'> & {
  readonly start: MedicineStart;
  /** The clinic's: where it has what was typed exactly once, its unit and route stand chosen. */
  readonly list?: readonly Medicine[];
};

/** A medicine in all its parts. */
export function MedicineForm({ start, list = [], save, isHeld = false, onSave }: MedicineFormProps) {
  const text = useText();
  const [written, type] = useState({ ...start, amount: start.amount === null ? '' : String(start.amount) });
  const usual = onlyOneNamed(written.medicine, list);
  const typed = {
    ...written,
    unit: written.unit ?? usual?.unit ?? null,
    route: written.route ?? usual?.route ?? null,
  };
  const words = text.quickLog.medicines;
  return (
    <>
      <Field
        label={words.name}
        maxLength={80}
        value={typed.medicine}
        onChange={(event) => type({ ...written, medicine: event.target.value })}
      />
      <Field
        label={words.amount}
        inputMode="decimal"
        value={typed.amount}
        onChange={(event) => type({ ...written, amount: event.target.value })}
      />
      <Cells
        label={words.unit}
        cells={doseUnits.map((value) => ({ value, text: value }))}
        inRow={3}
        chosen={typed.unit}
        onChoose={(unit) => type({ ...written, unit })}
      />
      <Cells
        label={words.route}
        cells={medicineRoutes.map((value) => ({ value, text: text.chart.route[value] }))}
        inRow={3}
        chosen={typed.route}
        onChoose={(route) => type({ ...written, route })}
      />
      <Field
        label={words.givenBy}
        maxLength={80}
        value={typed.givenBy}
        onChange={(event) => type({ ...written, givenBy: event.target.value })}
      />
      <SaveButton words={save} isHeld={isHeld} entry={medicineOf(typed)} onSave={onSave} />
    </>
  );
}

type Typed = Omit<MedicineStart, 'amount'> & { readonly amount: string };

function medicineOf(typed: Typed): EntryOf<'medicine'> | null {
  const amount = amountOf(typed.amount);
  const medicine = typed.medicine.trim();
  const givenBy = typed.givenBy.trim();
  const { unit, route } = typed;
  if (amount === null || unit === null || route === null || medicine === '' || givenBy === '') return null;
  return { ...typed, amount, unit, route, medicine, givenBy };
}

function onlyOneNamed(medicine: string, list: readonly Medicine[]): Medicine | null {
  const name = medicine.trim().toLowerCase();
  const named = list.filter((one) => one.name.toLowerCase() === name);
  return named.length === 1 ? (named[0] ?? null) : null;
}
