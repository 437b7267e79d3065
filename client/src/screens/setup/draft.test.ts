import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import { validatePreset } from '@chairside/shared/alarms/validate.ts';
import { setup as en } from '@chairside/shared/text/en-setup.ts';
import { describe, expect, it } from 'vitest';
import { changesBetween, changeText } from './changes.ts';
import {
  draftOf,
  kindsFor,
  numberIn,
  presetOf,
  withNewRow,
  withoutRow,
  withRow,
  type Draft,
} from './draft.ts';
import { placedProblemText } from './preset-words.ts';

const untouched = draftOf(ivKetaminePreset);
const saved = (draft: Draft) => presetOf(draft, ivKetaminePreset, 2);

it('[AL41] what was not touched in the editor comes out as it went in', () => {
  expect(saved(untouched)).toEqual({ ...ivKetaminePreset, version: 2 });
  expect(changesBetween(ivKetaminePreset, saved(untouched))).toEqual([]);
});

const typed: readonly (readonly [string, number])[] = [
  ['90', 90],
  ['90,5', 90.5],
  [' 90.5 ', 90.5],
  ['0', 0],
  ['', Number.NaN],
  [' ', Number.NaN],
  ['9o', Number.NaN],
  ['-3', -3],
];
for (const [text, number] of typed) {
  it(`[AL40] “${text}” in a field is ${number}`, () => expect(numberIn(text)).toBe(number));
}

it('[AL40] a delay of 0.3 s is 300 ms', () => {
  const draft = withRow(untouched, 'pulse-low-high', { delaySeconds: '0.3' });
  expect(saved(draft).rules.find(({ id }) => id === 'pulse-low-high')?.delayMs).toBe(300);
});

describe('what changes', () => {
  const rows: readonly (readonly [string, Draft, readonly string[]])[] = [
    [
      'a limit',
      withRow(untouched, 'spo2-low-medium', { value: '92' }),
      ['SpO2 % low, medium priority: < 90 for 15 s, hysteresis 1 → < 92 for 15 s, hysteresis 1'],
    ],
    [
      'a kind of limit',
      withRow(untouched, 'sys-high-baseline', { kind: 'absolute', value: '155' }),
      [
        'Systolic mmHg high, medium priority: > baseline + 30 %, at least 150, with repeat → > 155, with repeat',
      ],
    ],
    [
      'a row taken away',
      withoutRow(untouched, 'moaas-low-medium'),
      ['Sedation (MOAA/S) low, medium priority: removed, was < 4'],
    ],
    [
      'a row added',
      withRow(withNewRow(untouched, 'meanMmHg'), 'own-1', { direction: 'high', value: '120' }),
      ['Mean mmHg high, medium priority: new, > 120'],
    ],
    [
      'a time and the name',
      { ...untouched, label: 'Ours', times: { ...untouched.times, audioPause: '60' } },
      ['Name: IV ketamine → Ours', 'Audio pause: 120 s → 60 s'],
    ],
  ];
  for (const [name, draft, expected] of rows) {
    it(`[AL41] ${name} is said in words`, () => {
      const changes = changesBetween(ivKetaminePreset, saved(draft));
      expect(changes.map((change) => changeText(change, en))).toEqual(expected);
    });
  }
});

it('[AL40] each added row has an id of its own, and latches when it is a high one', () => {
  const draft = withNewRow(withNewRow(untouched, 'meanMmHg'), 'pulseRateBpm');
  const own = saved(withRow(draft, 'own-2', { priority: 'high' })).rules.slice(-2);
  expect(own.map(({ id, isLatching }) => [id, isLatching])).toEqual([
    ['own-1', false],
    ['own-2', true],
  ]);
});

it('[AL40] a row turned to the side where its kind of limit is unknown has a plain one', () => {
  const draft = withRow(untouched, 'sys-high-baseline', { direction: 'low' });
  const row = draft.rows.find(({ id }) => id === 'sys-high-baseline')!;
  expect(row.kind).toBe('absolute');
  expect(kindsFor({ ...row, priority: 'high' })).toEqual(['absolute', 'below-medium']);
});

it('[AL40] every problem has words that name its row and the other one', () => {
  const draft = withRow(withRow(untouched, 'pulse-low-medium', { value: '130' }), 'dia-low-high', {
    value: '',
  });
  const checked = validatePreset(saved(draft));
  const said = checked.ok ? [] : checked.error.map((one) => placedProblemText(one, draft.rows, en));
  expect(said).toEqual([
    'Diastolic mmHg low, high priority: The limit is missing or not a number.',
    'Pulse rate /min low, medium priority: 130 is not under 120 (Pulse rate /min high, medium priority).',
  ]);
});

it('[UI5] a problem of a later gateway has words that fit any', () => {
  expect(placedProblemText({ type: 'too-green', rule: 'x' } as never, [], en)).toBe(
    `row x: ${en.problems.other}`,
  );
});
