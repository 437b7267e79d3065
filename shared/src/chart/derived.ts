import type { AnswerValue, Checklists, ItemList } from '../protocols/items.ts';
import type { ScaleId } from '../protocols/scales.ts';
import { byTime, standing, type Chart, type Charted, type ChartedOf } from './chart.ts';
import type { Severity, SideEffect } from './entry.ts';

/** What follows from the entries that stand: never stored, so that a correction changes all of it at once (SE17). */

/** One side effect from its onset to its end. */
export type SideEffectSpan = {
  /** What entries about it point to. */
  readonly root: number;
  /** Of the entry that stands for its onset. */
  readonly seq: number;
  readonly effect: SideEffect;
  readonly other: string | null;
  readonly severity: Severity;
  /** The worst it was. */
  readonly worst: Severity;
  readonly onsetAtMs: number;
  /** Null while it lasts. */
  readonly endedAtMs: number | null;
};

const ranks: Readonly<Record<Severity, number>> = { mild: 1, moderate: 2, severe: 3 };

/** In the order of their onset. Entries about one that does not stand count for nothing. */
export function sideEffectSpans(chart: Chart): readonly SideEffectSpan[] {
  const changes = standing(chart, 'side-effect-changed');
  const ends = standing(chart, 'side-effect-ended');
  return standing(chart, 'side-effect').map(({ seq, root, entry, happenedAtMs }) => {
    const own = changes.filter((one) => one.entry.of === root);
    const severities = [entry.severity, ...own.map((one) => one.entry.severity)];
    const end = ends.find((one) => one.entry.of === root);
    return {
      root,
      seq,
      effect: entry.effect,
      other: entry.other,
      severity: severities.at(-1) ?? entry.severity,
      worst: severities.reduce((worst, one) => (ranks[one] > ranks[worst] ? one : worst)),
      onsetAtMs: happenedAtMs,
      endedAtMs: end === undefined ? null : Math.max(happenedAtMs, end.happenedAtMs),
    };
  });
}

export function openSideEffects(chart: Chart): readonly SideEffectSpan[] {
  return sideEffectSpans(chart).filter(({ endedAtMs }) => endedAtMs === null);
}

/** How much oxygen is given, and since when it is given at all; null on air (SE14a). */
export type Oxygen = { readonly flowLPerMin: number; readonly sinceMs: number };

export function oxygenNow(chart: Chart): Oxygen | null {
  return oxygenSpans(chart).find(({ endedAtMs }) => endedAtMs === null) ?? null;
}

/** What was given at that moment, as the chart has it now. */
export function oxygenAt(chart: Chart, atMs: number): Oxygen | null {
  return oxygenNow(chart.filter(({ happenedAtMs }) => happenedAtMs <= atMs));
}

/** Each time oxygen was given: from when to when, and the flow it ended with. */
export function oxygenSpans(chart: Chart): readonly (Oxygen & { readonly endedAtMs: number | null })[] {
  const spans: (Oxygen & { readonly endedAtMs: number | null })[] = [];
  for (const { entry, happenedAtMs } of standing(chart, 'oxygen')) {
    const last = spans.at(-1);
    const isOpen = last !== undefined && last.endedAtMs === null;
    if (entry.flowLPerMin === null) {
      if (isOpen) spans.splice(-1, 1, { ...last, endedAtMs: happenedAtMs });
    } else if (isOpen) spans.splice(-1, 1, { ...last, flowLPerMin: entry.flowLPerMin });
    else spans.push({ flowLPerMin: entry.flowLPerMin, sinceMs: happenedAtMs, endedAtMs: null });
  }
  return spans;
}

export type Scored = { readonly score: number; readonly atMs: number };

/** The newest score of a scale by when it was so; null where there is none. */
export function latestScore(chart: Chart, scale: ScaleId): Scored | null {
  const last = scoresOf(chart, scale).at(-1);
  return last === undefined ? null : { score: last.entry.score, atMs: last.happenedAtMs };
}

export function scoresOf(chart: Chart, scale: ScaleId): readonly ChartedOf<'scale'>[] {
  return standing(chart, 'scale').filter(({ entry }) => entry.scale === scale);
}

/** What stands as the answer to an item; undefined where it was not answered or the answer was taken back. */
export function answerTo(chart: Chart, list: ItemList, item: string): ChartedOf<'answer'> | undefined {
  const last = standing(chart, 'answer').findLast(({ entry }) => entry.list === list && entry.item === item);
  return last?.entry.value === null ? undefined : last;
}

export function valueOfAnswer(chart: Chart, list: ItemList, item: string): AnswerValue {
  return answerTo(chart, list, item)?.entry.value ?? null;
}

/** Items that have to be answered and are not, in the order of the list. */
export function openItems(chart: Chart, checklists: Checklists, list: ItemList): readonly string[] {
  return checklists[list]
    .filter(({ isRequired, id }) => isRequired && answerTo(chart, list, id) === undefined)
    .map(({ id }) => id);
}

/** The newest entry of any kind that stands, by when it was recorded. */
export function newestStanding(chart: Chart): Charted | null {
  return chart.findLast(({ over }) => over === null) ?? null;
}

/** All that stand, in the order they happened. */
export function standingEntries(chart: Chart): readonly Charted[] {
  return chart.filter(({ over }) => over === null).toSorted(byTime);
}
