import { describe, expect, it } from 'vitest';
import { ivKetaminePreset } from './iv-ketamine.ts';
import type { AlarmPreset } from './preset.ts';
import { validatePreset } from './validate.ts';
import {
  named,
  problemsOf,
  without,
  withLimit,
  withRule,
  withRules,
  withTimes,
  type Case,
} from './validate-cases.ts';

it('[AL40] the factory preset is accepted as it is', () => {
  expect(validatePreset(ivKetaminePreset)).toEqual({ ok: true, value: ivKetaminePreset });
});

describe('limits', () => {
  const rows: readonly Case[] = [
    [
      'a low limit just under the high one',
      withRules({
        'pulse-low-medium': { limit: { kind: 'absolute', value: 119 }, hysteresis: 0 },
        'pulse-high-medium': { hysteresis: 0 },
      }),
      [],
    ],
    [
      'a low limit as high as the high one',
      withLimit('pulse-low-medium', 120),
      ['low-not-under-high pulse-low-medium'],
    ],
    [
      'a low limit over the high one',
      withLimit('pulse-low-medium', 121),
      ['low-not-under-high pulse-low-medium'],
    ],
    [
      'a low limit as high as the least the baseline can give',
      withLimit('sys-low-medium', 150),
      ['low-not-under-high sys-low-medium'],
    ],
    ['a high row just further out', withLimit('pulse-low-high', 44), []],
    [
      'a high row at its medium one',
      withLimit('pulse-low-high', 45),
      ['high-not-beyond-medium pulse-low-high'],
    ],
    [
      'a high row inside its medium one',
      withLimit('pulse-high-high', 119),
      ['high-not-beyond-medium pulse-high-high'],
    ],
    [
      'a distance of nothing',
      withRule('spo2-low-at-once', { limit: { kind: 'below-medium', by: 0 } }),
      ['not-positive spo2-low-at-once', 'high-not-beyond-medium spo2-low-at-once'],
    ],
    [
      'a distance from a medium limit that is not there',
      without('spo2-low-medium'),
      ['row-missing spo2Percent low medium', 'no-medium-limit spo2-low-at-once'],
    ],
    [
      'a distance for a row that rises',
      withRule('pulse-high-high', { limit: { kind: 'below-medium', by: 5 } }),
      ['limit-kind-not-here pulse-high-high', 'high-not-beyond-medium pulse-high-high'],
    ],
    [
      'a baseline of what has none',
      withRule('pulse-high-medium', { limit: { kind: 'above-baseline', percent: 30, atLeast: 120 } }),
      ['row-missing pulseRateBpm high medium baseline', 'limit-kind-not-here pulse-high-medium'],
    ],
    [
      'no percent above the baseline',
      withRule('sys-high-baseline', { limit: { kind: 'above-baseline', percent: 0, atLeast: 150 } }),
      ['not-positive sys-high-baseline'],
    ],
    [
      'a saturation that is too high',
      withRule('spo2-low-medium', { direction: 'high' }),
      [
        'row-missing spo2Percent low medium',
        'no-medium-limit spo2-low-at-once',
        'no-such-alarm spo2-low-medium',
      ],
    ],
  ];
  each(rows);
});

