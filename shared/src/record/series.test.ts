import { describe, expect, it } from 'vitest';
import type { Patient, Series } from '../chair/events.ts';
import type { ChartEntry } from '../chart/entry.ts';
import type { ChairId, SessionId } from '../ids.ts';
import type { ScaleId } from '../protocols/scales.ts';
import { charted, nurse, readingsOf, recordOf, spo2Each, started, type Noted } from './record-samples.ts';
import { isOnePatient } from './same-patient.ts';
import { inSeries, patientSeries, type SessionInSeries } from './series.ts';
import { glanceOf, type SessionHead } from './summary.ts';

const dayMs = 86_400_000;
const firstMs = 1_700_000_000_000;

function aHead(more: Partial<SessionHead> = {}): SessionHead {
  return {
    session: 'session-a' as SessionId,
    chair: '2' as ChairId,
    openedAtMs: firstMs,
    patient: null,
    isReattributed: false,
    protocol: null,
    series: null,
    closing: { atMs: firstMs, outcome: 'discharged' },
    erasedAtMs: null,
    ...more,
  };
}

/** Of its sessions each on a day, with the mood score before it. */
type Had = {
  readonly day: number;
  readonly score?: number;
  readonly scale?: ScaleId;
  readonly series?: Series;
  readonly isStarted?: boolean;
  readonly isOpen?: boolean;
};

function had(...sessions: readonly Had[]) {
  return patientSeries(
    sessions.map(
      ({
        day,
        score,
        scale = 'phq-9',
        series = null,
        isStarted = true,
        isOpen = false,
      }): SessionInSeries => ({
        ...aHead({ session: `day-${day}` as SessionId, series }),
        ...(isOpen && { closing: null }),
        startedAtMs: isStarted ? firstMs + day * dayMs : null,
        systolic: [],
        spo2Percent: [],
        sideEffects: [],
        moodBefore: score === undefined ? [] : [{ scale, score, atMs: firstMs + day * dayMs }],
        peakSystolic: null,
      }),
    ),
  );
}

describe('the response', () => {
  const rows: readonly (readonly [score: number, changePercent: number, isResponse: boolean])[] = [
    [11, -45, false],
    [10, -50, true],
    [9, -55, true],
    [24, 20, false],
  ];
  for (const [score, changePercent, isResponse] of rows) {
    it(`[RE18] from 20 to ${score} is ${changePercent} %${isResponse ? ', and marked' : ''}`, () => {
      const { responses } = had({ day: 0, score: 20 }, { day: 3, score });
      expect(responses[1]).toMatchObject({ changePercent, isResponse });
      expect(responses[0]).toMatchObject({ changePercent: 0, isResponse: false });
    });
  }

  it('[RE18] of a first score of 0 has no percentage', () => {
    expect(had({ day: 0, score: 0 }, { day: 3, score: 4 }).responses).toMatchObject([
      { changePercent: null, isResponse: false },
      { changePercent: null, isResponse: false },
    ]);
  });

  it('[RE18] is of one scale, that which was scored most often', () => {
    const { responses } = had(
      { day: 0, score: 60, scale: 'mood-own' },
      { day: 3, score: 20 },
      { day: 6, score: 10 },
    );
    expect(responses.map(({ scale, changePercent }) => [scale, changePercent])).toEqual([
      ['phq-9', 0],
      ['phq-9', -50],
    ]);
  });
});

describe('what is due next', () => {
  const days = (next: ReturnType<typeof had>['next']) =>
    next === null
      ? null
      : [next.because, ...[next.fromMs, next.toMs, next.moodCheckAtMs].map((ms) => (ms - firstMs) / dayMs)];
  const six = { of: 6 } as const;

  it('[RE18] in a series of six within two to three weeks: a fifth of them after the last', () => {
    expect(days(had({ day: 0 }, { day: 3 }).next)).toEqual(['series', 3 + 2.8, 3 + 4.2, 3 + 19]);
  });

  for (const [number, because] of [
    [5, 'series'],
    [6, 'booster'],
    [7, 'booster'],
  ] as const) {
    it(`[RE18] after the ${number}th of 6 it is of the ${because}`, () => {
      expect(days(had({ day: 0, series: { number, ...six } }).next)?.[0]).toBe(because);
    });
  }

  it('[RE18] a booster is due about a month after the last', () => {
    expect(days(had({ day: 20, series: { number: 6, ...six } }).next)).toEqual(['booster', 48, 55, 39]);
  });

  it('[RE18] a session in which nothing was given counts for nothing', () => {
    expect(days(had({ day: 0 }, { day: 2, isStarted: false }).next)).toEqual(['series', 2.8, 4.2, 19]);
    expect(had({ day: 0, isStarted: false }).next).toBeNull();
  });

  it('[RE18] nothing while a session is open, and of no session', () => {
    expect(had({ day: 0 }, { day: 3, isOpen: true }).next).toBeNull();
    expect(had().next).toBeNull();
  });
});

