import type { Chart } from '../chart/chart.ts';
import { scoresOf, sideEffectSpans } from '../chart/derived.ts';
import type { SideEffect } from '../chart/entry.ts';
import { startedAtMs } from '../chair/timeline.ts';
import type { ScaleId } from '../protocols/scales.ts';
import type { Told } from './last.ts';
import type { ComputedForm, Onset, RecordedNibp } from './session-record.ts';

/** What a monitoring form asks that nobody has to copy (docs/spec/sessions.md): computed, never asked for twice. */

const fortyMs = 40 * 60_000;
const nearFortyMs = 10 * 60_000;

export function computedForm(
  nibp: readonly RecordedNibp[],
  { session, untilMs }: Pick<Told, 'session' | 'untilMs'>,
): ComputedForm {
  const { chart } = session;
  const zeroMs = startedAtMs(session.course);
  const sedation = { isPresent: (score: number) => score < 5, scale: 'moaas', effect: 'drowsiness' } as const;
  const dissociation = {
    isPresent: (score: number) => score > 0,
    scale: 'dissociation',
    effect: 'dissociation',
  } as const;
  return {
    ...pressures(nibp, zeroMs),
    monitoredMs: zeroMs === null ? null : untilMs - zeroMs,
    sedation: onsetOf(chart, sedation),
    dissociation: onsetOf(chart, dissociation),
  };
}

type Pressures = Pick<ComputedForm, 'atStart' | 'atFortyMinutes' | 'atLeaving'>;

function pressures(nibp: readonly RecordedNibp[], zeroMs: number | null): Pressures {
  if (zeroMs === null) return { atStart: null, atFortyMinutes: null, atLeaving: null };
  const given = nibp.filter(({ failure }) => failure === null);
  const away = ({ atMs }: RecordedNibp) => Math.abs(atMs - zeroMs - fortyMs);
  const [nearest] = given
    .filter((one) => away(one) <= nearFortyMs)
    .toSorted((one, other) => away(one) - away(other));
  return {
    atStart: given.findLast(({ atMs }) => atMs <= zeroMs) ?? null,
    atFortyMinutes: nearest ?? null,
    atLeaving: given.findLast(({ atMs }) => atMs > zeroMs) ?? null,
  };
}

type Sign = {
  readonly scale: ScaleId;
  readonly isPresent: (score: number) => boolean;
  readonly effect: SideEffect;
};

/** By the scale from the first score that shows it to the next that does not, by the side effect from its onset to its end. */
function onsetOf(chart: Chart, { scale, isPresent, effect }: Sign): Onset | null {
  const spans = sideEffectSpans(chart)
    .filter((span) => span.effect === effect)
    .map(({ onsetAtMs, endedAtMs }): Onset => ({ onsetAtMs, resolvedAtMs: endedAtMs }));
  let sinceMs: number | null = null;
  for (const { entry, happenedAtMs } of scoresOf(chart, scale)) {
    if (isPresent(entry.score)) sinceMs ??= happenedAtMs;
    else if (sinceMs !== null) {
      spans.push({ onsetAtMs: sinceMs, resolvedAtMs: happenedAtMs });
      sinceMs = null;
    }
  }
  if (sinceMs !== null) spans.push({ onsetAtMs: sinceMs, resolvedAtMs: null });
  if (spans.length === 0) return null;
  const ends = spans.flatMap(({ resolvedAtMs }) => resolvedAtMs ?? []);
  return {
    onsetAtMs: Math.min(...spans.map(({ onsetAtMs }) => onsetAtMs)),
    resolvedAtMs: ends.length < spans.length ? null : Math.max(...ends),
  };
}
