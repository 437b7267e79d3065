import { describe, expect, it } from 'vitest';
import { ivKetaminePreset } from './iv-ketamine.ts';
import { named, problemsOf, without, withRule, withRules, type Case } from './validate-cases.ts';

const places: readonly (readonly [place: string, rows: readonly string[]])[] = [
  ['spo2Percent low high', ['spo2-low-high', 'spo2-low-at-once']],
  ['pulseRateBpm low high', ['pulse-low-high']],
  ['pulseRateBpm low medium', ['pulse-low-medium']],
  ['pulseRateBpm high medium', ['pulse-high-medium']],
  ['pulseRateBpm high high', ['pulse-high-high']],
  ['systolicMmHg low high', ['sys-low-high']],
  ['systolicMmHg low medium', ['sys-low-medium']],
  ['systolicMmHg high medium', ['sys-high-medium', 'sys-high-baseline']],
  ['systolicMmHg high high', ['sys-high-high', 'sys-high-at-once']],
  ['diastolicMmHg low high', ['dia-low-high']],
  ['diastolicMmHg low medium', ['dia-low-medium']],
  ['diastolicMmHg high medium', ['dia-high-medium', 'dia-high-baseline']],
  ['diastolicMmHg high high', ['dia-high-high', 'dia-high-at-once']],
  ['meanMmHg low high', ['mean-low-high']],
  ['meanMmHg low medium', ['mean-low-medium']],
  ['moaasScore low high', ['moaas-low-high']],
  ['moaasScore low medium', ['moaas-low-medium']],
];

describe('no alarm is switched off by taking its rows away', () => {
  for (const [place, rows] of places) {
    it(`[AL40] [AL17] ${place}: all its rows taken away is refused`, () =>
      expect(named(without(...rows))).toEqual([`row-missing ${place}`]));
  }

  it('[AL40] SpO2 medium taken away is missed, also by the row that is a distance from it', () =>
    expect(named(without('spo2-low-medium'))).toEqual([
      'row-missing spo2Percent low medium',
      'no-medium-limit spo2-low-at-once',
    ]));

  it('[AL40] one pulse row for a preset: everything else is missing, all at once', () => {
    const [pulse] = ivKetaminePreset.rules.filter(({ id }) => id === 'pulse-low-medium');
    const missing = [...places.map(([place]) => place), 'spo2Percent low medium'];
    expect(named({ ...ivKetaminePreset, rules: [pulse] }).toSorted()).toEqual(
      missing
        .filter((place) => place !== 'pulseRateBpm low medium')
        .map((place) => `row-missing ${place}`)
        .toSorted(),
    );
  });
});

const absolute = (value: number) => ({ limit: { kind: 'absolute', value } });
const baseline = (atLeast: number) => ({ limit: { kind: 'above-baseline', percent: 30, atLeast } });

const rows: readonly Case[] = [
  ['SpO2 high without the row at once', without('spo2-low-at-once'), []],
  ['SpO2 high without the plain row', without('spo2-low-high'), []],
  ['systolic high without the row with a repeat', without('sys-high-high'), []],
  [
    'systolic high without the row at once',
    without('sys-high-at-once'),
    ['row-missing systolicMmHg high high repeat'],
  ],
  [
    'systolic high with a repeat in each row',
    withRule('sys-high-at-once', { confirm: true }),
    ['row-missing systolicMmHg high high repeat'],
  ],
  [
    'diastolic high with a repeat in each row',
    withRule('dia-high-at-once', { confirm: true }),
    ['row-missing diastolicMmHg high high repeat'],
  ],
  ['systolic high with a repeat in no row', withRule('sys-high-high', { confirm: false }), []],
  [
    'systolic high at once only by the baseline',
    withRule('sys-high-at-once', baseline(200)),
    ['row-missing systolicMmHg high high repeat'],
  ],
  [
    'diastolic medium only by the baseline',
    without('dia-high-medium'),
    ['row-missing diastolicMmHg high medium baseline'],
  ],
  [
    'diastolic high only by the baseline',
    withRules({ 'dia-high-high': baseline(110), 'dia-high-at-once': baseline(120) }),
    ['row-missing diastolicMmHg high high baseline'],
  ],
  ['diastolic medium not by the baseline', without('dia-high-baseline'), []],
  [
    'a row moved to another side',
    withRule('pulse-high-high', { direction: 'low', ...absolute(30) }),
    ['row-missing pulseRateBpm high high'],
  ],
  ['no rows', { ...ivKetaminePreset, rules: [] }, ['no-rules']],
];
describe('what stands alone', () => {
  for (const [name, raw, expected] of rows) {
    it(`[AL40] ${name} ${expected.length === 0 ? 'is accepted' : 'is refused'}`, () =>
      expect(named(raw)).toEqual(expected));
  }
});

it('[AL40] a row whose parameter is unknown may be the one that is missed', () => {
  const raw = withRule('mean-low-high', { parameter: 'mood' });
  expect(problemsOf(raw).map(({ type }) => type)).toEqual(['unknown-parameter']);
});
