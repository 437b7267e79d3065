import { physiologicalConditions, type PhysiologicalCondition } from '@chairside/shared/alarms/conditions.ts';
import type { Inflation } from './cuff.ts';
import type { Span } from './spans.ts';

/**
 * row     a higher row stands (AL14)
 * worse   a new cuff value is clearly worse than at the acknowledgement (AL14)
 * waited  nobody acknowledged a medium one (AL19)
 */
type Rise = 'row' | 'worse' | 'waited';

/** What is to happen with one time a condition was so. */
export type Expected = {
  readonly condition: PhysiologicalCondition;
  readonly beganAtMs: number;
  readonly priority: 'medium' | 'high';
  readonly rises: readonly { readonly atMs: number; readonly because: Rise }[];
  /** When the condition was over, and whether it stayed as returned (AL11). Null while it is so. */
  readonly ended: { readonly atMs: number; readonly stays: boolean } | null;
};

export type Nurse = {
  /** How long after it called, or called again, each occurrence is acknowledged; null: never. */
  readonly acknowledgesAfterMs: number | null;
};

const risesAfterMs = 120_000;
const worseByMmHg = 15;

type Course = { readonly inflations: readonly Inflation[]; readonly nurse: Nurse; readonly untilMs: number };

/** AL1, AL11, AL12, AL14, AL19: rows become occurrences, seen until `untilMs`. */
export function occurrencesOf(spans: readonly Span[], course: Course): readonly Expected[] {
  return physiologicalConditions
    .flatMap((condition) => {
      const own = spans.filter((span) => span.condition === condition);
      const isWorse = worsening(condition, own, course.inflations);
      return presencesOf(own, course.inflations).map((presence) => ({
        condition,
        ...lifeOf(presence, isWorse, course),
      }));
    })
    .toSorted((one, other) => one.beganAtMs - other.beganAtMs);
}

/** What the rows say from one moment on. */
type Step = { readonly atMs: number; readonly highest: 'medium' | 'high'; readonly latches: boolean };
type Presence = { readonly steps: readonly [Step, ...Step[]]; readonly endsAtMs: number | null };

function standing(spans: readonly Span[], atMs: number): readonly Span[] {
  return spans.filter(({ fromMs, toMs }) => fromMs <= atMs && (toMs === null || atMs < toMs));
}

/** From the first row that stands to the last: each a list of what stood from when. */
function presencesOf(spans: readonly Span[], inflations: readonly Inflation[]): readonly Presence[] {
  const boundaries = spans.flatMap(({ fromMs, toMs }) => [fromMs, toMs ?? fromMs]);
  const measured = inflations.map(({ atMs }) => atMs).filter((atMs) => standing(spans, atMs).length > 0);
  const moments = [...new Set([...boundaries, ...measured])].sort((a, b) => a - b);
  const ends = moments.filter((atMs) => standing(spans, atMs).length === 0);
  return [...ends, null].flatMap((endsAtMs, nth) => {
    const since = ends[nth - 1] ?? -Infinity;
    const within = moments.filter((atMs) => atMs > since && (endsAtMs === null || atMs < endsAtMs));
    const [first, ...rest] = within.map((atMs): Step => {
      const rows = standing(spans, atMs);
      return {
        atMs,
        highest: rows.some(({ priority }) => priority === 'high') ? 'high' : 'medium',
        latches: rows.some(({ isLatching, priority }) => isLatching && priority === 'high'),
      };
    });
    return first === undefined ? [] : [{ steps: [first, ...rest] as const, endsAtMs }];
  });
}

type IsWorse = (acknowledgedAtMs: number, atMs: number) => boolean;

/** Whether a pressure past a row that stands is clearly worse at `atMs` than it was at the acknowledgement. */
function worsening(
  condition: PhysiologicalCondition,
  spans: readonly Span[],
  inflations: readonly Inflation[],
): IsWorse {
  if (condition !== 'pressure-low' && condition !== 'pressure-high') return () => false;
  const sign = condition === 'pressure-high' ? 1 : -1;
  const valueAt = (parameter: Span['parameter'], atMs: number) =>
    inflations.findLast((one) => one.atMs <= atMs && one[parameter as 'systolicMmHg'].value !== null)?.[
      parameter as 'systolicMmHg'
    ].value ?? null;
  return (acknowledgedAtMs, atMs) =>
    standing(spans, atMs).some(({ parameter, violates }) => {
      const then = valueAt(parameter, acknowledgedAtMs);
      const now = valueAt(parameter, atMs);
      return then !== null && now !== null && violates(now) && sign * (now - then) >= worseByMmHg;
    });
}

/**
 * One presence is cut at every call: its begin, and each rise. From call to call the same holds: it is acknowledged from some
 * moment on, or not at all.
 */
function lifeOf(
  { steps, endsAtMs }: Presence,
  isWorse: IsWorse,
  { nurse, untilMs }: Course,
): Omit<Expected, 'condition'> {
  const [first] = steps;
  const overAtMs = endsAtMs ?? Infinity;
  const ends = [...steps.slice(1).map(({ atMs }) => atMs), overAtMs];
  const rises: { atMs: number; because: Rise }[] = [];
  let calledAtMs = first.atMs;
  const acknowledgedAtMs = () => calledAtMs + (nurse.acknowledgesAfterMs ?? Infinity);
  const hasWaited = () => rises.some(({ because }) => because === 'waited');
  const hasLatched = (toMs: number) =>
    steps.some(({ atMs, latches }, nth) => latches && atMs < toMs && ends[nth]! > calledAtMs);
  /** What it signals by at a moment of a step, or at its end. */
  const signalled = (nth: number, atMs: number): 'medium' | 'high' => {
    if (hasWaited()) return 'high';
    const isKept = acknowledgedAtMs() >= atMs && hasLatched(atMs);
    return isKept ? 'high' : steps[nth]!.highest;
  };
  for (const [nth, { atMs, highest }] of steps.entries()) {
    const isAcknowledged = acknowledgedAtMs() < atMs;
    const before = steps[nth - 1];
    // What has risen by waiting alone calls again when a row rises after somebody has acknowledged it.
    const was = before === undefined || isAcknowledged ? before?.highest : signalled(nth - 1, atMs);
    const rose = highest === 'high' && was === 'medium';
    const worsened = isAcknowledged && isWorse(acknowledgedAtMs(), atMs);
    if (rose || worsened) {
      rises.push({ atMs, because: rose ? 'row' : 'worse' });
      calledAtMs = atMs;
    }
    const waitedAtMs = calledAtMs + risesAfterMs;
    const isUnanswered = waitedAtMs < acknowledgedAtMs() && waitedAtMs <= Math.min(ends[nth]!, untilMs);
    if (isUnanswered && waitedAtMs >= atMs && signalled(nth, waitedAtMs) === 'medium')
      rises.push({ atMs: waitedAtMs, because: 'waited' });
  }
  const stays = acknowledgedAtMs() > overAtMs && hasLatched(overAtMs);
  return {
    beganAtMs: first.atMs,
    priority: first.highest,
    rises,
    ended: endsAtMs === null ? null : { atMs: endsAtMs, stays },
  };
}
