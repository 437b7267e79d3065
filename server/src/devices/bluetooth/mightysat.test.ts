import { describe, expect, it } from 'vitest';
import { createMightySatFramer, mightySatFrame, type MightySatPiece } from './mightysat.ts';
import { mightySatSpecimen } from './specimen.ts';

const values = { spo2Percent: 97, pulseRateBpm: 164, perfusionIndexPercent: 3.2 };
const frame = mightySatSpecimen.frame(values, 0).bytes;

function pushed(...packets: readonly Uint8Array[]): readonly MightySatPiece[] {
  const framer = createMightySatFramer();
  return packets.flatMap((packet) => framer.push(packet));
}

function kinds(pieces: readonly MightySatPiece[]): readonly string[] {
  return pieces.map(({ type }) => type);
}

describe('frames of a MightySat', () => {
  it('[BT9] what it is asked is what others have seen asked', () => {
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    expect(hex(mightySatFrame(0x01, []))).toBe('77020107');
    expect(hex(mightySatFrame(0x03, [0x1f, 0x00, 0x03]))).toBe('7705031f0003d6');
    expect(hex(mightySatFrame(0xfe, [0x02]))).toBe('7703fe02cc');
    expect(frame).toHaveLength(19);
  });

  it('[BT9] wherever notifications cut them, they are the same', () => {
    const stream = Uint8Array.of(...frame, ...mightySatFrame(0x04, [0x77, 0x11, 0x05]), ...frame);
    const whole = pushed(stream);
    expect(kinds(whole)).toEqual(['frame', 'frame', 'frame']);
    for (let at = 1; at < stream.length; at += 1)
      expect(pushed(stream.subarray(0, at), stream.subarray(at))).toEqual(whole);
    expect(pushed(...Array.from(stream, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  it('[BT9] what stands between them is counted, and a wrong check is not believed', () => {
    const wrong = frame.with(8, 42);
    expect(kinds(pushed(Uint8Array.of(1, 2, 3, ...frame)))).toEqual(['garbage', 'frame']);
    const pieces = pushed(wrong, frame);
    expect(pieces.at(0)?.type).toBe('damaged');
    expect(pieces.filter(({ type }) => type === 'frame')).toHaveLength(1);
  });

  it('[BT9] a length that lies does not swallow the frame after it', () => {
    for (const length of [0, 1, 2, 16, 18, 19, 40, 255]) {
      const found = kinds(pushed(frame.with(1, length), frame, frame));
      expect(found.filter((type) => type === 'frame').length).toBeGreaterThanOrEqual(1);
      expect(found).toContain('damaged');
    }
    // One whose operation is of unknown length claims all that comes: the next whole frame ends it.
    const greedy = Uint8Array.of(0x77, 0xff, 0x04);
    expect(kinds(pushed(greedy, frame))).toEqual(['damaged', 'frame']);
  });

  for (const packetBytes of [1, 20, 512])
    it(`[BT9] in packets of ${packetBytes} bytes one damaged frame is said once, whatever stands in it`, () => {
      const length = 2 + 0x77;
      const stream = new Uint8Array(4 * length).fill(0x77);
      const packets = Array.from({ length: Math.ceil(stream.length / packetBytes) }, (_, at) =>
        stream.subarray(at * packetBytes, (at + 1) * packetBytes),
      );
      // Of the fourth nobody knows before its end has come.
      expect(kinds(pushed(...packets))).toEqual(['damaged', 'damaged', 'damaged', 'damaged']);
      expect(kinds(pushed(...packets, frame)).at(-1)).toBe('frame');
    });

  it('[BT9] what is good inside a damaged one is read, and what is damaged after that is said again', () => {
    const lies = frame.with(1, 255);
    expect(kinds(pushed(lies, frame, frame.with(8, 42), frame))).toEqual([
      'damaged',
      'frame',
      'damaged',
      'frame',
    ]);
  });

  it('[BT9] what it holds is bounded', () => {
    const framer = createMightySatFramer();
    let bytes = 0;
    for (let packet = 0; packet < 2_000; packet += 1)
      for (const piece of framer.push(new Uint8Array(20).fill(0x77)))
        if (piece.type !== 'frame') bytes += piece.type === 'garbage' ? piece.byteCount : piece.raw.length;
    expect(bytes).toBeGreaterThan(40_000 - 300);
  });
});
