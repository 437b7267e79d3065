import { burstByPriority, linkLostSound, soundLengthMs } from '@chairside/shared/alarms/bursts.ts';
import { priorities } from '@chairside/shared/alarms/conditions.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addReminder,
  changeWant,
  emptySchedule,
  gapMs,
  horizonMs,
  leadMs,
  silence,
  topUp,
  type Schedule,
  type SoundWant,
} from './schedule.ts';

const high: SoundWant = { kind: 'burst', priority: 'high' };
const medium: SoundWant = { kind: 'burst', priority: 'medium' };
const low: SoundWant = { kind: 'burst', priority: 'low' };
const linkLost: SoundWant = { kind: 'link-lost' };

/** Wanted at 0, so that the first sound begins at `leadMs`. */
function wanted(want: SoundWant): Schedule {
  return changeWant(emptySchedule, want, 0).schedule;
}

function plannedMs({ planned }: Schedule): readonly (readonly [number, number])[] {
  return planned.map(({ startMs, endMs }) => [startMs - leadMs, endMs - leadMs] as const);
}

const repeats = [
  { want: high, everyMs: 10_000, lengthMs: 3_500 },
  { want: medium, everyMs: 20_000, lengthMs: 1_000 },
  { want: low, everyMs: 30_000, lengthMs: 600 },
  { want: linkLost, everyMs: 2_000, lengthMs: 1_050 },
];
for (const { want, everyMs, lengthMs } of repeats) {
  it(`[AL24] ${nameOf(want)} begins at once and is planned a minute ahead, every ${everyMs} ms`, () => {
    const expected = Array.from({ length: horizonMs / everyMs }, (_, index) => [
      index * everyMs,
      index * everyMs + lengthMs,
    ]);
    expect(plannedMs(wanted(want))).toEqual(expected);
  });
}

it('[AL24] a page that comes back after 45 s has not bent the rhythm', () => {
  const { schedule } = topUp(wanted(high), 45_000);
  const starts = plannedMs(schedule).map(([startMs]) => startMs);
  expect(starts).toEqual([50_000, 60_000, 70_000, 80_000, 90_000, 100_000]);
});

it('[AL24] a page that comes back after longer than all it had planned sounds at once', () => {
  const { schedule } = topUp(wanted(high), 200_000);
  expect(plannedMs(schedule)[0]).toEqual([200_000, 203_500]);
});

it('[AL24] the same wish again changes nothing', () => {
  const before = wanted(medium);
  const { schedule, orders } = changeWant(before, { kind: 'burst', priority: 'medium' }, 5_000);
  expect(orders.filter(({ type }) => type !== 'play')).toEqual([]);
  expect(schedule.planned.map(({ startMs }) => startMs - leadMs)).toEqual([20_000, 40_000, 60_000]);
});

const ends = [
  { want: high, atMs: 0, endMs: 1_400, why: 'after five pulses, in the first' },
  { want: high, atMs: 1_400 - leadMs, endMs: 1_400, why: 'after five pulses, at the end of the fifth' },
  { want: high, atMs: 1_401 - leadMs, endMs: 3_500, why: 'whole, once the fifth is over' },
  { want: high, atMs: 3_000, endMs: 3_500, why: 'whole, in the second five' },
  { want: medium, atMs: 100, endMs: 1_000, why: 'whole' },
  { want: low, atMs: 100, endMs: 600, why: 'whole' },
  { want: linkLost, atMs: 100, endMs: 500, why: 'after the tone' },
  { want: linkLost, atMs: 600, endMs: 1_050, why: 'after the second tone' },
];
for (const { want, atMs, endMs, why } of ends) {
  it(`[AL25] ${nameOf(want)} no longer wanted after ${atMs} ms ends ${why}`, () => {
    const { schedule, orders } = changeWant(wanted(want), null, atMs + leadMs);
    expect(plannedMs(schedule)).toEqual([[0, endMs]]);
    expect(orders.some(({ type }) => type === 'cut')).toBe(false);
  });
}

it('[AL25] nothing is finished that has not begun', () => {
  const { schedule, orders } = changeWant(wanted(high), null, 7_000);
  expect(schedule.planned).toEqual([]);
  expect(orders.map(({ type }) => type)).toEqual(['drop', 'drop', 'drop', 'drop', 'drop']);
});

