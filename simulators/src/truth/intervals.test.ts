import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import { resolveLimits } from '@chairside/shared/alarms/limits.ts';
import { opened, type Noted } from '@chairside/shared/alarms/log-samples.ts';
import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import { describe, expect, it } from 'vitest';
import { aSessionScore, at, secondsUpTo, within } from './run-samples.ts';

const limitsSet = (second: number, limits: ReturnType<typeof resolveLimits>): Noted => [
  second,
  { type: 'limits-set', body: { limits: [...limits], cause: { kind: 'baseline' } } },
];

function openedWith(alarmPreset: AlarmPreset): ChairFact {
  if (opened.type !== 'session-opened') throw new Error('Not an opening');
  const protocol = { ...ivKetamine40, alarmPreset };
  return { ...opened, body: { ...opened.body, protocol, limits: [...resolveLimits(alarmPreset, null)] } };
}

/** What is true between two seconds, 100 s into a run of 400 s; `seconds` from the first value past a limit to the last. */
function levelsOf(
  trueAt: Parameters<typeof secondsUpTo>[1],
  more: Partial<Parameters<typeof aSessionScore>[0]> = {},
) {
  const { intervals } = aSessionScore({ lines: secondsUpTo(400, trueAt), ...more });
  return intervals.map(({ what, level }) => `${what} ${level}`);
}

const saturation = (percent: number, lastsS: number) => (second: number) =>
  within(second, [100, 100 + lastsS + 1]) ? { arterialSaturationPercent: percent } : {};
const systolic = (mmHg: number, lastsS: number) => (second: number) =>
  within(second, [100, 100 + lastsS + 1]) ? { systolicMmHg: mmHg } : {};

describe('what was true', () => {
  for (const { percent, lastsS, found } of [
    { percent: 89.9, lastsS: 14, found: [] },
    { percent: 89.9, lastsS: 15, found: ['spo2-low medium'] },
    { percent: 89.9, lastsS: 16, found: ['spo2-low medium'] },
    { percent: 90, lastsS: 60, found: [] },
    { percent: 90.1, lastsS: 60, found: [] },
    { percent: 84.9, lastsS: 4, found: [] },
    { percent: 84.9, lastsS: 5, found: ['spo2-low high', 'spo2-low medium'] },
    { percent: 84.9, lastsS: 6, found: ['spo2-low high', 'spo2-low medium'] },
    { percent: 79.9, lastsS: 0, found: ['spo2-low high', 'spo2-low medium'] },
    { percent: 80, lastsS: 0, found: ['spo2-low high', 'spo2-low medium'] },
    { percent: 80.1, lastsS: 0, found: [] },
  ]) {
    it(`[SI85] an arterial saturation of ${percent} % for ${lastsS} s is ${found.join(', ') || 'nothing to call'}`, () => {
      expect(levelsOf(saturation(percent, lastsS)).toSorted()).toEqual(found);
    });
  }

  for (const { mmHg, lastsS, found } of [
    { mmHg: 160, lastsS: 120, found: [] },
    { mmHg: 160.1, lastsS: 59, found: [] },
    { mmHg: 160.1, lastsS: 60, found: ['pressure-high medium'] },
    { mmHg: 160.1, lastsS: 61, found: ['pressure-high medium'] },
    { mmHg: 180, lastsS: 120, found: ['pressure-high medium'] },
    { mmHg: 180.1, lastsS: 120, found: ['pressure-high high', 'pressure-high medium'] },
  ]) {
    it(`[SI85] a systolic of ${mmHg} mmHg for ${lastsS} s is ${found.join(', ') || 'nothing to call'}`, () => {
      expect(levelsOf(systolic(mmHg, lastsS)).toSorted()).toEqual(found);
    });
  }

  for (const { breakS, count } of [
    { breakS: 9, count: 1 },
    { breakS: 10, count: 1 },
    { breakS: 11, count: 2 },
  ]) {
    it(`[SI85] beats back inside for ${breakS} s leave ${count} interval${count === 1 ? '' : 's'} of a pressure`, () => {
      const trueAt = (second: number) =>
        within(second, [100, 171]) || within(second, [171 + breakS, 290]) ? { systolicMmHg: 165 } : {};
      expect(levelsOf(trueAt)).toHaveLength(count);
    });
  }

  it('[SI85] begins with the first value past the row, ends with the first inside by the hysteresis', () => {
    const trueAt = (second: number) =>
      within(second, [100, 130])
        ? { arterialSaturationPercent: 88 }
        : within(second, [130, 150])
          ? { arterialSaturationPercent: 90.5 }
          : {};
    const { intervals } = aSessionScore({ lines: secondsUpTo(400, trueAt) });
    expect(intervals).toMatchObject([{ fromMs: at(100), standsAtMs: at(115), untilMs: at(150) }]);
  });

  it('[SI85] goes by the preset in force, not by the factory’s', () => {
    const rules = ivKetaminePreset.rules.map((rule) =>
      rule.id === 'spo2-low-medium' ? { ...rule, limit: { kind: 'absolute' as const, value: 93 } } : rule,
    );
    const opening = openedWith({ ...ivKetaminePreset, rules });
    expect(levelsOf(saturation(92, 60))).toEqual([]);
    expect(levelsOf(saturation(92, 60), { opening })).toEqual(['spo2-low medium']);
  });

  it('[SI85] goes by the limits as they were set, from when they were', () => {
    const baseline = { systolicMmHg: 118, diastolicMmHg: 70 };
    const feed = [limitsSet(250, resolveLimits(ivKetaminePreset, baseline))];
    const trueAt = (second: number) =>
      within(second, [100, 200]) || second >= 300 ? { systolicMmHg: 155 } : {};
    const { intervals } = aSessionScore({ lines: secondsUpTo(400, trueAt), feed });
    expect(intervals).toMatchObject([{ what: 'pressure-high', level: 'medium', fromMs: at(300) }]);
  });

  it('[SI85] while preparing a pressure is only called where its row is high', () => {
    expect(levelsOf(systolic(165, 120), { isStarted: false })).toEqual([]);
    expect(levelsOf(systolic(185, 120), { isStarted: false }).toSorted()).toEqual([
      'pressure-high high',
      'pressure-high medium',
    ]);
  });

  it('[SI85] an undone start is no start', () => {
    const undone: Noted = [20, { type: 'step-undone', body: { undoneSeq: 2 } }];
    expect(levelsOf(systolic(165, 120), { feed: [undone] })).toEqual([]);
  });

  it('[SI85] nothing is to be called before the session is opened or after it is closed', () => {
    const closing: Noted = [
      90,
      { type: 'session-closed', body: { outcome: 'discharged', early: null, unmet: [] } },
    ];
    expect(levelsOf(saturation(86, 60), { feed: [closing] })).toEqual([]);
    const early = secondsUpTo(400, () => ({ arterialSaturationPercent: 86 })).map((line) => ({
      ...line,
      ...('atMs' in line ? { atMs: line.atMs - 500_000 } : {}),
    }));
    expect(aSessionScore({ lines: early }).intervals).toEqual([]);
  });

  it('[SI85] rows that stand together are one interval, as urgent as the worst', () => {
    const trueAt = (second: number) =>
      within(second, [100, 300]) ? { systolicMmHg: 185, diastolicMmHg: second < 200 ? 105 : 75 } : {};
    expect(levelsOf(trueAt).toSorted()).toEqual(['pressure-high high', 'pressure-high medium']);
  });
});
