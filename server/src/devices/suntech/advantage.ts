import { createByteFramer, needMore, noMatch, sumOf, type Match } from '../byte-framing.ts';

/**
 * SunTech Advantage and Advantage Mini NIBP modules, 9600 8N1. Two public readers agree on it; no capture of a real one was at
 * hand.
 *
 * | | begin | then | last |
 * | --- | --- | --- | --- |
 * | to the module | `3A` | command | sum |
 * | from it | `3E` | length of the whole frame · what it says | sum |
 *
 * The last byte makes the sum of all of them 0 in eight bits. A module that is asked for the cuff's pressure answers with 5 bytes
 * (`3E 05`, signed 16 bit, lsb first, mmHg; -1: ignore), for its last measurement with 24 (`3E 18 …`).
 *
 * Of the measurement, counted from behind the length: 0–1 systolic · 2–3 diastolic · 14–15 pulse · 16–17 mean · 18 error; 16 bit,
 * lsb first. An answer of four bytes says how a command went (`O` received, `K` done, `B` busy, `E` error …): that a cycle is done
 * says nothing of a pressure.
 */
export type AdvantageAnswer =
  | { readonly type: 'cuff'; readonly pressureMmHg: number | null }
  | { readonly type: 'measurement'; readonly measurement: AdvantageMeasurement }
  | { readonly type: 'other' };

export type AdvantageMeasurement = {
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly meanMmHg: number;
  readonly pulseRateBpm: number;
  /** 0: none. */
  readonly error: number;
};

const [fromHost, fromModule] = [0x3a, 0x3e];
export const cuffLength = 0x05;
export const measurementLength = 0x18;
/** Longer ones are not known; a length that lies would have us wait for what never comes. */
const [shortest, longest] = [0x04, 0x20];

/**
 * All that is ever sent to a module: what asks and does nothing. To start, stop or calibrate it is a person's, at the device.
 */
export const questions = {
  cuffPressure: question(0x79, 0x05, 0x00),
  lastMeasurement: question(0x79, 0x03, 0x00),
  status: question(0x79, 0x11, 0x00),
} as const;

function question(...command: readonly number[]): Uint8Array {
  return withSum([fromHost, ...command]);
}

export function withSum(bytes: readonly number[]): Uint8Array {
  return Uint8Array.of(...bytes, -sumOf(Uint8Array.from(bytes)) & 0xff);
}

export function createAdvantageFramer() {
  return createByteFramer(matchAnswer);
}

function matchAnswer(bytes: Uint8Array): Match {
  if (bytes[0] !== fromModule) return noMatch;
  const length = bytes[1];
  if (length === undefined) return needMore;
  if (length < shortest || length > longest) return noMatch;
  if (bytes.length < length) return needMore;
  const frame = bytes.subarray(0, length);
  return { type: sumOf(frame) === 0 && !hasAnotherWithin(frame) ? 'frame' : 'broken', length };
}

/**
 * One sum in 256 is right by chance: of an answer that was cut off and the begin of the next, too. No pressure of a whole one has
 * the two bytes a measurement begins with.
 */
function hasAnotherWithin(frame: Uint8Array): boolean {
  return frame.some((byte, at) => at > 0 && byte === fromModule && frame[at + 1] === measurementLength);
}

/** `bytes` is a whole frame, and its sum is right. */
export function decodeAdvantage(bytes: Uint8Array): AdvantageAnswer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (offset: number) => view.getInt16(2 + offset, true);
  if (bytes.length === cuffLength) return { type: 'cuff', pressureMmHg: at(0) === -1 ? null : at(0) };
  if (bytes.length !== measurementLength) return { type: 'other' };
  const measurement = {
    systolicMmHg: at(0),
    diastolicMmHg: at(2),
    pulseRateBpm: at(14),
    meanMmHg: at(16),
    error: view.getUint8(2 + 18),
  };
  return { type: 'measurement', measurement };
}
