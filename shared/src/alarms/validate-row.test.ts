import { describe, expect, it } from 'vitest';
import { named, problemsOf, withRule, withRules, type Case } from './validate-cases.ts';

const absolute = (value: number) => ({ limit: { kind: 'absolute', value } });

describe('how long a row may wait', () => {
  const longest: readonly (readonly [rule: string, atMostMs: number])[] = [
    ['spo2-low-high', 15_000],
    ['spo2-low-at-once', 15_000],
    ['spo2-low-medium', 30_000],
    ['pulse-low-high', 15_000],
    ['pulse-low-medium', 60_000],
    ['pulse-high-medium', 60_000],
    ['pulse-high-high', 15_000],
  ];
  for (const [rule, atMostMs] of longest) {
    for (const [delayMs, isRefused] of [
      [atMostMs - 1, false],
      [atMostMs, false],
      [atMostMs + 1, true],
      [86_400_000, true],
    ] as const) {
      it(`[AL40] ${rule}: ${delayMs} ms ${isRefused ? 'is refused' : 'is accepted'}`, () =>
        expect(problemsOf(withRule(rule, { delayMs }))).toEqual(
          isRefused ? [{ type: 'delay-too-long', rule, valueMs: delayMs, atMostMs }] : [],
        ));
    }
  }

  const withoutDelay = [
    'sys-low-high',
    'sys-high-baseline',
    'dia-low-medium',
    'dia-high-high',
    'mean-low-high',
    'moaas-low-medium',
  ];
  for (const rule of withoutDelay) {
    for (const [delayMs, expected] of [
      [-1, [`negative-delay ${rule}`]],
      [0, []],
      [1, [`delay-on-cuff ${rule}`]],
    ] as const) {
      it(`[AL40] ${rule}: ${delayMs} ms ${expected.length === 0 ? 'is accepted' : 'is refused'}`, () =>
        expect(named(withRule(rule, { delayMs }))).toEqual(expected));
    }
  }
});

describe('what would end a row', () => {
  const rows: readonly Case[] = [
    ['at 99', withRule('spo2-low-medium', { hysteresis: 9 }), []],
    ['at 100, the most there is', withRule('spo2-low-medium', { hysteresis: 10 }), []],
    [
      'at 100.5',
      withRule('spo2-low-medium', { hysteresis: 10.5 }),
      ['hysteresis-impossible spo2-low-medium'],
    ],
    ['of a distance, at 100', withRule('spo2-low-at-once', { hysteresis: 20 }), []],
    [
      'of a distance, at 101',
      withRule('spo2-low-at-once', { hysteresis: 21 }),
      ['hysteresis-impossible spo2-low-at-once'],
    ],
    ['a score of 5', withRule('moaas-low-medium', { hysteresis: 1 }), []],
    [
      'a score of 6',
      withRule('moaas-low-medium', { hysteresis: 2 }),
      ['hysteresis-impossible moaas-low-medium'],
    ],
    ['just under the high limit', withRule('pulse-low-medium', { hysteresis: 74 }), []],
    [
      'at the high limit',
      withRule('pulse-low-medium', { hysteresis: 75 }),
      ['hysteresis-reaches-other pulse-low-medium'],
    ],
    [
      'past the high limit',
      withRule('pulse-low-medium', { hysteresis: 76 }),
      ['hysteresis-reaches-other pulse-low-medium'],
    ],
    ['just over the low limit', withRule('pulse-high-high', { hysteresis: 94 }), []],
    [
      'at the low limit',
      withRule('pulse-high-high', { hysteresis: 95 }),
      ['hysteresis-reaches-other pulse-high-high'],
    ],
    [
      'past the low limit',
      withRule('pulse-high-high', { hysteresis: 96 }),
      ['hysteresis-reaches-other pulse-high-high'],
    ],
    [
      'under everything there is',
      withRule('pulse-high-high', { hysteresis: 140 }),
      ['hysteresis-impossible pulse-high-high'],
    ],
    [
      'at the least the baseline can give',
      withRule('sys-low-high', { hysteresis: 70 }),
      ['hysteresis-reaches-other sys-low-high'],
    ],
  ];
  for (const [name, raw, expected] of rows) {
    it(`[AL40] ${name}: ${expected.length === 0 ? 'accepted' : 'refused'}`, () =>
      expect(named(raw)).toEqual(expected));
  }

  it('[AL40] what would end it and what is in the way are named', () => {
    expect(problemsOf(withRule('spo2-low-high', { hysteresis: 30 }))).toEqual([
      { type: 'hysteresis-impossible', rule: 'spo2-low-high', value: 115, min: 1, max: 100 },
    ]);
    expect(problemsOf(withRule('pulse-low-high', { hysteresis: 90 }))).toEqual([
      {
        type: 'hysteresis-reaches-other',
        rule: 'pulse-low-high',
        value: 130,
        other: 'pulse-high-medium',
        otherValue: 120,
      },
    ]);
  });
});

describe('a limit that no value can be past', () => {
  const rows: readonly Case[] = [
    ['under 0 a pressure', withRule('dia-low-high', absolute(0)), ['limit-impossible dia-low-high']],
    ['under 1, the least', withRule('dia-low-high', absolute(1)), ['limit-never-passed dia-low-high']],
    ['under 2', withRule('dia-low-high', absolute(2)), []],
    ['over 319', withRule('sys-high-at-once', absolute(319)), []],
    [
      'over 320, the most',
      withRule('sys-high-at-once', absolute(320)),
      ['limit-never-passed sys-high-at-once'],
    ],
    ['over 321', withRule('sys-high-at-once', absolute(321)), ['limit-impossible sys-high-at-once']],
    ['a score under 0', withRule('moaas-low-high', absolute(0)), ['limit-never-passed moaas-low-high']],
    ['a score under 1', withRule('moaas-low-high', absolute(1)), []],
    [
      'a distance that is reached at 1',
      withRule('spo2-low-at-once', { limit: { kind: 'below-medium', by: 89 } }),
      [],
    ],
    [
      'a distance under the possible',
      withRule('spo2-low-at-once', { limit: { kind: 'below-medium', by: 90 } }),
      ['limit-impossible spo2-low-at-once'],
    ],
  ];
  for (const [name, raw, expected] of rows) {
    it(`[AL40] [AL17] ${name}: ${expected.length === 0 ? 'accepted' : 'refused'}`, () =>
      expect(named(raw)).toEqual(expected));
  }
});

it('[AL40] everything that is wrong with one row is told', () => {
  const raw = withRules({
    'spo2-low-high': { delayMs: 86_400_000, hysteresis: 30, isLatching: false, confirm: true },
    'mean-low-high': { ...absolute(66), delayMs: 5_000 },
  });
  expect(named(raw)).toEqual([
    'confirm-not-cuff spo2-low-high',
    'wrong-latching spo2-low-high',
    'delay-too-long spo2-low-high',
    'hysteresis-impossible spo2-low-high',
    'delay-on-cuff mean-low-high',
    'high-not-beyond-medium mean-low-high',
  ]);
});
