import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Course, Session } from '../chair/state.ts';
import type { ScaleId, ScaleProgramme } from '../protocols/scales.ts';
import type { Charted } from './chart.ts';
import { nextScaleAtMs, scalesDue } from './scales-due.ts';

const t0 = 1_700_000_000_000;
const minute = 60_000;
const moaas: ScaleProgramme = { scale: 'moaas', atMinutes: [0, 10, 20], thenEveryMinutes: 10 };
const once: ScaleProgramme = { scale: 'cadss-6', atMinutes: [40], thenEveryMinutes: null };
const before: ScaleProgramme = { scale: 'phq-9', atMinutes: [-10], thenEveryMinutes: null };

const infusing: Course = {
  phase: 'infusing',
  infusion: { number: 1, startedAtMs: t0, pauses: [] },
  earlier: [],
  isPlannedEndNoted: false,
};

type Scored = readonly [scale: ScaleId, atMinute: number];

function aSession(scales: readonly ScaleProgramme[], scores: readonly Scored[], course = infusing): Session {
  const chart = scores.map(([scale, atMinute], index): Charted => {
    const happenedAtMs = t0 + atMinute * minute;
    const entry = { kind: 'scale', scale, score: 1, answers: null } as const;
    const times = { happenedAtMs, recordedAtMs: happenedAtMs };
    return { seq: index + 1, root: index + 1, entry, ...times, by: null, because: null, over: null };
  });
  return { openedAtMs: t0 - 15 * minute, course, chart, protocol: { scales } } as unknown as Session;
}

function dueAt(atMinute: number, session: Session): readonly string[] {
  return scalesDue(session, t0 + atMinute * minute).map(
    ({ scale, sinceMs, isOverdue }) =>
      `${scale} since ${(sinceMs - t0) / minute}${isOverdue ? ', overdue' : ''}`,
  );
}

describe('a scale', () => {
  const rows: readonly (readonly [number, readonly Scored[], readonly string[]])[] = [
    [9.99, [['moaas', 0]], []],
    [10, [['moaas', 0]], ['moaas since 10']],
    [10.01, [['moaas', 0]], ['moaas since 10']],
    [14.99, [['moaas', 0]], ['moaas since 10']],
    [15, [['moaas', 0]], ['moaas since 10, overdue']],
    [15.01, [['moaas', 0]], ['moaas since 10, overdue']],
    // A score a little early serves its slot; one too early serves the slot before.
    [10, [['moaas', 6.99]], ['moaas since 10']],
    [10, [['moaas', 7]], []],
    [10, [['moaas', 7.01]], []],
    [10, [['moaas', 10]], []],
    [19.99, [['moaas', 10]], []],
    // A slot that nobody served is the one it is due since.
    [25, [['moaas', 0]], ['moaas since 10, overdue']],
    [25, [['moaas', 12]], ['moaas since 20, overdue']],
    // After the last fixed slot it goes on.
    [29.99, [['moaas', 20]], []],
    [30, [['moaas', 20]], ['moaas since 30']],
    [100, [['moaas', 88]], ['moaas since 100']],
    [0, [], ['moaas since 0']],
    // What was scored for another scale serves none of this.
    [10, [['nausea', 10]], ['moaas since 0, overdue']],
  ];
  for (const [atMinute, scores, due] of rows) {
    it(`[SE15] at minute ${atMinute} with ${JSON.stringify(scores)} is ${due.join() || 'not due'}`, () => {
      expect(dueAt(atMinute, aSession([moaas], scores))).toEqual(due);
    });
  }

  it('[SE15] that is wanted once is due once', () => {
    expect(dueAt(39.99, aSession([once], []))).toEqual([]);
    expect(dueAt(40, aSession([once], []))).toEqual(['cadss-6 since 40']);
    expect(dueAt(300, aSession([once], [['cadss-6', 41]]))).toEqual([]);
  });

  it('[SE15] that is wanted before the dose is due from the opening, and not any more after the start', () => {
    const preparing: Course = { phase: 'preparing' };
    expect(dueAt(-14, aSession([before, moaas], [], preparing))).toEqual(['phq-9 since -15']);
    expect(dueAt(-14, aSession([before], [['phq-9', -14]], preparing))).toEqual([]);
    expect(dueAt(5, aSession([before], []))).toEqual([]);
  });

  it('[SE15] comes in the order of the protocol', () => {
    const nausea: ScaleProgramme = { ...moaas, scale: 'nausea' };
    expect(dueAt(1, aSession([nausea, moaas], []))).toEqual(['nausea since 0', 'moaas since 0']);
  });

  it('[SE15] scored now is not due now', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }), (now, earlier) => {
        const session = aSession(
          [moaas],
          [
            ['moaas', earlier],
            ['moaas', now],
          ],
        );
        expect(dueAt(now, session)).toEqual([]);
      }),
    );
  });
});

it('[SE15] the next slot of all scales is known from the start on', () => {
  const session = aSession([moaas, once], []);
  const nextIn = (atMinute: number) => {
    const atMs = nextScaleAtMs(session, t0 + atMinute * minute);
    return atMs === null ? null : (atMs - t0) / minute;
  };
  expect([0, 9.99, 10, 10.01, 20, 29.99].map(nextIn)).toEqual([10, 10, 20, 20, 30, 30]);
  expect(nextScaleAtMs(aSession([once], []), t0 + 41 * minute)).toBeNull();
  expect(nextScaleAtMs(aSession([moaas], [], { phase: 'preparing' }), t0)).toBeNull();
});
