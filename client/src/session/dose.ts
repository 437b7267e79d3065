import type { DoseUnit, EntryOf } from '@chairside/shared/chart/entry.ts';

/** A dose as it was typed, and read (SE9). Nothing here is advised or computed but the plain quotient beside it. */
export type DoseTyped = {
  readonly amount: string;
  readonly unit: DoseUnit;
  readonly rate: string;
  readonly volume: string;
  readonly lot: string;
  readonly givenBy: string;
};

export function emptyDose(givenBy: string): DoseTyped {
  return { amount: '', unit: 'mg', rate: '', volume: '', lot: '', givenBy };
}

/** none: every field of it is empty. */
export type DoseRead =
  | { readonly type: 'none' }
  | { readonly type: 'dose'; readonly entry: EntryOf<'dose'> }
  | { readonly type: 'unreadable' };

export function readDose(drug: string, typed: DoseTyped): DoseRead {
  const isEmpty = [typed.amount, typed.rate, typed.volume, typed.lot].every((words) => words.trim() === '');
  if (isEmpty) return { type: 'none' };
  const amount = amountFrom(typed.amount);
  const rateMlPerHour = optional(typed.rate);
  const volumeMl = optional(typed.volume);
  const givenBy = typed.givenBy.trim();
  if (amount === null || rateMlPerHour === undefined || volumeMl === undefined || givenBy === '')
    return { type: 'unreadable' };
  const lot = typed.lot.trim() === '' ? null : typed.lot.trim();
  return {
    type: 'dose',
    entry: { kind: 'dose', drug, amount, unit: typed.unit, rateMlPerHour, volumeMl, lot, givenBy },
  };
}

const amountAtMost = 100_000;

/** With a comma or a point, above 0; null where it is none. */
function amountFrom(words: string): number | null {
  const typed = words.trim();
  if (!/^\d+([.,]\d+)?$/.test(typed)) return null;
  const amount = Number(typed.replace(',', '.'));
  return amount > 0 && amount <= amountAtMost ? amount : null;
}

/** Null where nothing was typed, undefined where it can not be read. */
function optional(words: string): number | null | undefined {
  return words.trim() === '' ? null : (amountFrom(words) ?? undefined);
}

const mgByUnit: Partial<Readonly<Record<DoseUnit, number>>> = { mg: 1, µg: 0.001, g: 1_000 };

/** Amount divided by weight, in mg/kg; null where one of them is missing or the unit is no mass. */
export function mgPerKg(
  { amount, unit }: Pick<DoseTyped, 'amount' | 'unit'>,
  weightKg: number | null,
): number | null {
  const [number, factor] = [amountFrom(amount), mgByUnit[unit]];
  return number === null || factor === undefined || weightKg === null ? null : (number * factor) / weightKg;
}
