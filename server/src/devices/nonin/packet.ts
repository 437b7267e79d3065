/**
 * Nonin serial data formats 2 and 7 (OEM III, Xpod, 9560, 3150; Nonin 9560 OEM specification), 9600 8N1.
 *
 * 75 frames a second of 5 bytes; 25 of them, the first with SYNC set, are a packet: three packets a second.
 *
 * | byte     | 0            | 1         | 2         | 3    | 4                            |
 * | -------- | ------------ | --------- | --------- | ---- | ---------------------------- |
 * | format 2 | `01`         | STATUS    | PLETH     | DATA | sum of the first four, 8 bit |
 * | format 7 | STATUS       | PLETH msb | PLETH lsb | DATA | sum of the first four, 8 bit |
 *
 * STATUS: b7 always 1 · b6 sensor disconnected · b5 artefact · b4 out of track · b3 sensor alarm · b2, b1 perfusion (01 green,
 * 11 yellow, 10 red) · b0 SYNC. DATA goes by the number of the frame, as `packetOf` reads it; `-D` values are for displays and
 * are held for ten seconds after the finger has gone, so nothing here is measured by them.
 */
export type NoninPacket = {
  /** Four-beat averages; null: none. */
  readonly pulseRateBpm: number | null;
  readonly spo2Percent: number | null;
  readonly spo2FastPercent: number | null;
  readonly spo2BeatPercent: number | null;
  /** Eight-beat averages. */
  readonly extendedPulseRateBpm: number | null;
  readonly extendedSpo2Percent: number | null;
  /** Held for displays. */
  readonly held: {
    readonly pulseRateBpm: number | null;
    readonly spo2Percent: number | null;
    readonly extendedPulseRateBpm: number | null;
    readonly extendedSpo2Percent: number | null;
  };
  readonly firmware: number;
  /** Thirds of a second since it was switched on, in 14 bits. */
  readonly timer: number;
  readonly hasSmartPoint: boolean;
  readonly isBatteryLow: boolean;
  /** What any of its frames said. */
  readonly status: PacketStatus;
};

export type PacketStatus = {
  readonly isDisconnected: boolean;
  readonly hasArtefact: boolean;
  readonly isOutOfTrack: boolean;
  readonly isSensorAlarm: boolean;
  readonly perfusion: 'green' | 'yellow' | 'red' | 'none';
};

export type PacketFormat = {
  readonly statusAt: 0 | 1;
  /** In the full range of 16 bits. */
  readonly plethOf: (frame: Uint8Array) => number;
};

export const format2: PacketFormat = {
  statusAt: 1,
  // 8 bits over the whole range of 16.
  plethOf: (frame) => (frame[2] ?? 0) * 0x101,
};

export const format7: PacketFormat = {
  statusAt: 0,
  plethOf: (frame) => ((frame[1] ?? 0) << 8) | (frame[2] ?? 0),
};

export const frameLength = 5;
export const framesInPacket = 25;

/** `frames` are the 25 of one packet, each checked. */
export function packetOf(frames: readonly Uint8Array[], { statusAt }: PacketFormat): NoninPacket {
  /** By the number of the frame, from 1. */
  const at = (number: number) => frames[number - 1]?.[3] ?? 0;
  const rate = (number: number) => rateOf(at(number), at(number + 1));
  const stat2 = at(8);
  return {
    pulseRateBpm: rate(1),
    spo2Percent: saturationOf(at(3)),
    spo2FastPercent: saturationOf(at(10)),
    spo2BeatPercent: saturationOf(at(11)),
    extendedPulseRateBpm: rate(14),
    extendedSpo2Percent: saturationOf(at(16)),
    held: {
      pulseRateBpm: rate(20),
      spo2Percent: saturationOf(at(9)),
      extendedPulseRateBpm: rate(22),
      extendedSpo2Percent: saturationOf(at(17)),
    },
    firmware: at(4),
    timer: ((at(6) & 0x7f) << 7) | (at(7) & 0x7f),
    hasSmartPoint: (stat2 & 0x20) !== 0,
    isBatteryLow: (stat2 & 0x01) !== 0,
    status: statusOf(frames.map((frame) => frame[statusAt] ?? 0)),
  };
}

/**
 * The lower bits of the pulse, and the saturation, are seven: with the eighth set a number was written where it has no room, and
 * cut to seven bits 133 /min would be 5.
 */
export function hasSevenBits(frames: readonly Uint8Array[]): boolean {
  return [2, 3].every((number) => ((frames[number - 1]?.[3] ?? 0) & 0x80) === 0);
}

/** 511: none. The upper two of nine bits stand in a byte of their own. */
export function rateOf(msb: number, lsb: number): number | null {
  const rate = ((msb & 0x03) << 7) | (lsb & 0x7f);
  return rate === 511 ? null : rate;
}

/** 127: none. */
export function saturationOf(byte: number): number | null {
  const percent = byte & 0x7f;
  return percent === 127 ? null : percent;
}

/** Of several frames the worst counts. */
export function statusOf(bytes: readonly number[]): PacketStatus {
  const some = (bit: number) => bytes.some((byte) => (byte & bit) !== 0);
  const perfusions = bytes.map((byte) => perfusionByBits[(byte >> 1) & 0x03] ?? 'none');
  const perfusion = worstFirst.find((one) => perfusions.includes(one)) ?? 'none';
  return {
    isDisconnected: some(0x40),
    hasArtefact: some(0x20),
    isOutOfTrack: some(0x10),
    isSensorAlarm: some(0x08),
    perfusion,
  };
}

/** Set while a pulse passes, none between pulses. */
const perfusionByBits = ['none', 'green', 'red', 'yellow'] as const;
const worstFirst = ['red', 'yellow', 'green'] as const;
