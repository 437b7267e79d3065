import type { LinkDeed } from './link-verbs.ts';

type Params<V extends LinkDeed['verb']> = Extract<LinkDeed, { verb: V }>['params'];
export type SpecialValue = Params<'special_values'>['as'];
export type LineEnds = Params<'line_ends'>['with'];

/** Above 0 and below 1, the n-th for this frame. */
export type Draw = (n: number) => number;

/**
 * What can go wrong with the frames of a format, as functions of their bytes. What makes no sense in a format it does not have.
 * Bytes given are never changed.
 */
export type FormatFaults = {
  /** Values said as something that is none; a format that has no word for it says what it says where it has no value. */
  readonly saidAs: (frame: Uint8Array, as: SpecialValue) => Uint8Array;
  /** With its checksums made right. `isSum`: whether that byte is one. */
  readonly checksum?: {
    readonly isSum: (at: number) => boolean;
    readonly mended: (frame: Uint8Array) => Uint8Array;
  };
  readonly withLineEnds?: (frame: Uint8Array, ends: LineEnds, draw: Draw) => Uint8Array;
  readonly withControlId?: (frame: Uint8Array, controlId: string) => Uint8Array;
  readonly outOfSync?: (frame: Uint8Array, draw: Draw) => Uint8Array;
  readonly withFlagsTooMany?: (frame: Uint8Array) => Uint8Array;
  readonly withoutEnd?: (frame: Uint8Array) => Uint8Array;
  /** Two frames as one; the verb is what that is called in this format. */
  readonly joined?: {
    readonly verb: 'merge' | 'two_in_block';
    readonly join: (first: Uint8Array, second: Uint8Array) => Uint8Array;
  };
  /** Of a stream of bytes: those that can neither begin nor end a frame. Null: frames come one by one, with nothing between. */
  readonly meaningless: readonly number[] | null;
  readonly isAcknowledged: boolean;
};

export function bytesThat(predicate: (byte: number) => boolean): readonly number[] {
  return Array.from({ length: 256 }, (_, byte) => byte).filter(predicate);
}
