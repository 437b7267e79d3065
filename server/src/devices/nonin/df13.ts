import { createByteFramer, needMore, noMatch, sumOf, type Match } from '../byte-framing.ts';
import { saturationOf } from './packet.ts';

/**
 * Nonin serial data format 13 (9560, spot checks; Nonin 9560 OEM specification): one frame a measurement.
 *
 * | bytes | 0–3 | 4–5 | 6–13 | 14–15 | 16–17 | 18 | 19 | … | last but one | last |
 * | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
 * | | `00 02 00 0D` | length, msb first: `000E`, or `0017` with a serial number | time, BCD: 20 YY MM DD hh mm ss ff | STATUS | pulse, msb first, `01FF` none | reserved | SpO2 | serial number | sum | `03` |
 *
 * STATUS: msb b1 SmartPoint, b0 no measurement; lsb b4 from memory, b0 battery low. The sum is that of what the length counts;
 * readers exist that take the four bytes and the length in, so both are taken for right: the frame is known by enough else.
 */
export type Df13Frame = {
  /** Of a clock without a zone: the device's own time of day. Null: it is none. */
  readonly measuredAt: Date | null;
  readonly pulseRateBpm: number | null;
  readonly spo2Percent: number | null;
  readonly hasSmartPoint: boolean;
  readonly hasNoMeasurement: boolean;
  readonly isFromMemory: boolean;
  readonly isBatteryLow: boolean;
};

const begin = [0x00, 0x02, 0x00, 0x0d] as const;
const headLength = 6;
const lengths: ReadonlySet<number> = new Set([0x0e, 0x17]);
const end = 0x03;

export function createDf13Framer() {
  return createByteFramer(matchDf13);
}

function matchDf13(bytes: Uint8Array): Match {
  const isBegin = begin.every((byte, at) => at >= bytes.length || bytes[at] === byte);
  if (!isBegin) return noMatch;
  if (bytes.length < headLength) return needMore;
  const counted = ((bytes[4] ?? 0) << 8) | (bytes[5] ?? 0);
  // A length that lies would have us wait for what never comes.
  if (!lengths.has(counted)) return { type: 'broken', length: headLength };
  const length = headLength + counted + 2;
  if (bytes.length < length) return needMore;
  const stated = bytes[length - 2];
  const isSum =
    stated === sumOf(bytes.subarray(headLength, length - 2)) ||
    stated === sumOf(bytes.subarray(0, length - 2));
  return { type: isSum && bytes[length - 1] === end ? 'frame' : 'broken', length };
}

export function decodeDf13(bytes: Uint8Array): Df13Frame {
  const at = (index: number) => bytes[index] ?? 0;
  const [msb, lsb] = [at(14), at(15)];
  // Here the upper of nine bits stands alone in its byte.
  const rate = ((at(16) & 0x01) << 8) | at(17);
  return {
    measuredAt: timeOf(bytes.subarray(6, 14)),
    pulseRateBpm: rate === 511 ? null : rate,
    spo2Percent: saturationOf(at(19)),
    hasSmartPoint: (msb & 0x02) !== 0,
    hasNoMeasurement: (msb & 0x01) !== 0,
    isFromMemory: (lsb & 0x10) !== 0,
    isBatteryLow: (lsb & 0x01) !== 0,
  };
}

function timeOf(bcd: Uint8Array): Date | null {
  const digits = Array.from(bcd, (byte) => byte.toString(16).padStart(2, '0'));
  if (!digits.every((two) => /^\d\d$/.test(two))) return null;
  const [century = 0, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, hundredth = 0] =
    digits.map(Number);
  const time = new Date(century * 100 + year, month - 1, day, hour, minute, second, hundredth * 10);
  // What a calendar moves to another day was no date.
  const isDate = time.getMonth() === month - 1 && time.getDate() === day && time.getHours() === hour;
  return century > 0 && isDate && minute < 60 && second < 60 ? time : null;
}
