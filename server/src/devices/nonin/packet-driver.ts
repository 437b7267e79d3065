import { families } from '@chairside/shared/devices/families.ts';
import { assertNever } from '@chairside/shared/result.ts';
import { hexOf } from '../byte-framing.ts';
import { createConditions, readingsOf } from '../claims.ts';
import type { DeviceSaid, Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { claimsOf, conditionsOf } from './trust.ts';
import { format2, format7, type PacketFormat } from './packet.ts';
import { createPacketReader, type PacketPiece } from './packets.ts';

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
  const reader = createPacketReader(format);
  const conditions = createConditions(deviceId);
  let frames = 0;

  return {
    receive(bytes) {
      for (const piece of reader.push(bytes)) take(piece);
    },
    counts: () => ({ frames, garbageBytes: reader.garbageBytes() }),
    close() {
      for (const piece of reader.end()) take(piece);
    },
  };

  function take(piece: PacketPiece): void {
    const raw = hexOf(piece.bytes);
    switch (piece.type) {
      case 'packet': {
        frames += 1;
        const { packet } = piece;
        const { pleth, status, isBatteryLow } = packet;
        tell(piece.bytes, [
          ...readingsOf(claimsOf(packet, status), { deviceId, measuredAtMs: null, raw }),
          ...conditions(conditionsOf({ ...status, isBatteryLow })),
          { type: 'waveform', piece: { deviceId, kind: 'pleth', rateHz: samplesASecond, samples: pleth } },
        ]);
        return;
      }
      case 'broken':
        frames += 1;
        tell(piece.bytes, [{ type: 'frame-rejected', why: 'malformed', raw }]);
        return;
      case 'garbage':
        tell(piece.bytes, [{ type: 'frame-rejected', why: 'garbage', raw }]);
        return;
      default:
        assertNever(piece);
    }
  }

  /** Nothing waits for it: the device would not send it again. */
  function tell(frame: Uint8Array, batch: readonly DeviceSaid[]): void {
    emit(batch, frame).catch(() => 'not-recorded');
  }
}
