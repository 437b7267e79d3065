import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ivKetaminePreset } from './iv-ketamine.ts';
import { alarmPresetSchema, type AlarmPreset, type AlarmRule } from './preset.ts';
import { presetProblemSchema, type PresetProblem } from './preset-problems.ts';
import { validatePreset } from './validate.ts';

/** The factory preset with one row, or the rest, other than it is. */
function withRule(id: string, over: Readonly<Record<string, unknown>>): unknown {
  return {
    ...ivKetaminePreset,
    rules: ivKetaminePreset.rules.map((rule) => (rule.id === id ? { ...rule, ...over } : rule)),
  };
}

function withLimit(id: string, value: unknown): unknown {
  return withRule(id, { limit: { kind: 'absolute', value } });
}

function withTimes(over: Partial<AlarmPreset['timesMs']>): unknown {
  return { ...ivKetaminePreset, timesMs: { ...ivKetaminePreset.timesMs, ...over } };
}

function problemsOf(raw: unknown): readonly PresetProblem[] {
  const checked = validatePreset(raw);
  return checked.ok ? [] : checked.error;
}

const named = (raw: unknown) =>
  problemsOf(raw).map((one) => ('rule' in one && one.rule !== null ? `${one.type} ${one.rule}` : one.type));

it('[AL40] the factory preset is accepted as it is', () => {
  expect(validatePreset(ivKetaminePreset)).toEqual({ ok: true, value: ivKetaminePreset });
});

type Row = readonly [name: string, raw: unknown, expected: readonly string[]];

describe('limits', () => {
  const rows: readonly Row[] = [
    ['a low limit just under the high one', withLimit('pulse-low-medium', 119), []],
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
    ['the least possible limit', withLimit('dia-low-high', 1), []],
    ['less than possible', withLimit('dia-low-high', 0), ['limit-impossible dia-low-high']],
    ['the greatest possible limit', withLimit('sys-high-at-once', 320), []],
    ['more than possible', withLimit('sys-high-at-once', 321), ['limit-impossible sys-high-at-once']],
    ['a score of 5', withLimit('moaas-low-medium', 5), []],
    ['a score of 6', withLimit('moaas-low-medium', 6), ['limit-impossible moaas-low-medium']],
    ['a score of 0', withLimit('moaas-low-high', 0), []],
    ['a score under 0', withLimit('moaas-low-high', -1), ['limit-impossible moaas-low-high']],
    [
      'a distance that ends under the possible',
      withRule('spo2-low-at-once', { limit: { kind: 'below-medium', by: 90 } }),
      ['limit-impossible spo2-low-at-once'],
    ],
    [
      'a distance of nothing',
      withRule('spo2-low-at-once', { limit: { kind: 'below-medium', by: 0 } }),
      ['not-positive spo2-low-at-once', 'high-not-beyond-medium spo2-low-at-once'],
    ],
    [
      'a distance from a medium limit that is not there',
      { ...ivKetaminePreset, rules: ivKetaminePreset.rules.filter(({ id }) => id !== 'spo2-low-medium') },
      ['no-medium-limit spo2-low-at-once'],
    ],
    [
      'a distance for a row that rises',
      withRule('pulse-high-high', { limit: { kind: 'below-medium', by: 5 } }),
      ['limit-kind-not-here pulse-high-high', 'high-not-beyond-medium pulse-high-high'],
    ],
    [
      'a baseline of what has none',
      withRule('pulse-high-medium', { limit: { kind: 'above-baseline', percent: 30, atLeast: 120 } }),
      ['limit-kind-not-here pulse-high-medium'],
    ],
    [
      'no percent above the baseline',
      withRule('sys-high-baseline', { limit: { kind: 'above-baseline', percent: 0, atLeast: 150 } }),
      ['not-positive sys-high-baseline'],
    ],
    [
      'a saturation that is too high',
      withRule('spo2-low-medium', { direction: 'high' }),
      ['no-medium-limit spo2-low-at-once', 'no-such-alarm spo2-low-medium'],
    ],
  ];
  each(rows);
});

