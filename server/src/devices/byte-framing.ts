/**
 * Frames out of a stream of bytes that has no other borders than the frames' own: at any cut of the stream the same pieces
 * come out. What belongs to no frame is passed over byte by byte, counted, and said once a run.
 */
export type ByteFramer = {
  push(bytes: Uint8Array): readonly BytePiece[];
  /** Nothing more comes: what was begun belongs to no frame. */
  end(): readonly BytePiece[];
  garbageBytes(): number;
  /** The last byte that came ended a frame. */
  isBetweenFrames(): boolean;
};

export type BytePiece =
  | { readonly type: 'frame'; readonly bytes: Uint8Array }
  /** Without doubt meant as a frame, and wrong. What stands inside is looked through again: its length may be what is wrong. */
  | { readonly type: 'broken'; readonly bytes: Uint8Array }
  | { readonly type: 'garbage'; readonly bytes: Uint8Array };

/** What stands at the begin of `bytes`. `more` only below the longest frame there is: it is what bounds the memory. */
export type Match =
  | { readonly type: 'frame' | 'broken'; readonly length: number }
  /** Between frames, and meant to be there: no frame and no garbage. */
  | { readonly type: 'filler'; readonly length: number }
  | { readonly type: 'more' }
  | { readonly type: 'none' };

export const noMatch: Match = { type: 'none' };
export const needMore: Match = { type: 'more' };

/** So many bytes of one run are said at once; a longer one is said again. */
export const garbageSaidAt = 256;

export function createByteFramer(match: (bytes: Uint8Array) => Match): ByteFramer {
  let rest: Uint8Array = new Uint8Array(0);
  let run: number[] = [];
  let garbageBytes = 0;
  /** What is left of a broken frame: not good for anything, and said already. */
  let brokenLeft = 0;

  function passOver(byte: number, pieces: BytePiece[]): void {
    if (brokenLeft > 0) {
      brokenLeft -= 1;
      return;
    }
    garbageBytes += 1;
    run.push(byte);
    if (run.length >= garbageSaidAt) sayRun(pieces);
  }

  function sayRun(pieces: BytePiece[]): void {
    if (run.length > 0) pieces.push({ type: 'garbage', bytes: Uint8Array.from(run) });
    run = [];
  }

  return {
    garbageBytes: () => garbageBytes,
    isBetweenFrames: () => rest.length === 0 && run.length === 0,
    push(bytes) {
      const all = joined(rest, bytes);
      const pieces: BytePiece[] = [];
      let at = 0;
      while (at < all.length) {
        const found = match(all.subarray(at));
        if (found.type === 'more') break;
        if (found.type === 'none') {
          passOver(all[at] ?? 0, pieces);
          at += 1;
          continue;
        }
        sayRun(pieces);
        if (found.type === 'filler') {
          at += found.length;
          continue;
        }
        pieces.push({ type: found.type, bytes: all.slice(at, at + found.length) });
        const isBroken = found.type === 'broken';
        brokenLeft = isBroken ? found.length - 1 : 0;
        at += isBroken ? 1 : found.length;
      }
      rest = all.slice(at);
      return pieces;
    },
    end() {
      const pieces: BytePiece[] = [];
      for (const byte of rest) passOver(byte, pieces);
      rest = new Uint8Array(0);
      sayRun(pieces);
      return pieces;
    },
  };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

/** In hexadecimal, as much as is kept of what could not be taken. */
export function hexOf(bytes: Uint8Array): string {
  const shown = bytes.subarray(0, hexBytes);
  const hex = Array.from(shown, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > hexBytes ? `${hex} …` : hex;
}

const hexBytes = 32;

/** All bytes together, in eight bits: what most serial formats check themselves with. */
export function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = (sum + byte) & 0xff;
  return sum;
}
