import { describe, expect, it } from 'vitest';
import { sfloatOf } from './sfloat.ts';

const specials = [
  [0x07fe, '+infinity'],
  [0x07ff, 'nan'],
  [0x0800, 'nres'],
  [0x0801, 'reserved'],
  [0x0802, '-infinity'],
] as const;

const numbers = [
  [0x0000, 0],
  [0x0062, 98],
  [0x07fd, 2045],
  [0x0803, -2045],
  [0x0fff, -1],
  [0xf3e8, 100],
  [0xf057, 8.7],
  [0xe366, 8.7],
  [0xf0bd, 18.9],
  [0x1007, 70],
  [0x7001, 10_000_000],
  [0x8001, 0.00000001],
] as const;

describe('a number of a Bluetooth health device', () => {
  for (const [code, special] of specials)
    it(`[BT1] ${code.toString(16)} is no number: ${special}`, () => expect(sfloatOf(code)).toBe(special));

  for (const [code, number] of numbers)
    it(`[BT1] ${code.toString(16)} is ${number}`, () => expect(sfloatOf(code)).toBe(number));

  it('[BT1] with another exponent than 0 the mantissas of the five are numbers', () => {
    expect([0xf7fe, 0xf7ff, 0xf800, 0xf801, 0xf802].map(sfloatOf)).toEqual([
      204.6, 204.7, -204.8, -204.7, -204.6,
    ]);
  });

  it('[BT1] of all codes there are, five are none', () => {
    const codes = Array.from({ length: 0x1_0000 }, (_none, code) => sfloatOf(code));
    expect(codes.filter((value) => typeof value === 'string')).toHaveLength(5);
    expect(codes.every((value) => typeof value === 'string' || Number.isFinite(value))).toBe(true);
  });
});
