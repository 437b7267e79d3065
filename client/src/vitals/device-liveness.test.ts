import type { DeviceId } from '@chairside/shared/ids.ts';
import { expect, it } from 'vitest';
import { startMs } from '../testing/chair.ts';
import { isDeviceHeard } from './device-liveness.ts';

const rows = [
  { ageMs: -5_001, isHeard: false },
  { ageMs: -5_000, isHeard: true },
  { ageMs: 0, isHeard: true },
  { ageMs: 9_999, isHeard: true },
  { ageMs: 10_000, isHeard: false },
  { ageMs: 10_001, isHeard: false },
];
for (const { ageMs, isHeard } of rows) {
  it(`[AL28] an oximeter heard ${ageMs} ms ago is ${isHeard ? 'heard' : 'silent'}`, () => {
    const deviceId = 'SIM-OXI-2' as DeviceId;
    const device = { deviceId, lastHeardAtMs: startMs - ageMs, isConnected: true };
    expect(isDeviceHeard({ ...device, measures: ['spo2Percent'] }, startMs)).toBe(isHeard);
  });
}
