import { describe, expect, it } from 'vitest';
import { noAlarms, type AlarmState, type Occurrence } from './alarm-state.ts';
import { technicalConditions, physiologicalConditions, type Condition } from './conditions.ts';
import { inOrder, isCalling, reminderBetween, soundAtChair, soundAtDesk } from './signals.ts';

const nowMs = 1_700_000_000_000;

function occurrenceOf(what: Condition['what'], more: Partial<Occurrence> = {}): Occurrence {
  return {
    id: 1,
    condition: { what, subject: null },
    presence: 'present',
    priority: 'medium',
    rowsPriority: 'medium',
    isEscalated: false,
    violations: [],
    cause: null,
    isLatched: false,
    held: null,
    acknowledged: null,
    beganAtMs: nowMs - 1_000,
    conditionAtMs: nowMs - 1_000,
    signalAtMs: nowMs - 1_000,
    callingSinceMs: nowMs - 1_000,
    pushedAtMs: nowMs,
    telephoneAtMs: null,
    calledAtMs: null,
    ...more,
  };
}

function standingBy(...occurrences: readonly Occurrence[]): AlarmState {
  return { ...noAlarms, occurrences, standBy: ['off-monitor'] };
}

const callsOn: readonly Condition['what'][] = [
  ...physiologicalConditions,
  'screen-battery',
  'no-audible-screen',
  'record-not-saved',
  'off-monitor-long',
  'chair-without-nurse',
  'handover-not-accepted',
  'physician-not-reached',
  'wall-clock-stepped',
];

describe('while signals stand by', () => {
  for (const what of [...physiologicalConditions, ...technicalConditions]) {
    const isLoud = callsOn.includes(what);
    it(`[AL42] ${what} ${isLoud ? 'calls as ever' : 'is silent at the chair and at the desk'}`, () => {
      const alarms = standingBy(occurrenceOf(what));
      const expected = isLoud ? 'medium' : null;
      expect(soundAtChair(alarms, nowMs)).toBe(expected);
      expect(soundAtDesk(alarms, { nowMs, isWatched: true })).toBe(expected);
      expect(soundAtDesk(alarms, { nowMs, isWatched: false })).toBe(expected);
      expect(isCalling(alarms, occurrenceOf(what))).toBe(isLoud);
      // And nothing is silent that does not stand by.
      expect(soundAtChair({ ...alarms, standBy: [] }, nowMs)).toBe('medium');
    });
  }

  it('[AL42] a high one that stands by comes after a medium one that calls', () => {
    const probe = occurrenceOf('probe-off', { id: 1, priority: 'high' });
    const unsaved = occurrenceOf('no-audible-screen', { id: 2 });
    expect(inOrder(standingBy(probe, unsaved)).map(({ id }) => id)).toEqual([2, 1]);
    expect(inOrder({ ...standingBy(probe, unsaved), standBy: [] }).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('[AL42] what stands by is not reminded of either', () => {
    const acknowledged = {
      by: null,
      atMs: nowMs - 180_000,
      reason: null,
      pressures: { systolicMmHg: null, diastolicMmHg: null, meanMmHg: null },
      measurement: null,
    };
    const span = { sinceMs: nowMs - 1_000, nowMs };
    const alarms = standingBy(occurrenceOf('probe-off', { acknowledged }));
    expect(reminderBetween(alarms, { reminderEvery: 180_000 }, span)).toBeNull();
    expect(reminderBetween({ ...alarms, standBy: [] }, { reminderEvery: 180_000 }, span)).toBe('medium');
  });
});
