import { families } from '@chairside/shared/devices/families.ts';
import { hexOf } from '../byte-framing.ts';
import { createConditions, readingsOf } from '../claims.ts';
import type { Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { openStream } from '../stream-session.ts';
import { claimsOf, conditionsOf } from './trust.ts';
import { format2, format7, type PacketFormat } from './packet.ts';
import { createPacketReader } from './packets.ts';

/** Nonin formats 2 and 7: numbers and a pleth three times a second. */
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
  return openStream(createPacketReader(format), emit, ({ packet, bytes }) => {
    const { pleth, status, isBatteryLow } = packet;
    return [
      ...readingsOf(claimsOf(packet, status), { deviceId, measuredAtMs: null, raw: hexOf(bytes) }),
      ...conditions(conditionsOf({ ...status, isBatteryLow })),
      { type: 'waveform', piece: { deviceId, kind: 'pleth', rateHz: samplesASecond, samples: pleth } },
    ];
  });
}
