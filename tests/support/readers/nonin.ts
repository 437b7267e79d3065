/**
 * Reads Nonin serial data formats 2, 7 and 8, written from the tables of the OEM specification (9560, 3150) and from nothing else.
 * A number is null where the format says that there is none.
 */
export type NoninPacket = {
  readonly pulseRate: number | null;
  readonly spo2: number | null;
  readonly revision: number;
  readonly timer: number;
  readonly isSmartPoint: boolean;
  readonly isBatteryLow: boolean;
  readonly spo2Display: number | null;
  readonly spo2Fast: number | null;
  readonly spo2BeatToBeat: number | null;
  readonly pulseRateExtended: number | null;
  readonly spo2Extended: number | null;
  readonly spo2ExtendedDisplay: number | null;
  readonly pulseRateDisplay: number | null;
  readonly pulseRateExtendedDisplay: number | null;
  readonly status: NoninStatus;
  readonly pleth: readonly number[];
};

export type NoninStatus = {
  readonly isDisconnected: boolean;
  readonly isArtefact: boolean;
  readonly isOutOfTrack: boolean;
  readonly isSensorAlarm: boolean;
  readonly perfusion: 'none' | 'green' | 'yellow' | 'red';
};

/** Packets of 25 good frames that begin with SYNC; whatever is between them is passed over. */
export function readNoninPackets(bytes: Uint8Array, format: 2 | 7): readonly NoninPacket[] {
  const packets: NoninPacket[] = [];
  let at = 0;
  while (at + 125 <= bytes.length) {
    const frames = Array.from({ length: 25 }, (_, n) => [
      ...bytes.subarray(at + n * 5, at + n * 5 + 5),
    ]) as Five[];
    if (frames.every((frame, n) => isFrame(frame, n === 0, format))) {
      packets.push(packetOf(frames, format));
      at += 125;
    } else {
      at += 1;
    }
  }
  return packets;
}

type Five = [number, number, number, number, number];

function isFrame([a, b, c, d, check]: Five, isFirst: boolean, format: 2 | 7): boolean {
  const status = format === 2 ? b : a;
  if (format === 2 && a !== 1) return false;
  return (a + b + c + d) % 256 === check && status >= 128 && status % 2 === (isFirst ? 1 : 0);
}

function packetOf(frames: readonly Five[], format: 2 | 7): NoninPacket {
  const number = (n: number) => frames[n - 1]![3];
  const spo2 = (n: number) => (number(n) === 127 ? null : number(n));
  const rate = (n: number) => {
    const value = (number(n) & 3) * 128 + (number(n + 1) & 127);
    return value === 511 ? null : value;
  };
  const status = frames[0]![format === 2 ? 1 : 0];
  return {
    pulseRate: rate(1),
    spo2: spo2(3),
    revision: number(4),
    timer: number(6) * 128 + number(7),
    isSmartPoint: (number(8) & 32) !== 0,
    isBatteryLow: (number(8) & 1) !== 0,
    spo2Display: spo2(9),
    spo2Fast: spo2(10),
    spo2BeatToBeat: spo2(11),
    pulseRateExtended: rate(14),
    spo2Extended: spo2(16),
    spo2ExtendedDisplay: spo2(17),
    pulseRateDisplay: rate(20),
    pulseRateExtendedDisplay: rate(22),
    status: {
      isDisconnected: (status & 64) !== 0,
      isArtefact: (status & 32) !== 0,
      isOutOfTrack: (status & 16) !== 0,
      isSensorAlarm: (status & 8) !== 0,
      perfusion: (['none', 'green', 'red', 'yellow'] as const)[(status >> 1) & 3]!,
    },
    pleth: frames.map(([, b, c]) => (format === 2 ? c : b * 256 + c)),
  };
}

export type NoninSecond = {
  readonly pulseRate: number | null;
  readonly spo2: number | null;
  readonly isDisconnected: boolean;
  readonly isOutOfTrack: boolean;
  readonly perfusion: 'green' | 'yellow' | 'red';
  readonly isArtefact: boolean;
  readonly isSmartPoint: boolean;
  readonly isSensorAlarm: boolean;
  readonly isBatteryLow: boolean;
  readonly isBatteryCritical: boolean;
};

/** Format 8 has no checksum: a frame is four bytes of which only the first has its highest bit set. */
export function readNoninDf8(bytes: Uint8Array): readonly NoninSecond[] {
  const seconds: NoninSecond[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    const [a, b, c, d] = [...bytes.subarray(at, at + 4)] as [number, number, number, number];
    if (a < 128 || b >= 128 || c >= 128 || d >= 128) continue;
    const rate = (a % 4) * 128 + b;
    seconds.push({
      pulseRate: rate === 511 ? null : rate,
      spo2: c === 127 ? null : c,
      isDisconnected: (a & 64) !== 0,
      isOutOfTrack: (a & 32) !== 0,
      perfusion: (a & 16) !== 0 ? 'red' : (a & 8) !== 0 ? 'yellow' : 'green',
      isArtefact: (a & 4) !== 0,
      isSmartPoint: (d & 32) !== 0,
      isSensorAlarm: (d & 8) !== 0,
      isBatteryCritical: (d & 2) !== 0,
      isBatteryLow: (d & 1) !== 0,
    });
  }
  return seconds;
}
