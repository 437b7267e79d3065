import type { Series } from '../chair/events.ts';
import type { SideEffectSpan } from '../chart/derived.ts';
import type { ScaleId } from '../protocols/scales.ts';
import { decimate, type TrendPoint } from '../vitals/decimate.ts';
import { valueOf } from '../vitals/reading.ts';
import type { SessionRecord } from './session-record.ts';
import { moodScores, peakSystolic, type MoodScore, type Peak, type SessionHead } from './summary.ts';

/**
 * The sessions of one patient laid over each other by the time since the start, and what follows from them (SE26).
 */
export type PatientSeries = {
  /** Oldest first. */
  readonly sessions: readonly SessionInSeries[];
  /** Of the scale that was scored in most sessions; of two in as many the one that was scored first. */
  readonly responses: readonly Response[];
  readonly next: NextDue | null;
};

export type SessionInSeries = SessionHead & {
  readonly startedAtMs: number | null;
  /** Times are since the start; negative before it. */
  readonly systolic: readonly SincePoint[];
  readonly spo2Percent: readonly SincePoint[];
  readonly sideEffects: readonly (SideEffectSpan & { readonly sinceStartMs: number })[];
  /** The newest of each scale up to the start. */
  readonly moodBefore: readonly MoodScore[];
  readonly peakSystolic: Peak | null;
};

export type SincePoint = { readonly sinceStartMs: number; readonly value: number | null };

/** How the mood score before a session stands to the first: negative is better. */
export type Response = {
  readonly session: SessionHead['session'];
  readonly scale: ScaleId;
  readonly score: number;
  /** Null where the first was 0. */
  readonly changePercent: number | null;
  /** Halved at least. */
  readonly isResponse: boolean;
};

/** When the next session is due, as days that may be chosen from, and when the mood is to be looked at. Advice of a rule, not of a person. */
export type NextDue = {
  readonly because: 'series' | 'booster';
  readonly fromMs: number;
  readonly toMs: number;
  readonly moodCheckAtMs: number;
};

const dayMs = 86_400_000;

/** Sources: clinical.md B1 (six in two to three weeks, then about monthly), design SE26 (mean relapse near day 19). */
export const seriesRule = {
  sessions: 6,
  withinDays: { atLeast: 14, atMost: 21 },
  boosterDays: { atLeast: 28, atMost: 35 },
  moodCheckDays: 19,
  responsePercent: -50,
} as const;

/** Of a line over a whole session among many. */
const overlaidBuckets = 200;

export function inSeries(head: SessionHead, record: SessionRecord): SessionInSeries {
  const zeroMs = record.startedAtMs;
  const since = (points: readonly TrendPoint[]) =>
    zeroMs === null ? [] : points.map(({ atMs, value }) => ({ sinceStartMs: atMs - zeroMs, value }));
  return {
    ...head,
    startedAtMs: zeroMs,
    systolic: since(
      record.nibp.flatMap(({ atMs, systolicMmHg }) => {
        const value = valueOf(systolicMmHg);
        return value === null ? [] : [{ atMs, value }];
      }),
    ),
    spo2Percent: since(decimate(record.trend.spo2Percent, overlaidBuckets)),
    sideEffects:
      zeroMs === null
        ? []
        : record.sideEffects.map((one) => ({ ...one, sinceStartMs: one.onsetAtMs - zeroMs })),
    moodBefore: newestOfEach(moodScores(record).filter(({ atMs }) => atMs <= (zeroMs ?? Infinity))),
    peakSystolic: peakSystolic(record),
  };
}

function newestOfEach(scores: readonly MoodScore[]): readonly MoodScore[] {
  return [...new Map(scores.map((one) => [one.scale, one])).values()];
}

/** `sessions` oldest first. */
export function patientSeries(sessions: readonly SessionInSeries[]): PatientSeries {
  return { sessions, responses: responsesOf(sessions), next: nextDue(sessions) };
}

function responsesOf(sessions: readonly SessionInSeries[]): readonly Response[] {
  const scored = sessions.flatMap(({ session, moodBefore }) =>
    moodBefore.map(({ scale, score }) => ({ session, scale, score })),
  );
  const byScale = [...Map.groupBy(scored, ({ scale }) => scale).values()];
  const [own = []] = byScale.toSorted((one, other) => other.length - one.length);
  const first = own[0]?.score ?? 0;
  return own.map((one) => {
    const changePercent = first === 0 ? null : ((one.score - first) * 100) / first;
    const isResponse = changePercent !== null && changePercent <= seriesRule.responsePercent;
    return { ...one, changePercent, isResponse };
  });
}

/** By the last session in which something was given; null where there is none, or one is open. */
function nextDue(sessions: readonly SessionInSeries[]): NextDue | null {
  if (sessions.some(({ closing, erasedAtMs }) => closing === null && erasedAtMs === null)) return null;
  const given = sessions.filter(({ startedAtMs }) => startedAtMs !== null);
  const last = given.at(-1);
  if (last?.startedAtMs === undefined || last.startedAtMs === null) return null;
  const { number, of } = placeOf(last.series, given.length);
  const isInSeries = number < of;
  const gaps = seriesRule.sessions - 1;
  const days = isInSeries
    ? { atLeast: seriesRule.withinDays.atLeast / gaps, atMost: seriesRule.withinDays.atMost / gaps }
    : seriesRule.boosterDays;
  return {
    because: isInSeries ? 'series' : 'booster',
    fromMs: last.startedAtMs + days.atLeast * dayMs,
    toMs: last.startedAtMs + days.atMost * dayMs,
    moodCheckAtMs: last.startedAtMs + seriesRule.moodCheckDays * dayMs,
  };
}

/** "3 of 6" as somebody said; else by counting. */
function placeOf(said: Series | null, counted: number): { readonly number: number; readonly of: number } {
  return { number: said?.number ?? counted, of: said?.of ?? seriesRule.sessions };
}
