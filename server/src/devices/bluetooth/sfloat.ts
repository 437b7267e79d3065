/**
 * SFLOAT, the 16-bit number of Bluetooth health devices: ISO/IEEE 11073-20601, annex F.8; GATT's medfloat16.
 *
 *   bits      15 … 12                      11 … 0
 *   meaning   exponent, two's complement   mantissa, two's complement; the value is mantissa × 10^exponent
 *
 * Five numbers are none, and exactly these five: the mantissas 0x7FE to 0x802 with another exponent than 0 are numbers
 * (0xF7FF is 204.7).
 */
export type Sfloat = number | SfloatSpecial;

/** No number; not representable at this resolution; reserved; beyond what can be written. */
export type SfloatSpecial = 'nan' | 'nres' | 'reserved' | '+infinity' | '-infinity';

const specialByCode: ReadonlyMap<number, SfloatSpecial> = new Map([
  [0x07ff, 'nan'],
  [0x0800, 'nres'],
  [0x0801, 'reserved'],
  [0x07fe, '+infinity'],
  [0x0802, '-infinity'],
]);

/** `code`: the two bytes, little-endian, as one unsigned number. */
export function sfloatOf(code: number): Sfloat {
  const special = specialByCode.get(code);
  if (special !== undefined) return special;
  const exponent = signed(code >> 12, 4);
  const mantissa = signed(code & 0xfff, 12);
  // Divided, not multiplied by a tenth: 2047 / 10 is 204.7, 2047 × 0.1 is not.
  return exponent < 0 ? mantissa / 10 ** -exponent : mantissa * 10 ** exponent;
}

function signed(bits: number, width: number): number {
  return bits >= 2 ** (width - 1) ? bits - 2 ** width : bits;
}
