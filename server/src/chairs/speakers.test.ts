import type { DeviceId } from '@chairside/shared/ids.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import { describe, expect, it } from 'vitest';
import { aReading, chairTwo, t0 } from '../testing/a-chair.ts';
import { createSpeakers, type Speakers } from './speakers.ts';

const first = 'OXI-1' as DeviceId;
const second = 'OXI-2' as DeviceId;
const third = 'OXI-3' as DeviceId;
const spo2 = (deviceId: DeviceId, atMs: number) => aReading('spo2Percent', 97, { deviceId, atMs });
const offFinger = (deviceId: DeviceId, atMs: number) =>
  aReading('spo2Percent', 97, { deviceId, atMs, quality: 'unavailable', reason: 'probe-off' });
const asEquals = () => 0;

/** Live, of devices that all are judged, in a session that began with the first of it. */
function maySpeak(speakers: Speakers, reading: Reading, rankOf: (deviceId: DeviceId) => number): boolean {
  const shown = { reading, sentAtMs: null };
  return speakers.hear(chairTwo, shown, { rankOf, isJudged: () => true, sinceMs: t0 }) === 'speaks';
}

/** The first of them is the best. */
const inOrder = (deviceId: DeviceId) => [first, second, third].indexOf(deviceId);

describe('two devices that measure the same at one chair', () => {
  for (const [silentMs, isHeard] of [
    [9_999, false],
    [10_000, true],
    [10_001, true],
  ] as const) {
    it(`[DD8] the second is ${isHeard ? '' : 'not '}heard when the first has been silent for ${silentMs} ms`, () => {
      const speakers = createSpeakers();
      expect(maySpeak(speakers, spo2(first, t0), asEquals)).toBe(true);
      expect(maySpeak(speakers, spo2(second, t0 + silentMs), asEquals)).toBe(isHeard);
    });
  }

  it('[DD8] never alternate', () => {
    const speakers = createSpeakers();
    const heard = Array.from({ length: 60 }, (_, second_) => [
      maySpeak(speakers, spo2(first, t0 + second_ * 1_000), asEquals),
      maySpeak(speakers, spo2(second, t0 + second_ * 1_000 + 500), asEquals),
    ]);
    expect(heard.every(([one, two]) => one === true && two === false)).toBe(true);
  });

  it('[DD8] speak for what the other does not measure, and at once when the other has left', () => {
    const speakers = createSpeakers();
    maySpeak(speakers, spo2(first, t0), asEquals);
    const pulse = aReading('pulseRateBpm', 70, { deviceId: second, atMs: t0 });
    expect(maySpeak(speakers, pulse, asEquals)).toBe(true);
    expect(speakers.speaksFor(chairTwo, second)).toEqual(['pulseRateBpm']);
    speakers.leave(chairTwo, first);
    expect(maySpeak(speakers, spo2(second, t0 + 1), asEquals)).toBe(true);
    expect(speakers.speaksFor(chairTwo, second)).toEqual(['spo2Percent', 'pulseRateBpm']);
  });
});

describe('a better one that comes after a worse one', () => {
  for (const [heardMs, hasIt] of [
    [9_999, false],
    [10_000, true],
    [10_001, true],
  ] as const) {
    it(`[DV5] ${hasIt ? 'has' : 'has not yet'} the tile when it has said numbers for ${heardMs} ms`, () => {
      const speakers = createSpeakers();
      maySpeak(speakers, spo2(second, t0), inOrder);
      for (const atMs of [t0 + 1_000, t0 + 6_000])
        for (const one of [first, second]) maySpeak(speakers, spo2(one, atMs), inOrder);
      expect(maySpeak(speakers, spo2(first, t0 + 1_000 + heardMs), inOrder)).toBe(hasIt);
    });
  }

  it('[DV5] with equals the one that speaks goes on', () => {
    const speakers = createSpeakers();
    maySpeak(speakers, spo2(second, t0), asEquals);
    for (let atMs = t0 + 1_000; atMs <= t0 + 60_000; atMs += 1_000) {
      expect(maySpeak(speakers, spo2(second, atMs), asEquals)).toBe(true);
      expect(maySpeak(speakers, spo2(first, atMs), asEquals)).toBe(false);
    }
  });

  for (const [gapMs, hasIt] of [
    [9_999, true],
    [10_000, false],
    [10_001, false],
  ] as const) {
    it(`[DV5] a silence of ${gapMs} ms ${hasIt ? 'does not count against it' : 'begins its time anew'}`, () => {
      const speakers = createSpeakers();
      const hear = (deviceId: DeviceId, atMs: number) => maySpeak(speakers, spo2(deviceId, atMs), inOrder);
      hear(second, t0);
      hear(first, t0 + 1_000);
      hear(second, t0 + 1_000 + gapMs - 1);
      hear(first, t0 + 1_000 + gapMs);
      hear(second, t0 + 11_000);
      expect(hear(first, t0 + 11_500)).toBe(hasIt);
    });
  }

  it('[DV5] without a number it takes nothing from one that has numbers', () => {
    const speakers = createSpeakers();
    maySpeak(speakers, spo2(second, t0), inOrder);
    for (let atMs = t0 + 1_000; atMs <= t0 + 60_000; atMs += 1_000) {
      maySpeak(speakers, spo2(second, atMs), inOrder);
      expect(maySpeak(speakers, offFinger(first, atMs), inOrder)).toBe(false);
    }
  });

  it('[DV5] with a probe off it is not silent: the worse one does not hide that', () => {
    const speakers = createSpeakers();
    maySpeak(speakers, spo2(first, t0), inOrder);
    for (let atMs = t0; atMs <= t0 + 60_000; atMs += 1_000) {
      expect(maySpeak(speakers, offFinger(first, atMs), inOrder)).toBe(true);
      expect(maySpeak(speakers, spo2(second, atMs), inOrder)).toBe(false);
    }
  });

  it('[DV5] of two that could take over the better does', () => {
    const speakers = createSpeakers();
    const hear = (deviceId: DeviceId, atMs: number) => maySpeak(speakers, spo2(deviceId, atMs), inOrder);
    for (const one of [first, second, third]) hear(one, t0);
    for (const one of [second, third]) hear(one, t0 + 5_000);
    expect([hear(third, t0 + 10_000), hear(second, t0 + 10_100), hear(third, t0 + 10_200)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('why one speaks', () => {
  const why = (speakers: ReturnType<typeof createSpeakers>) => speakers.whySpeaks(chairTwo, 'spo2Percent');

  it('[DV9] is that it was the first, that the other was silent, and that the better one is back', () => {
    const speakers = createSpeakers();
    const hear = (deviceId: DeviceId, atMs: number) => maySpeak(speakers, spo2(deviceId, atMs), inOrder);
    hear(first, t0);
    expect(why(speakers)).toBe('first');
    hear(second, t0 + 10_000);
    expect(why(speakers)).toBe('silent');
    hear(second, t0 + 11_000);
    expect(why(speakers), 'while it goes on').toBe('silent');
    for (let atMs = t0 + 12_000; atMs <= t0 + 22_000; atMs += 1_000)
      for (const one of [first, second]) hear(one, atMs);
    expect(why(speakers)).toBe('better-back');
  });

  it('[DV9] is that the other was taken off the chair', () => {
    const speakers = createSpeakers();
    maySpeak(speakers, spo2(first, t0), asEquals);
    speakers.leave(chairTwo, first);
    maySpeak(speakers, spo2(second, t0 + 1_000), asEquals);
    expect(why(speakers)).toBe('taken-off');
  });
});
