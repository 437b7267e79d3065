/**
 * SFLOAT of the Bluetooth health profiles (IEEE 11073-20601): two bytes, little-endian, exponent of 4 bits above a mantissa of 12,
 * both two’s complement. With exponent 0 the mantissas at the ends of the range are no numbers.
 */
export const sfloatNan = 0x07ff;

const largestMantissa = 2_045;

/**
 * With as many decimals as asked, fewer where it does not fit; infinite where none fits; NaN for a number that is missing.
 */
export function sfloat(value: number | null, decimals = 0): number {
  if (value === null || Number.isNaN(value)) return sfloatNan;
  for (let exponent = -decimals; exponent <= 7; exponent += 1) {
    const mantissa = Math.round(exponent < 0 ? value * 10 ** -exponent : value / 10 ** exponent);
    if (Math.abs(mantissa) <= largestMantissa) return ((exponent & 0xf) << 12) | (mantissa & 0xfff);
  }
  return value > 0 ? 0x07fe : 0x0802;
}
