import { families } from '@chairside/shared/devices/families.ts';
import { hexOf } from '../byte-framing.ts';
import { createConditions, readingsOf, type Claim } from '../claims.ts';
import type { Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { openStream } from '../stream-session.ts';
import { createDf13Framer, decodeDf13 } from './df13.ts';

/** Nonin format 13: one spot check a frame, and those the device has kept when it is connected. */
export const noninDf13Driver: Driver = { ...families['nonin-df13'], open: openSession };

function openSession({ deviceId, emit }: DriverSurroundings): DriverSession {
  const conditions = createConditions(deviceId);
  return openStream(createDf13Framer(), emit, ({ bytes }) => {
    const frame = decodeDf13(bytes);
    const raw = hexOf(bytes);
    const battery = conditions({ 'battery-low': frame.isBatteryLow });
    if (frame.isFromMemory) return [{ type: 'frame-rejected', why: 'stored', raw }, ...battery];
    const claimOf = (value: number | null): Claim =>
      value === null || frame.hasNoMeasurement
        ? { type: 'none', reason: 'no-value' }
        : { type: 'value', value, isDoubted: !frame.hasSmartPoint };
    const claims = { spo2Percent: claimOf(frame.spo2Percent), pulseRateBpm: claimOf(frame.pulseRateBpm) };
    const measuredAtMs = frame.measuredAt?.getTime() ?? null;
    return [...readingsOf(claims, { deviceId, measuredAtMs, isFromMemory: false, raw }), ...battery];
  });
}
