import { describe, expect, it } from 'vitest';
import { sfloat } from './sfloat.ts';

const rows: readonly (readonly [value: number | null, decimals: number, bytes: number])[] = [
  [0, 0, 0x0000],
  [97, 0, 0x0061],
  [-1, 0, 0x0fff],
  [2.3, 2, 0xe0e6],
  [2.3, 1, 0xf017],
  [20.44, 2, 0xe7fc],
  [20.45, 2, 0xe7fd],
  // 2046 hundredths would be a mantissa that is no number: one decimal less.
  [20.46, 2, 0xf0cd],
  [2_045, 0, 0x07fd],
  [2_046, 0, 0x10cd],
  [-2_045, 0, 0x0803],
  [-2_046, 0, 0x1f33],
  [null, 0, 0x07ff],
  [null, 2, 0x07ff],
  [NaN, 0, 0x07ff],
  [1e30, 0, 0x07fe],
  [-1e30, 0, 0x0802],
];

describe('SFLOAT', () => {
  for (const [value, decimals, bytes] of rows) {
    it(`[SI45] ${value ?? 'no number'} with ${decimals} decimals is ${bytes.toString(16).padStart(4, '0')}`, () => {
      expect(sfloat(value, decimals).toString(16)).toBe(bytes.toString(16));
    });
  }
});
