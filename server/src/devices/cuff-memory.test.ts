import type { DeviceId } from '@chairside/shared/ids.ts';
import { expect, it } from 'vitest';
import { createCuffMemory } from './cuff-memory.ts';
import type { DeviceReading, DeviceSaid } from './driver.ts';

const spo2: DeviceReading = {
  ...{ deviceId: 'MON-1' as DeviceId, measuredAtMs: null, sentAtMs: null },
  ...{ parameter: 'spo2Percent', quality: 'good', value: 97 },
};

/** 121, unless said otherwise, by a cuff that says no time. */
function systolic(parts: Partial<Pick<DeviceReading, 'isFromMemory' | 'measuredAtMs'>> = {}): DeviceReading {
  return { ...spo2, parameter: 'systolicMmHg', quality: 'good', value: 121, ...parts };
}

const batch = (...readings: readonly DeviceReading[]): readonly DeviceSaid[] =>
  readings.map((reading) => ({ type: 'reading', reading }));

/** `systolicMmHg`, `spo2Percent`, `stored systolicMmHg 121`. */
const inShort = (said: readonly DeviceSaid[]) =>
  said.map((one) => {
    if (one.type === 'reading') return one.reading.parameter;
    return one.type === 'frame-rejected' ? `${one.why} ${one.raw}` : one.type;
  });

function opened(lastHeardAtMs: number | null = null) {
  const memory = createCuffMemory(() => 100_000);
  memory.opened(lastHeardAtMs);
  return memory;
}

for (const [what, reading, expected] of [
  ['it was there before', systolic({ isFromMemory: true }), ['spo2Percent', 'stored systolicMmHg 121']],
  ['it was seen to be measured', systolic({ isFromMemory: false }), ['spo2Percent', 'systolicMmHg']],
  ['its device speaks when it has measured', systolic(), ['spo2Percent', 'systolicMmHg']],
  ['it has its time', systolic({ measuredAtMs: 5 }), ['spo2Percent', 'systolicMmHg']],
] as const)
  it(`[LN11] said first where ${what}: ${expected.at(-1)}`, () => {
    expect(inShort(opened().withoutOld(batch(spo2, reading)))).toEqual(expected);
  });

it('[LN11] what a device that speaks when it has measured says again on a new connection is none', () => {
  const memory = opened();
  memory.withoutOld(batch(systolic()));
  memory.opened(0);
  expect(inShort(memory.withoutOld(batch(spo2, systolic())))).toEqual(['spo2Percent']);
  expect(inShort(memory.withoutOld(batch(systolic())))).toEqual(['systolicMmHg']);
});
