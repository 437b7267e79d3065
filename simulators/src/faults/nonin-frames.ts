import { bytesThat, type Draw, type FormatFaults } from './format-faults.ts';

/**
 * What goes wrong in frames of Nonin’s serial formats (9560 OEM specification), 25 of which are a packet:
 *
 *   DF2   01 STATUS PLETH DATA CHK             CHK is the sum of the four before it
 *   DF7   STATUS PLETH_MSB PLETH_LSB DATA CHK  the same
 *   DF8   four bytes once a second: STATUS HR SPO2 STATUS2, no sum, no packet
 *
 * STATUS b0 (SYNC) marks the first frame of a packet; what DATA means goes by the number of the frame, from 1.
 */
const frameBytes = 5;
const dataAt = 3;
const sumAt = 4;

/** Bytes that have b7 clear begin no frame, and 01 would seem to. */
const meaningless = bytesThat((byte) => byte > 1 && byte < 0x80);

export const df2Faults = packetFaults({ startBytes: 1 });
export const df7Faults = packetFaults({ startBytes: 0 });

export const df8Faults: FormatFaults = {
  saidAs: (frame) => {
    const said = Uint8Array.from(frame);
    for (let at = 0; at + 3 < said.length; at += 4) {
      said[at] = (said[at] ?? 0) | 0b11;
      said[at + 1] = noPulseLow;
      said[at + 2] = noSaturation;
    }
    return said;
  },
  meaningless,
  isAcknowledged: false,
};

/** 511 over two bytes of data, and 127: there is none. */
const noPulseHigh = 3;
const noPulseLow = 127;
const noSaturation = 127;
const noValueByFrame: Readonly<Record<number, number>> = {
  ...Object.fromEntries([1, 14, 20, 22].map((number) => [number, noPulseHigh])),
  ...Object.fromEntries([2, 15, 21, 23].map((number) => [number, noPulseLow])),
  ...Object.fromEntries([3, 9, 10, 11, 16, 17].map((number) => [number, noSaturation])),
};

function packetFaults({ startBytes }: { readonly startBytes: number }): FormatFaults {
  const isFirst = (frame: Uint8Array) => ((frame[startBytes] ?? 0) & 1) === 1;
  return {
    saidAs(bytes) {
      let number = 0;
      return eachFrame(bytes, (frame) => {
        if (isFirst(frame)) number = 1;
        else if (number > 0) number += 1;
        const none = noValueByFrame[number];
        return none === undefined ? frame : summed(Uint8Array.from(frame).fill(none, dataAt, dataAt + 1));
      });
    },
    checksum: { isSum: (at) => at % frameBytes === sumAt, mended: (bytes) => eachFrame(bytes, summed) },
    outOfSync,
    joined: {
      verb: 'merge',
      // Between two frames stand the sum of the one and the start of the other.
      join: (first, second) => Buffer.concat([first.subarray(0, -1), second.subarray(startBytes)]),
    },
    meaningless,
    isAcknowledged: false,
  };
}

/** One frame is missing, or is there twice. */
function outOfSync(bytes: Uint8Array, draw: Draw): Uint8Array {
  const frames = framesOf(bytes);
  const at = Math.floor(draw(0) * frames.length);
  const times = draw(1) < 0.5 ? 0 : 2;
  return Buffer.concat(
    frames.flatMap((frame, index) => Array<Uint8Array>(index === at ? times : 1).fill(frame)),
  );
}

function eachFrame(bytes: Uint8Array, change: (frame: Uint8Array) => Uint8Array): Uint8Array {
  return Buffer.concat(framesOf(bytes).map((frame) => (frame.length === frameBytes ? change(frame) : frame)));
}

function framesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const count = Math.ceil(bytes.length / frameBytes);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * frameBytes, (index + 1) * frameBytes),
  );
}

function summed(frame: Uint8Array): Uint8Array {
  const mended = Uint8Array.from(frame);
  mended[sumAt] = frame.subarray(0, sumAt).reduce((sum, byte) => sum + byte, 0);
  return mended;
}
