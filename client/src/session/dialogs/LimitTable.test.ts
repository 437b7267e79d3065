import { resolveLimits } from '@chairside/shared/alarms/limits.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import { expect, it } from 'vitest';
import { aChair, opened } from '../../testing/chair.ts';
import { limitRows } from './LimitTable.tsx';

const preset = ivKetamine40.alarmPreset;
const baseline = { systolicMmHg: 124, diastolicMmHg: 76, spo2Percent: 98, pulseRateBpm: 70 };
const measured: ChairFact = { type: 'baseline-set', body: { baseline, gate: null } };
const resolved: ChairFact = {
  type: 'limits-set',
  body: { limits: [...resolveLimits(preset, baseline)], cause: { kind: 'baseline' } },
};
const moved: ChairFact = {
  type: 'limits-set',
  body: {
    limits: resolveLimits(preset, baseline).map((one) =>
      one.rule === 'spo2-low-medium' ? { ...one, value: 88, because: 'person' as const } : one,
    ),
    cause: { kind: 'person', reason: 'chronic' },
  },
};

it('[AL17] every row of the preset is listed', () => {
  expect(rowsOf(opened).map(({ rule }) => rule.id)).toEqual(preset.rules.map(({ id }) => id));
});

it('[AL3] a baseline row has no number until there is a baseline', () => {
  expect(rowOf('sys-high-baseline', opened)).toMatchObject({ now: null, preset: null, baseline: null });
});

it('[AL3] with a baseline it has the number it came to, unrounded', () => {
  const { now, preset: alone, baseline: own } = rowOf('sys-high-baseline', opened, measured, resolved);
  expect([now?.value, alone, own?.value]).toEqual([161.2, null, 161.2]);
});

it('[AL17] a moved limit stands beside what the preset says', () => {
  const { now, preset: alone } = rowOf('spo2-low-medium', opened, measured, resolved, moved);
  expect([now?.value, now?.because, alone?.value]).toEqual([88, 'person', 90]);
});

it('[AL17] one that nobody moved is as the preset has it', () => {
  const { now, preset: alone } = rowOf('spo2-low-high', opened, measured, resolved, moved);
  expect([now?.value, now?.because, alone?.value]).toEqual([85, 'preset', 85]);
});

function rowsOf(...facts: readonly ChairFact[]) {
  return limitRows(aChair(...facts).session!);
}

function rowOf(id: string, ...facts: readonly ChairFact[]) {
  return rowsOf(...facts).find(({ rule }) => rule.id === id)!;
}
