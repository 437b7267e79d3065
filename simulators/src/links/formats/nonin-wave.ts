import type { OximeterReport } from '../../devices/device.ts';
import type { Encoder, Frame } from '../emission.ts';
import { noninBytes, type NoninBytes } from './nonin-bytes.ts';

/**
 * Nonin serial data formats 2 and 7 (OEM specification of the 9560): 75 frames a second of 5 bytes, 25 to a packet.
 *
 * |     | 0      | 1           | 2           | 3      | 4                      |
 * | --- | ------ | ----------- | ----------- | ------ | ---------------------- |
 * | DF2 | `01`   | status      | pleth, high | number | sum of the first four  |
 * | DF7 | status | pleth, high | pleth, low  | number | sum of the first four  |
 *
 * Status: b7 1 · b6 sensor fault · b5 artefact · b4 out of track · b3 sensor alarm · b2 b1 perfusion (01 good, 11 marginal, 10
 * low) · b0 first frame of the packet. What the number is goes by the frame’s place in the packet. Each third of a second carries
 * the wave of the third a second before: nothing leaves before it was measured.
 */
export function createNoninWaveEncoder(format: 'nonin-df2' | 'nonin-df7'): Encoder {
  let packets = 0;
  return {
    encode(report) {
      if (report.kind !== 'oximeter') return [];
      return [0, 1, 2].map((third): Frame => {
        const numbers = packetNumbers(report, packets);
        packets += 1;
        return {
          atMs: report.atMs + Math.round((third * 1_000) / 3),
          bytes: packet(format, { report, third, numbers }),
          controlId: null,
          report,
        };
      });
    },
  };
}

const framesInPacket = 25;

type Packet = {
  readonly report: OximeterReport;
  readonly third: number;
  readonly numbers: Uint8Array;
};

function packet(format: 'nonin-df2' | 'nonin-df7', { report, third, numbers }: Packet): Uint8Array {
  const status = statusOf(report);
  const bytes = new Uint8Array(framesInPacket * 5);
  for (let place = 0; place < framesInPacket; place += 1) {
    const pleth = plethAt(report.pleth, third * framesInPacket + place);
    const state = status | (place === 0 ? 1 : 0);
    const number = numbers[place] ?? 0;
    const frame =
      format === 'nonin-df2' ? [0x01, state, pleth >> 8, number] : [state, pleth >> 8, pleth & 0xff, number];
    bytes.set(frame, place * 5);
    bytes[place * 5 + 4] = sumOf(frame);
  }
  return bytes;
}

/** The middle of the range where there is no wave, its last value where it is too short. */
function plethAt(pleth: readonly number[], n: number): number {
  const value = pleth[Math.min(n, pleth.length - 1)] ?? 0x8000;
  return Math.max(0, Math.min(0xffff, Math.round(value)));
}

function statusOf({ flags }: OximeterReport): number {
  return (
    0x80 |
    (flags.isSensorFaulty ? 0x40 : 0) |
    (flags.isArtefact ? 0x20 : 0) |
    (flags.isOutOfTrack ? 0x10 : 0) |
    (flags.isProbeOff || flags.isSensorFaulty ? 0x08 : 0) |
    (flags.isProbeOff ? 0 : { good: 0x02, marginal: 0x06, low: 0x04 }[flags.perfusion])
  );
}

/** By place in the packet, from 0; the specification counts from 1. */
function packetNumbers(report: OximeterReport, timer: number): Uint8Array {
  const said = noninBytes(report);
  const numbers = new Uint8Array(framesInPacket);
  const put = (place: number, ...values: readonly number[]) => numbers.set(values, place - 1);
  put(1, ...said.pulseRate);
  put(3, said.spo2);
  put(4, revision);
  put(6, (timer >> 7) & 0x7f, timer & 0x7f);
  put(8, secondStatus(said));
  put(9, said.displaySpo2);
  put(10, said.fastSpo2, said.fastSpo2);
  put(14, ...said.slowPulseRate);
  put(16, said.slowSpo2, said.displaySlowSpo2);
  put(20, ...said.displayPulseRate, ...said.displaySlowPulseRate);
  return numbers;
}

const revision = 48;

function secondStatus({ isTrusted, isBatteryLow }: NoninBytes): number {
  return (isTrusted ? 0x20 : 0) | (isBatteryLow ? 0x01 : 0);
}

function sumOf(frame: readonly number[]): number {
  let sum = 0;
  for (const byte of frame) sum += byte;
  return sum & 0xff;
}
