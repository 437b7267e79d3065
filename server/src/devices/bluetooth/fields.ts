import { sfloatOf, type Sfloat } from './sfloat.ts';

/**
 * The fields of one packet, read one after another, little-endian. Past the end every field is zero and the packet is short:
 * the length rule is asked once, when all that its flags announce has been read.
 */
export type Fields = {
  u8(): number;
  u16(): number;
  u24(): number;
  sfloat(): Sfloat;
  /** More was read than there is: nothing in it can be believed. */
  isShort(): boolean;
  /** How many bytes nobody has asked for. */
  spare(): number;
};

export function fieldsOf(bytes: Uint8Array): Fields {
  let at = 0;

  function u8(): number {
    at += 1;
    return bytes[at - 1] ?? 0;
  }

  function u16(): number {
    return u8() | (u8() << 8);
  }

  return {
    u8,
    u16,
    u24: () => u16() | (u8() << 16),
    sfloat: () => sfloatOf(u16()),
    isShort: () => at > bytes.length,
    spare: () => Math.max(0, bytes.length - at),
  };
}

/** The names of the bits that are set; one without a name is passed over. */
export function namesOfBits<N extends string>(mask: number, names: readonly (N | null)[]): readonly N[] {
  return names.filter((name, bit): name is N => name !== null && (mask & (1 << bit)) !== 0);
}
