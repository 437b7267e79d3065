import { expect, it } from 'vitest';
import { burstByPriority, chimeSound, linkLostSound, soundLengthMs, type Sound } from './bursts.ts';
import { priorities, type Priority } from './conditions.ts';

/** From the end of each tone to the begin of the next. */
function spacingsMs({ tones, lengthMs }: Sound): readonly number[] {
  return tones.slice(1).map(({ onsetMs }, index) => Math.round(onsetMs - tones[index]!.onsetMs - lengthMs));
}

function betweenBurstsMs(priority: Priority): number {
  const burst = burstByPriority[priority];
  return burst.repeatMs - soundLengthMs(burst);
}

/** Limits of IEC 60601-1-8 Tables 3 and 4, as docs/decisions/0018 quotes them. */
const limits = {
  high: { tones: 10, spacingMs: [50, 125], lengthMs: [75, 200], betweenMs: [2_500, 15_000] },
  medium: { tones: 3, spacingMs: [125, 250], lengthMs: [125, 250], betweenMs: [2_500, 30_000] },
  low: { tones: 2, spacingMs: [125, 250], lengthMs: [125, 250], betweenMs: [15_001, Infinity] },
} as const;

function expectWithin(value: number, [least, most]: readonly [number, number]): void {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
}

for (const priority of priorities) {
  const burst = burstByPriority[priority];
  const allowed = limits[priority];

  it(`[AL24] a ${priority} burst has ${allowed.tones} pulses of the allowed length and spacing`, () => {
    expect(burst.tones).toHaveLength(allowed.tones);
    expectWithin(burst.lengthMs, allowed.lengthMs);
    expectWithin(spacingsMs(burst)[0]!, allowed.spacingMs);
    expectWithin(betweenBurstsMs(priority), allowed.betweenMs);
  });

  it(`[AL24] a ${priority} pulse rises in 10 to 40 % of its length and has fallen before the next one rises`, () => {
    expectWithin(burst.riseMs / burst.lengthMs, [0.1, 0.4]);
    expect(burst.riseMs + burst.fallMs).toBeLessThan(burst.lengthMs);
    for (const spacingMs of spacingsMs(burst)) expect(spacingMs).toBeGreaterThan(0);
  });

  it(`[AL24] a ${priority} pulse has four partials within 15 dB, the fundamental the strongest`, () => {
    const levelsDb = burst.partials.map(({ levelDb }) => levelDb);
    expect(burst.partials.map(({ multiple }) => multiple)).toEqual([1, 2, 3, 4]);
    expect(Math.max(...levelsDb)).toBe(levelsDb[0]);
    expect(Math.max(...levelsDb) - Math.min(...levelsDb)).toBeLessThanOrEqual(15);
    for (const { fundamentalHz } of burst.tones) {
      expectWithin(fundamentalHz, [150, 1_000]);
      expect(fundamentalHz * 4).toBeLessThanOrEqual(4_000);
    }
  });
}

it('[AL24] a high burst is two equal groups of five, in the rhythm 3 + 2', () => {
  const x = 100;
  const td = burstByPriority.high.lengthMs;
  const group = [x, x, 2 * x + td, x];
  const [between] = spacingsMs(burstByPriority.high).slice(4, 5);
  expect(spacingsMs(burstByPriority.high)).toEqual([...group, between, ...group]);
  expectWithin(between!, [350, 1_300]);
});

it('[AL24] the pulses of a medium burst are equally spaced', () => {
  const [first, second] = spacingsMs(burstByPriority.medium);
  expect(second).toBe(first);
});

it('[AL24] the more urgent, the sooner again and the shorter the pulse', () => {
  expect(betweenBurstsMs('high')).toBeLessThanOrEqual(betweenBurstsMs('medium'));
  expect(betweenBurstsMs('medium')).toBeLessThanOrEqual(betweenBurstsMs('low'));
  const pulse = (priority: Priority) =>
    burstByPriority[priority].lengthMs + spacingsMs(burstByPriority[priority])[0]!;
  expect(pulse('medium')).toBeGreaterThanOrEqual(pulse('high'));
});

it('[AL25] a high burst may end after five pulses, the others only whole', () => {
  expect(burstByPriority.high.endsAfterTones).toEqual([5, 10]);
  expect(burstByPriority.medium.endsAfterTones).toEqual([3]);
  expect(burstByPriority.low.endsAfterTones).toEqual([2]);
});

const others = [
  { name: 'the sound of a lost link', sound: linkLostSound },
  { name: 'the chime of a sound test', sound: chimeSound },
];
for (const { name, sound } of others) {
  it(`[AL24] ${name} has neither the pulse nor the timbre of a burst`, () => {
    expect(sound.lengthMs).toBeGreaterThan(250);
    for (const priority of priorities) {
      const burst = burstByPriority[priority];
      expect(sound.partials).not.toEqual(burst.partials);
      const pitches = burst.tones.map(({ fundamentalHz }) => fundamentalHz);
      for (const { fundamentalHz } of sound.tones) expect(pitches).not.toContain(fundamentalHz);
    }
    expect(sound.partials.some(({ multiple }) => multiple % 2 === 0)).toBe(false);
  });
}

it('[AL39] the sound of a lost link is never quiet for a second, and it is none of two equal tones', () => {
  expect(linkLostSound.repeatMs - soundLengthMs(linkLostSound)).toBeLessThan(1_000);
  const [up, down] = linkLostSound.tones;
  expect(up!.fundamentalHz / down!.fundamentalHz).toBeGreaterThan(1.2);
});
