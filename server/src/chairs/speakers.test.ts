import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { aReading, chairTwo, t0 } from '../testing/a-chair.ts';
import { createSpeakers } from './speakers.ts';

const first = 'OXI-1' as DeviceId;
const second = 'OXI-2' as DeviceId;
const spo2 = (deviceId: DeviceId, atMs: number) => aReading('spo2Percent', 97, { deviceId, atMs });

describe('two devices that measure the same at one chair', () => {
  for (const [silentMs, isHeard] of [
    [9_999, false],
    [10_000, true],
    [10_001, true],
  ] as const) {
    it(`[DD8] the second is ${isHeard ? '' : 'not '}heard when the first has been silent for ${silentMs} ms`, () => {
      const speakers = createSpeakers();
      expect(speakers.maySpeak(chairTwo, spo2(first, t0))).toBe(true);
      expect(speakers.maySpeak(chairTwo, spo2(second, t0 + silentMs))).toBe(isHeard);
    });
  }

  it('[DD8] never alternate', () => {
    const speakers = createSpeakers();
    const heard = Array.from({ length: 60 }, (_, second_) => [
      speakers.maySpeak(chairTwo, spo2(first, t0 + second_ * 1_000)),
      speakers.maySpeak(chairTwo, spo2(second, t0 + second_ * 1_000 + 500)),
    ]);
    expect(heard.every(([one, two]) => one === true && two === false)).toBe(true);
  });

  it('[DD8] speak for what the other does not measure, and at once when the other has left', () => {
    const speakers = createSpeakers();
    speakers.maySpeak(chairTwo, spo2(first, t0));
    expect(speakers.maySpeak(chairTwo, aReading('pulseRateBpm', 70, { deviceId: second, atMs: t0 }))).toBe(
      true,
    );
    speakers.leave(chairTwo, first);
    expect(speakers.maySpeak(chairTwo, spo2(second, t0 + 1))).toBe(true);
  });
});
