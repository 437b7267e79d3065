import { expect, it } from 'vitest';
import { amountOf, amountOrNone, numberOf } from './number-typed.ts';

const rows: readonly (readonly [string, number | null])[] = [
  ['4', 4],
  [' 4 ', 4],
  ['0.5', 0.5],
  ['0,5', 0.5],
  ['12.3456', 12.3456],
  ['0', 0],
  ['', null],
  ['-4', null],
  ['4 mg', null],
  ['1e3', null],
  ['4.', null],
  ['1.2.3', null],
];
for (const [typed, value] of rows) {
  it(`[SE14] '${typed}' is ${value === null ? 'no number' : String(value)}`, () => {
    expect(numberOf(typed)).toBe(value);
  });
}

it('[SE14] an amount is more than nothing, and not absurd', () => {
  expect(['0', '0.0001', '100000', '100000.1'].map(amountOf)).toEqual([null, 0.0001, 100_000, null]);
});

it('[SE9] what need not be given may be empty, but is an amount if it is not', () => {
  expect(['', ' ', '75', 'fast'].map(amountOrNone)).toEqual([null, null, 75, undefined]);
});
