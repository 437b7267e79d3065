import type { DoseUnit, MedicineRoute } from '@chairside/shared/chart/entry.ts';
import type { Medicine } from '@chairside/shared/site/medicines.ts';
import type { ClinicWords } from '@chairside/shared/text/clinic-words.ts';
import { numberIn } from '../draft.ts';

/** The clinic's medicines as they stand in the fields: what was typed, a number or not. */
export type DraftMedicine = {
  /** Of the line, while it is edited. */
  readonly key: number;
  readonly name: string;
  readonly amount: string;
  readonly unit: DoseUnit;
  readonly route: MedicineRoute;
};

export const medicinesAtMost = 60;
const nameAtMost = 80;
const amountAtMost = 100_000;

export function draftsOf(medicines: readonly Medicine[]): readonly DraftMedicine[] {
  return medicines.map(({ amount, ...rest }, key) => ({ ...rest, amount: String(amount), key }));
}

export function withNewMedicine(drafts: readonly DraftMedicine[]): readonly DraftMedicine[] {
  const key = Math.max(-1, ...drafts.map((one) => one.key)) + 1;
  return [...drafts, { key, name: '', amount: '', unit: 'mg', route: 'intravenous' }];
}

export function medicineOf({ name, amount, unit, route }: DraftMedicine): Medicine {
  return { name: name.trim(), amount: numberIn(amount), unit, route };
}

export type MedicineProblem = keyof ClinicWords['medicines']['problems'];

/** What is wrong with each line, in their order; the second of two that are the same is. */
export function medicineProblems(drafts: readonly DraftMedicine[]): readonly (readonly MedicineProblem[])[] {
  const seen = new Set<string>();
  return drafts.map((draft) => {
    const { name, amount, unit, route } = medicineOf(draft);
    const problems: MedicineProblem[] = [];
    if (name === '' || name.length > nameAtMost) problems.push('name');
    if (!(amount > 0 && amount <= amountAtMost)) problems.push('amount');
    const line = [name.toLowerCase(), amount, unit, route].join('\t');
    if (problems.length === 0 && seen.has(line)) problems.push('twice');
    seen.add(line);
    return problems;
  });
}
