import { err, ok, type Result } from '@chairside/shared/result.ts';

/**
 * Masimo MightySat, Masimo's own service: frames over notifications, which may cut them and glue them.
 *
 *   frame   0      1                    2           3 …       last
 *           0x77   length, of what      operation   payload   CRC-8 (polynomial 0x07, begins with 0)
 *                  comes after it                             of operation and payload
 *
 *   operation 05, once a second, 19 bytes in all, little-endian
 *   3-6 exceptions of the device · 7 exceptions of SpO2 · 8 SpO2, 0 none · 9 exceptions of the pulse · 10 pulse rate, 0 or 255
 *   none · 11 exceptions of PVI · 12 PVI · 13 exceptions of PI · 14-15 perfusion index, 0.01 % · 16 exceptions of RRp · 17 RRp
 *
 * Seen on firmware 1.0.6.3 only. Bytes 3 to 7 are its status: with any bit in them nothing of the frame is valid, and no value
 * with an exception of its own is.
 */
export type MightySatFrame = { readonly operation: number; readonly payload: Uint8Array };

export type MightySatPiece =
  | { readonly type: 'frame'; readonly frame: MightySatFrame; readonly raw: Uint8Array }
  /** Began like a frame, and its check is another. */
  | { readonly type: 'damaged'; readonly raw: Uint8Array }
  | { readonly type: 'garbage'; readonly byteCount: number };

export type MightySatValues = {
  readonly deviceExceptions: number;
  readonly spo2Exceptions: number;
  readonly spo2: number;
  readonly pulseExceptions: number;
  readonly pulseRate: number;
  readonly perfusionExceptions: number;
  readonly perfusionIndexPercent: number;
};

type Whole = Extract<MightySatPiece, { type: 'frame' }>;

export const valuesOperation = 0x05;
const start = 0x77;
/** Length and check of the frame that has the values. */
const valuesLength = 17;

export function mightySatFrame(operation: number, payload: readonly number[]): Uint8Array {
  const body = Uint8Array.of(operation, ...payload);
  return Uint8Array.of(start, body.length + 1, ...body, crc8(body));
}

/**
 * Any notifications in, what they were out: the same wherever they are cut. Holds a frame at most. Of a damaged one all bytes are
 * looked through again, for its length may be what is wrong; what else is damaged among them is not said a second time.
 */
export function createMightySatFramer(): { push(bytes: Uint8Array): readonly MightySatPiece[] } {
  let held = new Uint8Array(0);
  /** What is left of a damaged frame. */
  let damagedLeft = 0;

  return {
    push(bytes) {
      const stream = new Uint8Array(held.length + bytes.length);
      stream.set(held);
      stream.set(bytes, held.length);
      const { pieces, restAt, damagedTo } = cut(stream, damagedLeft);
      held = stream.slice(restAt);
      damagedLeft = Math.max(0, damagedTo - restAt);
      return pieces;
    },
  };
}

type Cut = {
  readonly pieces: readonly MightySatPiece[];
  readonly restAt: number;
  readonly damagedTo: number;
};

function cut(stream: Uint8Array, damagedBefore: number): Cut {
  const pieces: MightySatPiece[] = [];
  let damagedTo = damagedBefore;
  let at = 0;
  while (at < stream.length) {
    const begins = beginningFrom(stream, at);
    const garbageFrom = Math.max(at, damagedTo);
    if (begins > garbageFrom) pieces.push({ type: 'garbage', byteCount: begins - garbageFrom });
    at = begins;
    const found = frameAt(stream, at);
    if (found === 'unfinished') {
      // A length that lies would swallow whole frames after it: one that is there, right to its check, begins anew.
      const hidden = hiddenValues(stream, at + 1);
      if (hidden === null) break;
      if (at >= damagedTo) pieces.push({ type: 'damaged', raw: stream.slice(at, hidden) });
      at = hidden;
    } else if (found === 'damaged') {
      const end = at + 2 + (stream[at + 1] ?? 0);
      if (at >= damagedTo) {
        pieces.push({ type: 'damaged', raw: stream.slice(at, end) });
        damagedTo = end;
      }
      at += 1;
    } else {
      pieces.push(found);
      at += found.raw.length;
      damagedTo = at;
    }
  }
  return { pieces, restAt: at, damagedTo };
}

function beginningFrom(stream: Uint8Array, at: number): number {
  const found = stream.indexOf(start, at);
  return found === -1 ? stream.length : found;
}

function frameAt(stream: Uint8Array, at: number): Whole | 'unfinished' | 'damaged' {
  const length = stream[at + 1];
  if (length === undefined) return 'unfinished';
  if (length < 2) return 'damaged';
  const end = at + 2 + length;
  const operation = stream[at + 2];
  if (operation === valuesOperation && length !== valuesLength) return 'damaged';
  if (end > stream.length) return 'unfinished';
  const body = stream.subarray(at + 2, end - 1);
  if (operation === undefined || crc8(body) !== stream[end - 1]) return 'damaged';
  return {
    type: 'frame',
    frame: { operation, payload: body.slice(1) },
    raw: stream.slice(at, end),
  };
}

/** Where, inside what began as another frame, a whole frame with values stands; null where none does. */
function hiddenValues(stream: Uint8Array, from: number): number | null {
  for (let at = beginningFrom(stream, from); at < stream.length; at = beginningFrom(stream, at + 1)) {
    if (stream[at + 1] !== valuesLength || stream[at + 2] !== valuesOperation) continue;
    const found = frameAt(stream, at);
    if (typeof found !== 'string') return at;
  }
  return null;
}

export function decodeMightySat({ payload }: MightySatFrame): Result<MightySatValues, 'short'> {
  if (payload.length < valuesLength - 2) return err('short');
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  return ok({
    deviceExceptions: view.getUint32(0, true),
    spo2Exceptions: view.getUint8(4),
    spo2: view.getUint8(5),
    pulseExceptions: view.getUint8(6),
    pulseRate: view.getUint8(7),
    perfusionExceptions: view.getUint8(10),
    perfusionIndexPercent: view.getUint16(11, true) / 100,
  });
}

function crc8(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ (crc & 0x80 ? 0x07 : 0)) & 0xff;
  }
  return crc;
}
