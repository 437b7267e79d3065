import { families } from '@chairside/shared/devices/families.ts';
import { hexOf } from '../byte-framing.ts';
import { createConditions, readingsOf } from '../claims.ts';
import type { Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { openStream } from '../stream-session.ts';
import { claimsOf, conditionsOf } from './trust.ts';
import { format2, format7, type PacketFormat } from './packet.ts';
import { createPacketReader } from './packets.ts';

/** Nonin formats 2 and 7: numbers three times a second, and a pleth frame by frame. */
export const noninDf2Driver: Driver = {
  ...families['nonin-df2'],
  open: (surroundings) => openSession(format2, surroundings),
};

export const noninDf7Driver: Driver = {
  ...families['nonin-df7'],
  open: (surroundings) => openSession(format7, surroundings),
};

const samplesASecond = 75;

function openSession(format: PacketFormat, { deviceId, emit }: DriverSurroundings): DriverSession {
  const conditions = createConditions(deviceId);
  const reader = createPacketReader(format);
  const session = openStream(reader, emit, ({ packet, bytes }) => {
    const { status, isBatteryLow } = packet;
    return [
      ...readingsOf(claimsOf(packet, status), { deviceId, measuredAtMs: null, raw: hexOf(bytes) }),
      ...conditions(conditionsOf({ ...status, isBatteryLow })),
    ];
  });

  function tellWave(): void {
    const samples = reader.takeWave();
    if (samples.length === 0) return;
    const piece = { deviceId, kind: 'pleth', rateHz: samplesASecond, samples } as const;
    emit([{ type: 'waveform', piece }]).catch(() => 'not-recorded');
  }

  return {
    ...session,
    receive(bytes) {
      session.receive(bytes);
      tellWave();
    },
  };
}
