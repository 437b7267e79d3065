import { createByteFramer, needMore, noMatch, type Match } from '../byte-framing.ts';
import { rateOf, saturationOf, type PacketStatus } from './packet.ts';

/**
 * Nonin serial data format 8 (3150, Xpod): 4 bytes, once a second, 9600 8N1, without a sum.
 *
 * | byte | 0 | 1 | 2 | 3 |
 * | --- | --- | --- | --- | --- |
 * | | b7 = 1 · b6 disconnected · b5 out of track · b4 low, b3 marginal perfusion · b2 artefact · b1, b0 pulse bits 8, 7 | pulse bits 6–0 | SpO2-D | b5 SmartPoint · b3 sensor alarm · b2 spot check · b1 battery critical · b0 battery low |
 *
 * Only the first byte has b7 set: that is all there is to know a frame by. Reserved bits are not looked at, a battery that is
 * critical need not be called low, and a number nobody can have is no reason to take the frame for noise.
 */
export type Df8Frame = {
  readonly pulseRateBpm: number | null;
  /** The display's. The format has no other, so it is only as good as the sensor alarm beside it. */
  readonly spo2Percent: number | null;
  readonly status: PacketStatus;
  readonly hasSmartPoint: boolean;
  readonly isBatteryLow: boolean;
};

export const df8Length = 4;

export function createDf8Framer() {
  return createByteFramer(matchDf8);
}

function matchDf8(bytes: Uint8Array): Match {
  const [first = 0] = bytes;
  if ((first & 0x80) === 0) return noMatch;
  if (bytes.subarray(1, df8Length).some((byte) => (byte & 0x80) !== 0)) return noMatch;
  if (bytes.length < df8Length) return needMore;
  return { type: 'frame', length: df8Length };
}

export function decodeDf8(bytes: Uint8Array): Df8Frame {
  const [first = 0, low = 0, spo2 = 0, last = 0] = bytes;
  return {
    pulseRateBpm: rateOf(first, low),
    spo2Percent: saturationOf(spo2),
    status: {
      isDisconnected: (first & 0x40) !== 0,
      isOutOfTrack: (first & 0x20) !== 0,
      hasArtefact: (first & 0x04) !== 0,
      isSensorAlarm: (last & 0x08) !== 0,
      perfusion: (first & 0x10) !== 0 ? 'red' : (first & 0x08) !== 0 ? 'yellow' : 'green',
    },
    hasSmartPoint: (last & 0x20) !== 0,
    isBatteryLow: (last & 0x03) !== 0,
  };
}
