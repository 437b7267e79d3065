import type { Course, Infusion } from '@chairside/shared/chair/state.ts';
import { describe, expect, it } from 'vitest';
import { dosingPeriods } from './dosing.ts';

const infusion: Infusion = {
  number: 1,
  startedAtMs: 100,
  pauses: [{ fromMs: 200, toMs: 300, reason: 'line' }],
};
const stopped = { ...infusion, stoppedAtMs: 400, stop: { kind: 'completed' as const } };
const running = { infusion, earlier: [], isPlannedEndNoted: false };

const rows: readonly { readonly phase: string; readonly course: Course; readonly periods: unknown }[] = [
  { phase: 'preparing', course: { phase: 'preparing' }, periods: [] },
  {
    phase: 'infusing after a pause',
    course: { phase: 'infusing', ...running },
    periods: [
      { fromMs: 100, toMs: 200 },
      { fromMs: 300, toMs: Infinity },
    ],
  },
  {
    phase: 'paused a second time',
    course: { phase: 'paused', ...running, pausedAtMs: 350, reason: 'other', isReminderNoted: false },
    periods: [
      { fromMs: 100, toMs: 200 },
      { fromMs: 300, toMs: 350 },
    ],
  },
  {
    phase: 'observing',
    course: { phase: 'observing', infusions: [stopped], isMinimumNoted: false },
    periods: [
      { fromMs: 100, toMs: 200 },
      { fromMs: 300, toMs: 400 },
    ],
  },
  {
    phase: 'infusing again',
    course: {
      phase: 'infusing',
      infusion: { number: 2, startedAtMs: 500, pauses: [] },
      earlier: [stopped],
      isPlannedEndNoted: false,
    },
    periods: [
      { fromMs: 100, toMs: 200 },
      { fromMs: 300, toMs: 400 },
      { fromMs: 500, toMs: Infinity },
    ],
  },
];

describe('dosing periods', () => {
  for (const { phase, course, periods } of rows) {
    it(`[SI3] ${phase}: the drug runs when the record says so`, () => {
      expect(dosingPeriods(course)).toEqual(periods);
    });
  }
});