describe('a session among others', () => {
  const score = (of: number): ChartEntry => ({ kind: 'scale', scale: 'phq-9', score: of, answers: null });
  const nausea: ChartEntry = { kind: 'side-effect', effect: 'nausea', other: null, severity: 'mild' };
  const noted: readonly Noted[] = [
    [10, charted(score(20), 10), nurse],
    [20, charted(score(18), 20), nurse],
    [60, started(), nurse],
    [90, charted(score(3), 90), nurse],
    [130, charted(nausea, 120), nurse],
  ];
  const readings = readingsOf(
    [50, 'systolicMmHg', 190],
    [120, 'systolicMmHg', 150],
    [180, 'systolicMmHg', { quality: 'questionable', value: 240, reason: 'implausible' }],
    [240, 'systolicMmHg', 150],
    ...spo2Each(60, 65),
  );

  it('[RE18] is told by the time since its start, with the mood before it', () => {
    const told = inSeries(aHead(), recordOf(noted, { readings, nowSecond: 300 }));
    expect(told.systolic.map(({ sinceStartMs }) => sinceStartMs)).toEqual([
      -10_000, 60_000, 120_000, 180_000,
    ]);
    expect(told.spo2Percent[0]).toEqual({ sinceStartMs: 0, value: 97 });
    expect(told.moodBefore).toMatchObject([{ score: 18 }]);
    expect(told.sideEffects).toMatchObject([{ effect: 'nausea', sinceStartMs: 60_000 }]);
  });

  it('[RE18] its peak is the highest good pressure since the start, the first of equal ones', () => {
    const record = recordOf(noted, { readings, nowSecond: 300 });
    const peak = { systolicMmHg: 150, sinceStartMs: 60_000 };
    expect(inSeries(aHead(), record).peakSystolic).toMatchObject(peak);
    expect(glanceOf(record)).toMatchObject({
      peakSystolic: peak,
      coveragePercent: (15 / 240) * 100,
      moodScores: [{ score: 20 }, { score: 18 }, { score: 3 }],
    });
  });

  it('[RE18] in which nothing was started has no line and no coverage', () => {
    const record = recordOf([], { readings });
    expect(inSeries(aHead(), record)).toMatchObject({ systolic: [], spo2Percent: [], startedAtMs: null });
    expect(glanceOf(record)).toMatchObject({ coveragePercent: null, peakSystolic: null });
  });
});

describe('one patient', () => {
  const ana: Patient = {
    displayName: 'Ana Núñez',
    clinicNumber: 'C-1',
    dateOfBirth: '1984-05-31',
    weightKg: 70,
  };
  const rows: readonly (readonly [what: string, other: Partial<Patient>, isOne: boolean])[] = [
    ['the same number, whatever the name', { displayName: 'A. N.', dateOfBirth: null }, true],
    ['the same number in other letters', { clinicNumber: 'c-1 ' }, true],
    ['another number, whatever the name', { clinicNumber: 'C-2' }, false],
    ['no number, the same name and birthday', { clinicNumber: null, displayName: 'ana  NUNEZ' }, true],
    ['no number, another birthday', { clinicNumber: null, dateOfBirth: '1984-06-01' }, false],
    ['no number and no birthday', { clinicNumber: null, dateOfBirth: null }, false],
  ];
  for (const [what, other, isOne] of rows) {
    it(`[RE15] ${what}: ${isOne ? 'the same' : 'another'}`, () => {
      expect(isOnePatient(ana, { ...ana, ...other })).toBe(isOne);
      expect(isOnePatient({ ...ana, ...other }, ana)).toBe(isOne);
    });
  }
});
