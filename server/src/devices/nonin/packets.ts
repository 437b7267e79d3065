import { createByteFramer, needMore, noMatch, sumOf, type Match } from '../byte-framing.ts';
import {
  frameLength,
  framesInPacket,
  hasSevenBits,
  packetOf,
  type NoninPacket,
  type PacketFormat,
} from './packet.ts';

/**
 * Packets out of the bytes of formats 2 and 7. A packet is whole or it is none: 25 frames in a row, each with its sum, SYNC in
 * the first and in no other. What comes before the first SYNC is passed over and counted: a line is seldom opened between two
 * packets. A frame too many, right after a whole packet, is said as well.
 */
export type PacketReader = {
  push(bytes: Uint8Array): readonly PacketPiece[];
  end(): readonly PacketPiece[];
  garbageBytes(): number;
  /** The pleth of the frames that came since it was last asked for: a wave does not wait for the end of its packet. */
  takeWave(): Uint16Array;
};

export type PacketPiece =
  | { readonly type: 'frame'; readonly packet: NoninPacket; readonly bytes: Uint8Array }
  /** Begun and not gone on with as it should be. */
  | { readonly type: 'broken'; readonly bytes: Uint8Array }
  | { readonly type: 'garbage'; readonly bytes: Uint8Array };

export function createPacketReader(format: PacketFormat): PacketReader {
  const framer = createByteFramer((bytes) => matchFrame(bytes, format));
  let begun: Uint8Array[] = [];
  let wave: number[] = [];
  let strayFrames = 0;
  let isAfterWhole = false;

  function* take(pieces: ReturnType<typeof framer.push>): Generator<PacketPiece> {
    for (const piece of pieces) {
      if (piece.type !== 'frame') {
        // The bytes between its frames are why it is broken, and said with it.
        if (begun.length > 0) yield breakOff(piece.bytes);
        else yield { type: 'garbage', bytes: piece.bytes };
        continue;
      }
      const isFirst = ((piece.bytes[format.statusAt] ?? 0) & 0x01) !== 0;
      if (isFirst && begun.length > 0) yield breakOff();
      if (isFirst || begun.length > 0) {
        begun.push(piece.bytes);
        wave.push(format.plethOf(piece.bytes));
      } else {
        strayFrames += 1;
        if (isAfterWhole) yield { type: 'garbage', bytes: piece.bytes };
      }
      isAfterWhole = false;
      if (begun.length < framesInPacket) continue;
      if (hasSevenBits(begun)) {
        yield { type: 'frame', packet: packetOf(begun, format), bytes: joined(begun) };
        begun = [];
        isAfterWhole = true;
      } else yield breakOff();
    }
  }

  function breakOff(next: Uint8Array = new Uint8Array(0)): PacketPiece {
    const bytes = joined([...begun, next]);
    begun = [];
    return { type: 'broken', bytes };
  }

  return {
    garbageBytes: () => framer.garbageBytes() + strayFrames * frameLength,
    takeWave() {
      const samples = Uint16Array.from(wave);
      wave = [];
      return samples;
    },
    push: (bytes) => [...take(framer.push(bytes))],
    end() {
      const left = [...take(framer.end())];
      return begun.length > 0 ? [...left, breakOff()] : left;
    },
  };
}

function matchFrame(bytes: Uint8Array, { statusAt }: PacketFormat): Match {
  if (statusAt === 1 && bytes[0] !== 0x01) return noMatch;
  if (bytes.length <= statusAt) return needMore;
  if (((bytes[statusAt] ?? 0) & 0x80) === 0) return noMatch;
  if (bytes.length < frameLength) return needMore;
  const isWhole = sumOf(bytes.subarray(0, frameLength - 1)) === bytes[frameLength - 1];
  return isWhole ? { type: 'frame', length: frameLength } : noMatch;
}

function joined(frames: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(frames.flatMap((frame) => [...frame]));
}
