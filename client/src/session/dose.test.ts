import { expect, it } from 'vitest';
import { emptyDose, mgPerKg, readDose, type DoseTyped } from './dose.ts';

const typed: DoseTyped = { ...emptyDose('J. Ortiz'), amount: '41' };

it('[SE9] a dose is what was typed, and no field of it is needed but amount and giver', () => {
  expect(readDose('ketamine', typed)).toEqual({
    type: 'dose',
    entry: {
      kind: 'dose',
      drug: 'ketamine',
      amount: 41,
      unit: 'mg',
      rateMlPerHour: null,
      volumeMl: null,
      lot: null,
      givenBy: 'J. Ortiz',
    },
  });
});

it('[SE9] nothing typed is no dose', () => {
  expect(readDose('ketamine', emptyDose('J. Ortiz'))).toEqual({ type: 'none' });
});

const unreadable: readonly (readonly [string, Partial<DoseTyped>])[] = [
  ['amount 0', { amount: '0' }],
  ['a negative amount', { amount: '-1' }],
  ['an amount in words', { amount: 'forty' }],
  ['a lot without an amount', { amount: '', lot: 'B7' }],
  ['a rate in words', { rate: 'slow' }],
  ['nobody who gave it', { givenBy: ' ' }],
  ['more than can be', { amount: '100001' }],
];
for (const [what, part] of unreadable) {
  it(`[SE9] is not guessed at: ${what}`, () => {
    expect(readDose('ketamine', { ...typed, ...part })).toEqual({ type: 'unreadable' });
  });
}

const quotients: readonly (readonly [string, string, DoseTyped['unit'], number | null, number | null])[] = [
  ['41 mg by 82 kg', '41', 'mg', 82, 0.5],
  ['500 µg by 50 kg', '500', 'µg', 50, 0.01],
  ['0,5 g by 50 kg', '0,5', 'g', 50, 10],
  ['a volume', '5', 'mL', 50, null],
  ['no weight', '41', 'mg', null, null],
  ['no amount', '', 'mg', 82, null],
];
for (const [what, amount, unit, weightKg, figure] of quotients) {
  it(`[SE9] the figure beside it is amount by weight and nothing else: ${what}`, () => {
    const reckoned = mgPerKg({ amount, unit }, weightKg);
    if (figure === null) expect(reckoned).toBeNull();
    else expect(reckoned).toBeCloseTo(figure, 9);
  });
}
