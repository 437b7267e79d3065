import { sumOf } from '../byte-framing.ts';
import { framesInPacket } from './packet.ts';

/** Packets of our own making, in the shape Nonin's oximeters send them: for tests, the conformance kit and the fuzz. */
export type PacketParts = {
  /** Null: none, as the format says it. */
  readonly spo2Percent?: number | null;
  readonly pulseRateBpm?: number | null;
  /** What is held for displays; as the others where nothing is said. */
  readonly held?: { readonly spo2Percent: number; readonly pulseRateBpm: number };
  /** STATUS bits of every frame, beside b7 and SYNC. */
  readonly status?: number;
  readonly stat2?: number;
  /** 16 bits each; format 2 sends the upper eight. */
  readonly pleth?: readonly number[];
};

export function aPacket(format: 2 | 7, parts: PacketParts = {}): Uint8Array {
  const { status = 0, pleth = [] } = parts;
  const slots = slotsOf(parts);
  const frames = Array.from({ length: framesInPacket }, (_, index) => {
    const first = 0x80 | status | (index === 0 ? 0x01 : 0);
    const sample = pleth[index] ?? 0x4000 + index * 0x100;
    const slot = slots[index + 1] ?? 0;
    const head = format === 2 ? [0x01, first, sample >> 8, slot] : [first, sample >> 8, sample & 0xff, slot];
    return [...head, sumOf(Uint8Array.from(head))];
  });
  return Uint8Array.from(frames.flat());
}

/** DATA by the number of its frame. */
function slotsOf({
  spo2Percent = 97,
  pulseRateBpm = 72,
  held,
  stat2 = 0,
}: PacketParts): Readonly<Record<number, number>> {
  const spo2 = spo2Percent ?? 127;
  const [msb, lsb] = splitRate(pulseRateBpm);
  const heldSpo2 = held?.spo2Percent ?? spo2;
  const [heldMsb, heldLsb] = splitRate(held?.pulseRateBpm ?? pulseRateBpm);
  return {
    ...{ 1: msb, 2: lsb, 3: spo2, 4: 48, 8: stat2, 9: heldSpo2, 10: spo2, 11: spo2 },
    ...{ 14: msb, 15: lsb, 16: spo2, 17: heldSpo2, 20: heldMsb, 21: heldLsb, 22: heldMsb, 23: heldLsb },
  };
}

function splitRate(rate: number | null): readonly [number, number] {
  const bits = rate ?? 511;
  return [(bits >> 7) & 0x03, bits & 0x7f];
}

export function aDf8Frame(
  parts: Pick<PacketParts, 'spo2Percent' | 'pulseRateBpm'> & {
    /** Bits of the first byte, beside b7 and the pulse. */
    readonly status?: number;
    readonly last?: number;
  } = {},
): Uint8Array {
  const { spo2Percent = 97, pulseRateBpm = 72, status = 0, last = 0 } = parts;
  const [msb, lsb] = splitRate(pulseRateBpm);
  return Uint8Array.of(0x80 | status | msb, lsb, spo2Percent ?? 127, last);
}

export type Df13Parts = Pick<PacketParts, 'spo2Percent' | 'pulseRateBpm'> & {
  /** Told by the clock of wherever this runs. */
  readonly measuredAtMs: number;
  /** STATUS, msb and lsb. */
  readonly status?: number;
  readonly length?: number;
};

export const smartPoint = 0x0200;

export function aDf13Frame(parts: Df13Parts): Uint8Array {
  const { spo2Percent = 97, pulseRateBpm = 72, status = smartPoint, length = 0x0e } = parts;
  const at = new Date(parts.measuredAtMs);
  const time = [
    ...[Math.floor(at.getFullYear() / 100), at.getFullYear() % 100, at.getMonth() + 1, at.getDate()],
    ...[at.getHours(), at.getMinutes(), at.getSeconds(), Math.floor(at.getMilliseconds() / 10)],
  ].map((two) => Number.parseInt(String(two), 16));
  const rate = pulseRateBpm ?? 511;
  const counted = [
    ...[...time, status >> 8, status & 0xff],
    ...[rate >> 8, rate & 0xff, 0, spo2Percent ?? 127],
  ];
  return Uint8Array.of(...[0, 2, 0, 0x0d, 0, length], ...counted, sumOf(Uint8Array.from(counted)), 0x03);
}
