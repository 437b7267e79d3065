import { expect, it } from 'vitest';
import { differenceOf, type TruthRow } from './truth-rows.ts';

const spo2: TruthRow = {
  id: 'fingerSaturationPercent',
  decimals: 1,
  trueValue: 94,
  said: { by: 'oximeter', value: 97, isHeld: false },
};
const systolic: TruthRow = {
  id: 'systolicMmHg',
  decimals: 0,
  trueValue: 150,
  said: { by: 'cuff', value: 140, atMs: 0 },
};

const differences = [
  { row: { ...spo2, trueValue: 94.1 }, words: '+2.9', isFar: false },
  { row: spo2, words: '+3.0', isFar: true },
  { row: { ...spo2, trueValue: 93.9 }, words: '+3.1', isFar: true },
  { row: { ...systolic, trueValue: 149 }, words: '−9', isFar: false },
  { row: systolic, words: '−10', isFar: true },
  { row: { ...systolic, trueValue: 151 }, words: '−11', isFar: true },
  { row: { ...systolic, trueValue: 140.4 }, words: '±0', isFar: false },
];
for (const { row, words, isFar } of differences) {
  it(`[SI81] ${words} beside a true ${String(row.trueValue)} is ${isFar ? '' : 'not '}marked: ${row.id}`, () => {
    expect(differenceOf(row)).toEqual({ words, isFar });
  });
}

const incomparable: readonly TruthRow[] = [
  { ...spo2, said: { by: 'no-device' } },
  { ...spo2, said: { by: 'oximeter', value: null, isHeld: false } },
  { ...spo2, trueValue: null },
];
for (const row of incomparable) {
  it(`[SI81] nothing is compared with nothing: ${JSON.stringify(row.said)}`, () => {
    expect(differenceOf(row)).toBeNull();
  });
}

it('[SI81] zero is a number like any other', () => {
  const said = { by: 'oximeter', value: 0, isHeld: false } as const;
  expect(differenceOf({ ...spo2, trueValue: 94, said })).toEqual({ words: '−94.0', isFar: true });
});
