import type { Priority } from '../alarms/conditions.ts';
import type { Outcome, Patient, Series } from '../chair/events.ts';
import type { ChairId, SessionId } from '../ids.ts';
import { scales, type ScaleId } from '../protocols/scales.ts';
import { valueOf } from '../vitals/reading.ts';
import type { SessionRecord } from './session-record.ts';

/** A session as it is found again: known without reading more than its opening and its end (SE27). */
export type SessionHead = {
  readonly session: SessionId;
  readonly chair: ChairId;
  readonly openedAtMs: number;
  /** Whose it is now, also where it was taken for another's. Null once erased, as all that follows. */
  readonly patient: Patient | null;
  readonly isReattributed: boolean;
  readonly protocol: { readonly id: string; readonly version: number; readonly label: string } | null;
  readonly series: Series | null;
  /** Null while it is open. */
  readonly closing: { readonly atMs: number; readonly outcome: Outcome } | null;
  readonly erasedAtMs: number | null;
};

/** What a list shows of a session at a glance. */
export type SessionAtAGlance = {
  readonly startedAtMs: number | null;
  readonly alarms: Readonly<Record<Priority, number>>;
  /** Of the span with valid SpO2, 0 to 100, unrounded; null where nothing was started. */
  readonly coveragePercent: number | null;
  readonly peakSystolic: Peak | null;
  readonly moodScores: readonly MoodScore[];
};

/** The highest good or typed systolic pressure since the start, the first of equal ones. */
export type Peak = { readonly systolicMmHg: number; readonly atMs: number; readonly sinceStartMs: number };

export type MoodScore = { readonly scale: ScaleId; readonly score: number; readonly atMs: number };

export type SessionSummary = SessionHead & {
  /** Null where it was erased. */
  readonly glance: SessionAtAGlance | null;
};

export function glanceOf(record: SessionRecord): SessionAtAGlance {
  const { spanMs, validMs } = record.coverage.spo2;
  return {
    startedAtMs: record.startedAtMs,
    alarms: record.burden.byPriority,
    coveragePercent: spanMs === 0 ? null : (validMs / spanMs) * 100,
    peakSystolic: peakSystolic(record),
    moodScores: moodScores(record),
  };
}

export function peakSystolic({ nibp, startedAtMs }: SessionRecord): Peak | null {
  if (startedAtMs === null) return null;
  let peak: Peak | null = null;
  for (const { atMs, systolicMmHg } of nibp) {
    const value = systolicMmHg.quality === 'good' ? valueOf(systolicMmHg) : null;
    if (value === null || atMs < startedAtMs || value <= (peak?.systolicMmHg ?? 0)) continue;
    peak = { systolicMmHg: value, atMs, sinceStartMs: atMs - startedAtMs };
  }
  return peak;
}

export function moodScores({ scores }: SessionRecord): readonly MoodScore[] {
  return scores.flatMap(({ entry, happenedAtMs }) =>
    scales[entry.scale].isMood ? [{ scale: entry.scale, score: entry.score, atMs: happenedAtMs }] : [],
  );
}
