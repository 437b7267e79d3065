import { assertNever } from '@chairside/shared/result.ts';
import { hexOf } from './byte-framing.ts';
import type { DeviceSaid, DriverSession, Emit } from './driver.ts';

/** Frames out of bytes, however they are cut: what a family's own reader gives. */
export type StreamReader<Frame extends { readonly bytes: Uint8Array }> = {
  push(bytes: Uint8Array): readonly StreamPiece<Frame>[];
  end(): readonly StreamPiece<Frame>[];
  garbageBytes(): number;
};

export type StreamPiece<Frame> =
  (Frame & { readonly type: 'frame' }) | { readonly type: 'broken' | 'garbage'; readonly bytes: Uint8Array };

/**
 * The session of a device that speaks without being answered. What can not be read is counted and told (DD5); nothing waits
 * for the disk, for such a device would send nothing again.
 */
export function openStream<Frame extends { readonly bytes: Uint8Array }>(
  reader: StreamReader<Frame>,
  emit: Emit,
  /** What a good frame says; nothing where it only shows that the device is there. */
  say: (frame: Frame) => readonly DeviceSaid[],
): DriverSession {
  let frames = 0;
  let isClosed = false;

  return {
    receive(bytes) {
      if (isClosed) return;
      for (const piece of reader.push(bytes)) take(piece);
    },
    counts: () => ({ frames, garbageBytes: reader.garbageBytes() }),
    close() {
      if (isClosed) return;
      for (const piece of reader.end()) take(piece);
      isClosed = true;
    },
  };

  function take(piece: StreamPiece<Frame>): void {
    switch (piece.type) {
      case 'frame':
        frames += 1;
        tell(say(piece), piece.bytes);
        return;
      case 'broken':
        frames += 1;
        tell([{ type: 'frame-rejected', why: 'malformed', raw: hexOf(piece.bytes) }], piece.bytes);
        return;
      case 'garbage':
        tell([{ type: 'frame-rejected', why: 'garbage', raw: hexOf(piece.bytes) }], piece.bytes);
        return;
      default:
        assertNever(piece);
    }
  }

  function tell(batch: readonly DeviceSaid[], frame: Uint8Array): void {
    if (batch.length > 0) emit(batch, frame).catch(() => 'not-recorded');
  }
}
