/** Frames of our own making, for the tests of the Bluetooth drivers and the conformance kit: what a device would send. */

/** To one decimal where the value has one; exact for -204.8 to 204.7, and for whole numbers to 2045. */
export function sfloatBytes(value: number): readonly number[] {
  if (Number.isInteger(value)) return u16((value & 0xfff) >>> 0);
  return u16(0xf000 | (Math.round(value * 10) & 0xfff));
}

export function u16(code: number): readonly number[] {
  return [code & 0xff, code >> 8];
}

export function u24(code: number): readonly number[] {
  return [...u16(code & 0xffff), code >> 16];
}

export const nan: readonly number[] = [0xff, 0x07];