describe('the guard', () => {
  const rows: readonly Case[] = [
    [
      'a saturation limit under 86',
      withLimit('spo2-low-medium', 85.9),
      ['beyond-guard spo2-low-medium', 'too-near-high spo2-low-medium'],
    ],
    ['at 87, 2 above its high row', withLimit('spo2-low-medium', 87), []],
    [
      'at 86.9, nearer than 2 to its high row',
      withLimit('spo2-low-medium', 86.9),
      ['too-near-high spo2-low-medium'],
    ],
    [
      'at 86 with the high row 2 under it',
      withRules({
        'spo2-low-high': { limit: { kind: 'absolute', value: 84 } },
        'spo2-low-medium': { limit: { kind: 'absolute', value: 86 } },
      }),
      [],
    ],
    ['taken away', { ...ivKetaminePreset, guards: [] }, ['guard-loosened']],
    ['loosened', withGuard({ furthest: 85 }), ['guard-loosened']],
    ['loosened in its distance', withGuard({ fromHigh: 1 }), ['guard-loosened']],
    ['made stricter', withGuard({ furthest: 88 }), []],
    ['made stricter than the row', withGuard({ furthest: 91 }), ['beyond-guard spo2-low-medium']],
  ];
  each(rows);

  it('[AL40] taken away does not let a row through', () => {
    const raw = { ...withLimit('spo2-low-medium', 70), guards: [] };
    expect(named(raw)).toContain('beyond-guard spo2-low-medium');
  });

  function withGuard(over: object): unknown {
    return { ...ivKetaminePreset, guards: ivKetaminePreset.guards.map((guard) => ({ ...guard, ...over })) };
  }
});

describe('rows', () => {
  const [first] = ivKetaminePreset.rules;
  const rows: readonly Case[] = [
    ['a delay of nothing', withRule('pulse-low-high', { delayMs: 0 }), []],
    ['a negative delay', withRule('pulse-low-high', { delayMs: -1 }), ['negative-delay pulse-low-high']],
    [
      'a negative hysteresis',
      withRule('pulse-low-high', { hysteresis: -0.1 }),
      ['negative-hysteresis pulse-low-high'],
    ],
    [
      'an unknown parameter',
      withRule('mean-low-high', { parameter: 'heartRateBpm' }),
      ['unknown-parameter mean-low-high'],
    ],
    [
      'a parameter that is a property of everything',
      withRule('mean-low-high', { parameter: 'constructor' }),
      ['unknown-parameter mean-low-high'],
    ],
    [
      'a repeat asked of an oximeter',
      withRule('pulse-low-high', { confirm: true }),
      ['confirm-not-cuff pulse-low-high'],
    ],
    ['a repeat asked of a cuff', withRule('mean-low-high', { confirm: true }), []],
    [
      'a high row that does not latch',
      withRule('pulse-low-high', { isLatching: false }),
      ['wrong-latching pulse-low-high'],
    ],
    [
      'a medium row that latches',
      withRule('pulse-low-medium', { isLatching: true }),
      ['wrong-latching pulse-low-medium'],
    ],
    [
      'two rows of one name',
      { ...ivKetaminePreset, rules: [...ivKetaminePreset.rules, first] },
      ['duplicate-rule spo2-low-high'],
    ],
  ];
  each(rows);
});

describe('times', () => {
  const bounds: readonly (readonly [keyof AlarmPreset['timesMs'], min: number, max: number])[] = [
    ['audioPause', 30_000, 120_000],
    ['reminderEvery', 60_000, 600_000],
    ['pushAfter', 10_000, 120_000],
    ['riseAfter', 10_000, 300_000],
    ['telephoneAfter', 30_000, 300_000],
  ];
  for (const [field, minMs, maxMs] of bounds) {
    for (const [valueMs, isRefused] of [
      [0, true],
      [minMs - 1, true],
      [minMs, false],
      [maxMs, false],
      [maxMs + 1, true],
      [86_400_000, true],
    ] as const) {
      it(`[AL40] ${field} of ${valueMs} ms ${isRefused ? 'is refused' : 'is possible'}`, () =>
        expect(
          problemsOf(withTimes({ [field]: valueMs })).filter(({ type }) => type === 'time-impossible'),
        ).toEqual(isRefused ? [{ type: 'time-impossible', field, valueMs, minMs, maxMs }] : []));
    }
  }

  const rows: readonly Case[] = [
    ['risen before it is pushed', withTimes({ riseAfter: 59_999 }), ['rise-not-after-push']],
    ['risen when it is pushed', withTimes({ riseAfter: 60_000 }), ['rise-not-after-push']],
    ['risen just after it is pushed', withTimes({ riseAfter: 60_001 }), []],
    [
      'pushed and risen a day later, called by nobody',
      withTimes({
        pushAfter: 86_400_000,
        riseAfter: 86_400_001,
        telephoneAfter: 86_400_000,
        reminderEvery: 1,
      }),
      [
        'time-impossible reminderEvery',
        'time-impossible pushAfter',
        'time-impossible riseAfter',
        'time-impossible telephoneAfter',
      ],
    ],
  ];
  each(rows);
});