const rises = [
  { from: medium, atMs: 300, startsMs: 1_000 + gapMs, why: 'when the burst that has begun is over' },
  { from: medium, atMs: 1_500, startsMs: 1_500, why: 'at once where none has begun' },
  { from: linkLost, atMs: 300, startsMs: 500 + gapMs, why: 'after the tone of the lost link' },
];
for (const { from, atMs, startsMs, why } of rises) {
  it(`[AL25] a high one in place of ${nameOf(from)} after ${atMs} ms begins ${why}`, () => {
    const { schedule } = changeWant(wanted(from), high, atMs);
    const first = schedule.planned.find(({ sound }) => sound === burstByPriority.high);
    expect(first!.startMs - leadMs).toBe(startsMs);
  });
}

it('[AL25] a medium one in place of a high one lets five pulses be heard first', () => {
  const { schedule } = changeWant(wanted(high), medium, 300);
  expect(plannedMs(schedule).slice(0, 3)).toEqual([
    [0, 1_400],
    [1_400 + gapMs, 2_400 + gapMs],
    [21_400 + gapMs, 22_400 + gapMs],
  ]);
});

it('[AL25] a person silences at once what sounds, and all that was to come', () => {
  const { schedule, orders } = silence(wanted(high), 300);
  expect(schedule).toMatchObject({ want: null, planned: [] });
  expect(orders.map(({ type }) => type)).toEqual(['cut', 'drop', 'drop', 'drop', 'drop', 'drop']);
});

it('[AL25] what is wanted after a person silenced it begins at once', () => {
  const { schedule } = changeWant(silence(wanted(high), 300).schedule, medium, 300);
  expect(plannedMs(schedule)[0]).toEqual([300, 1_300]);
});

for (const priority of priorities) {
  it(`[AL18] a ${priority} reminder is one burst`, () => {
    const { schedule } = addReminder(emptySchedule, priority, 0);
    expect(plannedMs(schedule)).toEqual([[0, soundLengthMs(burstByPriority[priority])]]);
    expect(plannedMs(topUp(schedule, 500).schedule)).toHaveLength(1);
  });
}

const reminders = [
  { want: low, atMs: 5_000, startsMs: 5_000, why: 'in the pause of a low one' },
  { want: low, atMs: 200, startsMs: 600 + gapMs - leadMs, why: 'after the low burst that has begun' },
  {
    want: low,
    atMs: 28_000,
    startsMs: 30_600 + gapMs - leadMs,
    why: 'after the low burst it would run into',
  },
];
for (const { want, atMs, startsMs, why } of reminders) {
  it(`[AL18] a high reminder sounds ${why}`, () => {
    const { schedule } = addReminder(wanted(want), 'high', atMs);
    const reminder = schedule.planned.find(({ sound }) => sound === burstByPriority.high)!;
    expect(Math.abs(reminder.startMs - leadMs - startsMs)).toBeLessThanOrEqual(leadMs);
  });
}

for (const want of [medium, high, linkLost]) {
  it(`[AL18] ${nameOf(want)} needs no medium reminder beside it`, () => {
    expect(addReminder(wanted(want), 'medium', 5_000).orders).toEqual([]);
  });
}

const anyStep = fc.record({
  afterMs: fc.integer({ min: 0, max: 30_000 }),
  step: fc.constantFrom<SoundWant | 'none' | 'silence' | 'remind' | 'look'>(
    high,
    medium,
    low,
    linkLost,
    'none',
    'silence',
    'remind',
    'look',
  ),
});

it('[AL24] whatever is wanted when, no two sounds overlap and what is wanted comes within its repeat', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
      let schedule = emptySchedule;
      let nowMs = 0;
      for (const { afterMs, step } of steps) {
        nowMs += afterMs;
        schedule = topUp(taken(schedule, step, nowMs), nowMs).schedule;
        const ordered = schedule.planned;
        for (const [index, { startMs }] of ordered.entries())
          if (index > 0) expect(startMs).toBeGreaterThanOrEqual(ordered[index - 1]!.endMs);
        if (schedule.want === null) continue;
        const sound =
          schedule.want.kind === 'burst' ? burstByPriority[schedule.want.priority] : linkLostSound;
        const next = ordered.find((one) => one.sound === sound && one.endMs > nowMs);
        expect(next!.startMs - nowMs).toBeLessThanOrEqual(sound.repeatMs + 5_000);
      }
    }),
  );
});

function taken(
  schedule: Schedule,
  step: SoundWant | 'none' | 'silence' | 'remind' | 'look',
  nowMs: number,
): Schedule {
  if (step === 'look') return schedule;
  if (step === 'silence') return silence(schedule, nowMs).schedule;
  if (step === 'remind') return addReminder(schedule, 'medium', nowMs).schedule;
  return changeWant(schedule, step === 'none' ? null : step, nowMs).schedule;
}

function nameOf(want: SoundWant): string {
  return want.kind === 'burst' ? `a ${want.priority} burst` : 'the sound of a lost link';
}
