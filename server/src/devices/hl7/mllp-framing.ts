/**
 * MLLP: how HL7 v2 messages follow each other on a stream of bytes.
 * HL7 Version 2 Transport Specification, Minimal Lower Layer Protocol, Release 1.
 *
 *   byte      0x0B   …            0x1C   0x0D
 *   meaning   VT     the message  FS     CR
 *             start  no 0x0B,     end    may be missing
 *                    no 0x1C
 *
 * Neither VT nor FS can stand inside a message (the specification leaves no byte below 0x20 in it but CR, and no character
 * set in use here has them as part of another character), so FS alone ends a frame and nobody waits for the CR after it.
 *
 * A pure state machine: bytes in, what they were out, the same at any chunk boundaries. It knows no socket.
 */
export type MllpPiece =
  /** May share memory with the bytes it came in. */
  | { readonly type: 'frame'; readonly payload: Buffer }
  /** A start, and no end before the next start or the end of the stream: what was begun is thrown away (HL4). */
  | { readonly type: 'truncated'; readonly byteCount: number; readonly head: Buffer }
  /** Bytes between frames, CR and LF not counted. */
  | { readonly type: 'garbage'; readonly byteCount: number; readonly head: Buffer }
  /** Longer than the limit, in a frame or between frames. Nothing comes after it: the connection is to be dropped. */
  | { readonly type: 'oversized'; readonly limitBytes: number };

export type MllpFramer = {
  push(bytes: Uint8Array): readonly MllpPiece[];
  /** The stream is over: says what was left unfinished. */
  end(): readonly MllpPiece[];
};

export const defaultMaxFrameBytes = 1024 * 1024;

const vt = 0x0b;
const fs = 0x1c;
const cr = 0x0d;
const lf = 0x0a;
/** How much of garbage or of a cut frame is kept to be looked at. */
const headBytes = 64;
/** A buffer grown beyond this is given back after its frame. */
const keptBufferBytes = 64 * 1024;

export function frameMllp(payload: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(payload.length + 3);
  frame[0] = vt;
  frame.set(payload, 1);
  frame[payload.length + 1] = fs;
  frame[payload.length + 2] = cr;
  return frame;
}

export function createMllpFramer(maxFrameBytes = defaultMaxFrameBytes): MllpFramer {
  let state: 'between' | 'in-frame' | 'dropped' = 'between';
  /** The part of an unfinished frame that came in earlier chunks. */
  const pending = createPendingBytes();
  const garbage = { byteCount: 0, head: Buffer.alloc(headBytes) };

  return { push, end };

  function push(bytes: Uint8Array): readonly MllpPiece[] {
    const chunk = asBuffer(bytes);
    const pieces: MllpPiece[] = [];
    let at = 0;
    while (at < chunk.length && state !== 'dropped') {
      at = state === 'between' ? skipToStart(chunk, at, pieces) : readFrame(chunk, at, pieces);
    }
    return pieces;
  }

  function skipToStart(chunk: Buffer, from: number, pieces: MllpPiece[]): number {
    const start = chunk.indexOf(vt, from);
    const until = start === -1 ? chunk.length : start;
    noteGarbage(chunk, from, until);
    if (garbage.byteCount > maxFrameBytes) return drop(pieces);
    if (start === -1) return chunk.length;
    reportGarbage(pieces);
    state = 'in-frame';
    return start + 1;
  }

  function readFrame(chunk: Buffer, from: number, pieces: MllpPiece[]): number {
    const found = chunk.indexOf(fs, from);
    const end = found === -1 ? chunk.length : found;
    const restart = chunk.subarray(from, end).indexOf(vt);
    const until = restart === -1 ? end : from + restart;
    if (pending.byteCount() + until - from > maxFrameBytes) return drop(pieces);
    if (restart !== -1) {
      pending.add(chunk.subarray(from, until));
      reportTruncated(pieces);
      return until + 1;
    }
    if (found === -1) {
      pending.add(chunk.subarray(from, until));
      return chunk.length;
    }
    pieces.push({ type: 'frame', payload: completed(chunk.subarray(from, until)) });
    state = 'between';
    return found + 1;
  }

  function completed(last: Buffer): Buffer {
    if (pending.byteCount() === 0) return last;
    pending.add(last);
    return pending.take();
  }

  function end(): readonly MllpPiece[] {
    const pieces: MllpPiece[] = [];
    if (state === 'in-frame') reportTruncated(pieces);
    if (state === 'between') reportGarbage(pieces);
    state = 'dropped';
    return pieces;
  }

  function drop(pieces: MllpPiece[]): number {
    state = 'dropped';
    pending.take();
    pieces.push({ type: 'oversized', limitBytes: maxFrameBytes });
    return 0;
  }

  function noteGarbage(chunk: Buffer, from: number, until: number): void {
    for (let at = from; at < until; at += 1) {
      const byte = chunk[at] ?? cr;
      if (byte === cr || byte === lf) continue;
      if (garbage.byteCount < headBytes) garbage.head[garbage.byteCount] = byte;
      garbage.byteCount += 1;
    }
  }

  function reportGarbage(pieces: MllpPiece[]): void {
    const { byteCount } = garbage;
    if (byteCount === 0) return;
    const head = Buffer.from(garbage.head.subarray(0, Math.min(byteCount, headBytes)));
    pieces.push({ type: 'garbage', byteCount, head });
    garbage.byteCount = 0;
  }

  function reportTruncated(pieces: MllpPiece[]): void {
    const cut = pending.take();
    if (cut.length === 0) return;
    pieces.push({ type: 'truncated', byteCount: cut.length, head: cut.subarray(0, headBytes) });
  }
}

type PendingBytes = {
  byteCount(): number;
  add(bytes: Buffer): void;
  take(): Buffer;
};

/** One buffer that doubles: a frame that comes byte by byte costs no object a byte. */
function createPendingBytes(): PendingBytes {
  let buffer = Buffer.alloc(0);
  let used = 0;
  return {
    byteCount: () => used,
    add(bytes) {
      if (used + bytes.length > buffer.length) {
        const grown = Buffer.allocUnsafe(Math.max(4096, buffer.length * 2, used + bytes.length));
        buffer.copy(grown, 0, 0, used);
        buffer = grown;
      }
      bytes.copy(buffer, used);
      used += bytes.length;
    },
    take() {
      const taken = Buffer.from(buffer.subarray(0, used));
      used = 0;
      if (buffer.length > keptBufferBytes) buffer = Buffer.alloc(0);
      return taken;
    },
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