describe('what is no preset', () => {
  const wrong = (raw: unknown) =>
    problemsOf(raw).map((one) => (one.type === 'wrong-field' ? `${one.rule ?? ''} ${one.field}` : one.type));
  const rows: readonly Case[] = [
    ['nothing', null, [' preset']],
    ['a text', 'preset', [' preset']],
    ['a list', [], [' preset']],
    ['a number as text', withLimit('pulse-low-high', '40'), ['pulse-low-high limit.value']],
    ['no number', withLimit('pulse-low-high', Number.NaN), ['pulse-low-high limit.value']],
    ['an infinite delay', withRule('pulse-low-high', { delayMs: Infinity }), ['pulse-low-high delayMs']],
    [
      'an unknown kind of limit',
      withRule('mean-low-high', { limit: { kind: 'about' } }),
      ['mean-low-high limit.kind'],
    ],
    ['a row without an id', withRule('pulse-low-high', { id: '' }), ['#4 id']],
    [
      'a row that is none',
      { ...ivKetaminePreset, rules: [7] },
      [
        '#1 id',
        '#1 parameter',
        '#1 direction',
        '#1 priority',
        '#1 limit.kind',
        '#1 delayMs',
        '#1 hysteresis',
        '#1 confirm',
      ],
    ],
    ['version 0', { ...ivKetaminePreset, version: 0 }, [' version']],
    ['version 1.5', { ...ivKetaminePreset, version: 1.5 }, [' version']],
    ['no name', { ...ivKetaminePreset, label: ' ' }, [' label']],
    ['a pause that is a text', withTimes({ audioPause: '60' as never }), [' timesMs.audioPause']],
    [
      'a guard that is none',
      { ...ivKetaminePreset, guards: [...ivKetaminePreset.guards, null] },
      [' guards.parameter', ' guards.direction', ' guards.furthest', ' guards.fromHigh'],
    ],
  ];
  for (const [name, raw, expected] of rows) {
    it(`[AL40] ${name} is refused with what is wrong`, () => expect(wrong(raw)).toEqual(expected));
  }
});

it('[AL40] everything that is wrong is listed at once', () => {
  const { rules } = ivKetaminePreset;
  const broken = {
    ...ivKetaminePreset,
    label: '',
    timesMs: { ...ivKetaminePreset.timesMs, audioPause: 10_000 },
    rules: rules.map((rule): object => {
      if (rule.id === 'pulse-low-medium') return { ...rule, limit: { kind: 'absolute', value: 130 } };
      if (rule.id === 'mean-low-high') return { ...rule, delayMs: -5, confirm: 'yes' };
      return rule.id === 'dia-low-high' ? { ...rule, parameter: 'mood' } : rule;
    }),
  };
  expect(new Set(named(broken))).toEqual(
    new Set([
      'wrong-field',
      'wrong-field mean-low-high',
      'unknown-parameter dia-low-high',
      'negative-delay mean-low-high',
      'low-not-under-high pulse-low-medium',
      'time-impossible audioPause',
    ]),
  );
});

function each(rows: readonly Case[]): void {
  for (const [name, raw, expected] of rows) {
    it(`[AL40] ${name} ${expected.length === 0 ? 'is accepted' : 'is refused'}`, () =>
      expect(named(raw)).toEqual(expected));
  }
}