describe('the guard', () => {
  const rows: readonly Row[] = [
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
      {
        ...(withLimit('spo2-low-high', 84) as AlarmPreset),
        rules: (withLimit('spo2-low-high', 84) as AlarmPreset).rules.map((rule) =>
          rule.id === 'spo2-low-medium' ? { ...rule, limit: { kind: 'absolute', value: 86 } } : rule,
        ),
      },
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
    const raw = { ...(withLimit('spo2-low-medium', 70) as AlarmPreset), guards: [] };
    expect(named(raw)).toContain('beyond-guard spo2-low-medium');
  });

  function withGuard(over: object): unknown {
    return { ...ivKetaminePreset, guards: ivKetaminePreset.guards.map((guard) => ({ ...guard, ...over })) };
  }
});

describe('rows and times', () => {
  const [first] = ivKetaminePreset.rules;
  const rows: readonly Row[] = [
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
    ['no rows', { ...ivKetaminePreset, rules: [] }, ['no-rules']],
    ['an audio pause of 30 s', withTimes({ audioPause: 30_000 }), []],
    ['an audio pause shorter', withTimes({ audioPause: 29_999 }), ['audio-pause-impossible']],
    ['an audio pause longer than 120 s', withTimes({ audioPause: 120_001 }), ['audio-pause-impossible']],
    ['no time to the reminder', withTimes({ reminderEvery: 0 }), ['time-not-positive']],
    ['risen before it is pushed', withTimes({ riseAfter: 59_999 }), ['rise-before-push']],
  ];
  each(rows);
});

describe('what is no preset', () => {
  const wrong = (raw: unknown) =>
    problemsOf(raw).map((one) => (one.type === 'wrong-field' ? `${one.rule ?? ''} ${one.field}` : one.type));
  const rows: readonly Row[] = [
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
      'audio-pause-impossible',
    ]),
  );
});

const someRule = fc.record({
  id: fc.string({ maxLength: 4 }),
  parameter: fc.constantFrom('spo2Percent', 'pulseRateBpm', 'systolicMmHg', 'moaasScore', 'mood'),
  direction: fc.constantFrom('low', 'high', 'up'),
  priority: fc.constantFrom('high', 'medium', 'low'),
  limit: fc.oneof(
    fc.record({ kind: fc.constant('absolute'), value: fc.oneof(fc.double(), fc.integer({ max: 200 })) }),
    fc.record({ kind: fc.constant('above-baseline'), percent: fc.double(), atLeast: fc.double() }),
    fc.record({ kind: fc.constant('below-medium'), by: fc.double() }),
    fc.anything(),
  ),
  delayMs: fc.oneof(fc.double(), fc.string()),
  hysteresis: fc.double(),
  confirm: fc.boolean(),
  isLatching: fc.oneof(fc.boolean(), fc.constant(undefined)),
});

/** Good rows changed here and there, so that some of what is made is accepted. */
const nearlyGood = fc
  .array(
    fc.tuple(
      fc.constantFrom(...ivKetaminePreset.rules),
      fc.record({ delayMs: fc.integer({ min: -1, max: 5 }), hysteresis: fc.constantFrom(-1, 0, 1, 2) }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => ({
    ...ivKetaminePreset,
    rules: rows.map(([rule, over], index): AlarmRule => ({ ...rule, ...over, id: `${rule.id}-${index}` })),
  }));

it('[AL40] anything at all is accepted or has its problems listed; what is accepted is a preset', () => {
  const given = fc.oneof(
    fc.anything(),
    nearlyGood,
    fc.record({
      id: fc.string(),
      version: fc.integer(),
      label: fc.string(),
      rules: fc.array(someRule),
      guards: fc.anything(),
      timesMs: fc.anything(),
    }),
  );
  fc.assert(
    fc.property(given, (raw) => {
      const checked = validatePreset(raw);
      if (checked.ok) {
        expect(alarmPresetSchema.parse(checked.value)).toEqual(checked.value);
        return;
      }
      expect(checked.error.length).toBeGreaterThan(0);
      for (const problem of checked.error) expect(presetProblemSchema.parse(problem)).toEqual(problem);
    }),
    { numRuns: 500 },
  );
});

function each(rows: readonly Row[]): void {
  for (const [name, raw, expected] of rows) {
    it(`[AL40] ${name} ${expected.length === 0 ? 'is accepted' : 'is refused'}`, () =>
      expect(named(raw)).toEqual(expected));
  }
}
