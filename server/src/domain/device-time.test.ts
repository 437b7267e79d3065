import { describe, expect, it } from 'vitest';
import { t0 } from '../testing/a-chair.ts';
import { createDeviceTime } from './device-time.ts';

const secondMs = 1_000;
const halfAnHourMs = 30 * 60_000;

/** A device whose clock is `aheadMs` ahead at the beginning and goes on at its own pace, heard once a second. */
function heardFor(ms: number, { aheadMs = 0, perHourMs = 0, delayMs = (_: number): number => 0 } = {}) {
  const time = createDeviceTime();
  for (let passedMs = 0; passedMs <= ms; passedMs += secondMs) {
    const ownMs = t0 + passedMs + aheadMs + (passedMs / 3_600_000) * perHourMs;
    time.observe({ parameter: 'spo2Percent', measuredAtMs: ownMs, atMs: t0 + passedMs + delayMs(passedMs) });
  }
  return time;
}

describe('how fast a device’s clock goes away from the gateway’s', () => {
  for (const [ms, isKnown] of [
    [halfAnHourMs - secondMs, false],
    [halfAnHourMs, true],
    [halfAnHourMs + secondMs, true],
  ] as const) {
    it(`[DV3] is ${isKnown ? '' : 'not '}known after ${ms / secondMs} s`, () => {
      expect(heardFor(ms, { perHourMs: 7_200 }).driftMsPerHour() === null).toBe(!isKnown);
    });
  }

  for (const perHourMs of [-7_200, 0, 7_200]) {
    it(`[DV3] ${perHourMs} ms an hour are found, though what it says is on its way for up to 200 ms`, () => {
      const delayMs = (passedMs: number) => 20 + ((passedMs / secondMs) % 7) * 30;
      const drift = heardFor(2 * 3_600_000, { aheadMs: 90_000, perHourMs, delayMs }).driftMsPerHour() ?? NaN;
      expect(Math.abs(drift - perHourMs)).toBeLessThan(120);
    });
  }

  it('[DV3] is not known any more once the clock was set', () => {
    const time = heardFor(halfAnHourMs, { aheadMs: 3_600_000 });
    for (let passedMs = 0; passedMs <= 10_000; passedMs += secondMs) {
      const atMs = t0 + halfAnHourMs + passedMs;
      time.observe({ parameter: 'spo2Percent', measuredAtMs: atMs, atMs });
    }
    expect(time.steppedAtMs()).not.toBe(null);
    expect(time.driftMsPerHour()).toBe(null);
  });
});
