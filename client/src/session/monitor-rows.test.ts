import type { SourceClass } from '@chairside/shared/devices/source-class.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { DeviceLiveness } from '@chairside/shared/wire.ts';
import { expect, it } from 'vitest';
import { startMs } from '../testing/chair.ts';
import { monitorRows } from './monitor-rows.ts';

const oximeter = 'OXI-1' as DeviceId;
const cuff = 'CUFF-1' as DeviceId;
const site = (sourceClass: SourceClass) => ({
  knownDevices: { [oximeter]: { family: 'masimo-mightysat', sourceClass } as const },
  doesWellnessAlarm: false,
});

function said(parameter: ParameterId, deviceId: DeviceId, agoMs: number): NumberedReading {
  const atMs = startMs - agoMs;
  return { parameter, deviceId, atMs, measuredAtMs: null, quality: 'good', value: 97, cursor: 1 };
}

function bound(deviceId: DeviceId, lastHeardAtMs: number | null, ...measures: readonly ParameterId[]) {
  return { deviceId, lastHeardAtMs, isConnected: true, measures } satisfies DeviceLiveness;
}

const heard = {
  spo2Percent: said('spo2Percent', oximeter, 1_000),
  systolicMmHg: said('systolicMmHg', cuff, 180_000),
};

for (const [name, seen, expected] of [
  ['both are heard', { latest: heard, devices: [] }, ['heard OXI-1', 'heard CUFF-1']],
  [
    'the oximeter has fallen silent',
    { latest: { ...heard, spo2Percent: said('spo2Percent', oximeter, 10_000) }, devices: [] },
    ['silent OXI-1', 'heard CUFF-1'],
  ],
  [
    'the cuff has not measured in this session',
    { latest: {}, devices: [bound(cuff, startMs - 900_000, 'systolicMmHg')] },
    ['none', 'silent CUFF-1'],
  ],
  ['nothing is bound', { latest: {}, devices: [] }, ['none', 'none']],
  [
    'what is bound has never been heard',
    { latest: {}, devices: [bound(oximeter, null)] },
    ['silent OXI-1', 'silent OXI-1'],
  ],
] as const)
  it(`[SE13a] before the start: ${name}`, () => {
    const rows = monitorRows(seen, site('monitor'), startMs);
    expect(rows.map((row) => ('deviceId' in row ? `${row.type} ${row.deviceId}` : row.type))).toEqual(
      expected,
    );
  });

it('[SE13a] a wellness device is no monitor before the start, and is named', () => {
  const seen = { latest: heard, devices: [bound(oximeter, startMs, 'spo2Percent')] };
  expect(monitorRows(seen, site('wellness'), startMs)[0]).toEqual({
    monitor: 'oximeter',
    type: 'wellness',
    deviceId: oximeter,
  });
  const allowed = { ...site('wellness'), doesWellnessAlarm: true };
  expect(monitorRows(seen, allowed, startMs)[0]).toMatchObject({ type: 'heard', deviceId: oximeter });
});
