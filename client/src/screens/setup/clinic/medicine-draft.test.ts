import { medicinesSchema, type Medicine } from '@chairside/shared/site/medicines.ts';
import { describe, expect, it } from 'vitest';
import {
  draftsOf,
  medicineOf,
  medicineProblems,
  withNewMedicine,
  type DraftMedicine,
} from './medicine-draft.ts';

const ondansetron: Medicine = { name: 'Ondansetron', amount: 4, unit: 'mg', route: 'intravenous' };
const [line] = draftsOf([ondansetron]);
const problemsOf = (over: Partial<DraftMedicine>) => medicineProblems([{ ...line!, ...over }])[0];

it('[SE14] what was not touched comes out as it went in', () => {
  expect(draftsOf([ondansetron]).map(medicineOf)).toEqual([ondansetron]);
});

describe('limits in threes', () => {
  const rows: readonly (readonly [Partial<DraftMedicine>, readonly string[]])[] = [
    [{ name: '' }, ['name']],
    [{ name: 'x' }, []],
    [{ name: 'x'.repeat(80) }, []],
    [{ name: 'x'.repeat(81) }, ['name']],
    [{ amount: '-1' }, ['amount']],
    [{ amount: '0' }, ['amount']],
    [{ amount: '0,1' }, []],
    [{ amount: '99999' }, []],
    [{ amount: '100000' }, []],
    [{ amount: '100001' }, ['amount']],
    [{ amount: '' }, ['amount']],
    [{ amount: 'four' }, ['amount']],
    [{ name: ' ', amount: '' }, ['name', 'amount']],
  ];
  for (const [over, expected] of rows) {
    it(`[SE14] ${JSON.stringify(over).slice(0, 40)}: ${expected.join() || 'accepted'}, as by the gateway`, () => {
      expect(problemsOf(over)).toEqual(expected);
      const given = [medicineOf({ ...line!, ...over })];
      expect(medicinesSchema.safeParse(given).success).toBe(expected.length === 0);
    });
  }
});

it('[SE14] the same line twice is a problem of the second; another amount of the same medicine is none', () => {
  const twice = draftsOf([
    ondansetron,
    { ...ondansetron, amount: 8 },
    { ...ondansetron, name: 'ONDANSETRON' },
  ]);
  expect(medicineProblems(twice)).toEqual([[], [], ['twice']]);
});

it('[SE14] a new line has a key no other has', () => {
  const lines = withNewMedicine(withNewMedicine(draftsOf([ondansetron])));
  expect(new Set(lines.map(({ key }) => key)).size).toBe(3);
});
