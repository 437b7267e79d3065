import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import type { PresetProblem } from '@chairside/shared/alarms/preset-problems.ts';
import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import { validatePreset } from '@chairside/shared/alarms/validate.ts';
import { setup as en } from '@chairside/shared/text/en-setup.ts';
import { setup as es } from '@chairside/shared/text/es-setup.ts';
import { describe, expect, it } from 'vitest';
import { problemText } from './preset-words.ts';
import { problemsAtTime, problemsUnder, rowFieldOf } from './problem-places.ts';

const { rules, timesMs } = ivKetaminePreset;

function problemsWith(over: Partial<AlarmPreset>): readonly PresetProblem[] {
  const checked = validatePreset({ ...ivKetaminePreset, ...over });
  return checked.ok ? [] : checked.error;
}

function withRow(id: string, over: object): readonly PresetProblem[] {
  return problemsWith({ rules: rules.map((rule) => (rule.id === id ? { ...rule, ...over } : rule)) });
}

describe('at a field of its row', () => {
  const rows: readonly (readonly [string, object, string])[] = [
    ['spo2-low-medium', { delayMs: 30_001 }, 'delay'],
    ['sys-low-high', { delayMs: 1 }, 'delay'],
    ['pulse-low-high', { delayMs: -1 }, 'delay'],
    ['pulse-low-high', { delayMs: Number.NaN }, 'delay'],
    ['spo2-low-medium', { hysteresis: 11 }, 'hysteresis'],
    ['pulse-low-medium', { hysteresis: 75 }, 'hysteresis'],
    ['pulse-low-medium', { hysteresis: Number.NaN }, 'hysteresis'],
    ['dia-low-high', { limit: { kind: 'absolute', value: 1 } }, 'limit'],
  ];
  for (const [id, over, field] of rows) {
    it(`[AL40] ${id} ${JSON.stringify(over)}: at the ${field}`, () =>
      expect(withRow(id, over).map(rowFieldOf)).toEqual([field]));
  }
});

describe('under the rows of its parameter', () => {
  const left = (away: readonly string[]) => rules.filter(({ id }) => !away.includes(id));
  const rows: readonly (readonly [readonly string[], 'meanMmHg' | 'systolicMmHg', string, string])[] = [
    [
      ['mean-low-high'],
      'meanMmHg',
      'Mean mmHg low, high priority: a row is missing.',
      'Media mmHg mínimo, prioridad alta: falta una fila.',
    ],
    [
      ['sys-high-medium'],
      'systolicMmHg',
      'Systolic mmHg high, medium priority: a row is missing that does not wait for a baseline.',
      'Sistólica mmHg máximo, prioridad media: falta una fila que no espere al basal.',
    ],
    [
      ['sys-high-at-once'],
      'systolicMmHg',
      'Systolic mmHg high, high priority: a row is missing that does not wait for a repeat.',
      'Sistólica mmHg máximo, prioridad alta: falta una fila que no espere a la repetición.',
    ],
  ];
  for (const [away, parameter, english, spanish] of rows) {
    it(`[AL40] without ${away.join()}: ${english}`, () => {
      const problems = problemsWith({ rules: left(away) });
      const under = problemsUnder(parameter, problems);
      expect(under.map((one) => problemText(one, [], en))).toEqual([english]);
      expect(under.map((one) => problemText(one, [], es))).toEqual([spanish]);
      expect(problemsUnder('spo2Percent', problems)).toEqual([]);
    });
  }
});

describe('at a time', () => {
  const rows: readonly (readonly [Partial<AlarmPreset['timesMs']>, keyof AlarmPreset['timesMs'], string])[] =
    [
      [
        { telephoneAfter: 300_001 },
        'telephoneAfter',
        'The time until “telephone”: 30 to 300 s, not 300.001.',
      ],
      [{ audioPause: 29_000 }, 'audioPause', 'The audio pause: 30 to 120 s, not 29.'],
      [
        { reminderEvery: Number.NaN },
        'reminderEvery',
        'The time to the reminder is missing or not a number.',
      ],
      [{ riseAfter: 60_000 }, 'riseAfter', 'It has to rise to high later than the physician is told.'],
    ];
  for (const [over, field, words] of rows) {
    it(`[AL40] ${field}: ${words}`, () => {
      const problems = problemsWith({ timesMs: { ...timesMs, ...over } });
      expect(problemsAtTime(field, problems).map((one) => problemText(one, [], en))).toEqual([words]);
      expect(problemsAtTime('pushAfter', problems)).toEqual([]);
    });
  }
});
