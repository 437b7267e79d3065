import { describe, expect, it } from 'vitest';
import type { PersonId } from '../ids.ts';
import { intravenousChecklists } from '../protocols/factory-items.ts';
import type { Chart, Charted } from './chart.ts';
import {
  answerTo,
  latestScore,
  newestStanding,
  openItems,
  openSideEffects,
  oxygenAt,
  oxygenNow,
  oxygenSpans,
  sideEffectSpans,
  valueOfAnswer,
} from './derived.ts';
import type { ChartEntry, Severity } from './entry.ts';

const minute = 60_000;

/** Entries with the minute each happened, numbered from 1 in the order they were recorded. */
function chartOf(...said: readonly (readonly [ChartEntry, number, 'over'?])[]): Chart {
  return said.map(([entry, atMinute, over], index): Charted => {
    const by = { personId: 'nurse-1' as PersonId, role: 'nurse' };
    const happenedAtMs = atMinute * minute;
    const seq = index + 1;
    const struck = { how: 'struck' as const, bySeq: 99, atMs: happenedAtMs, by, note: null };
    const common = { seq, root: seq, entry, happenedAtMs, recordedAtMs: happenedAtMs, by, because: null };
    return { ...common, over: over === undefined ? null : struck };
  });
}

const nausea = (severity: Severity): ChartEntry => ({
  kind: 'side-effect',
  effect: 'nausea',
  other: null,
  severity,
});
const changed = (of: number, severity: Severity): ChartEntry => ({
  kind: 'side-effect-changed',
  of,
  severity,
});
const ended = (of: number): ChartEntry => ({ kind: 'side-effect-ended', of });
const oxygen = (flowLPerMin: number | null): ChartEntry => ({ kind: 'oxygen', flowLPerMin });
const score = (value: number, scale: 'moaas' | 'nausea' = 'moaas'): ChartEntry => ({
  kind: 'scale',
  scale,
  score: value,
  answers: null,
});
const answer = (item: string, value: boolean | string | null): ChartEntry => ({
  kind: 'answer',
  list: 'before',
  item,
  value,
  note: null,
});

describe('a side effect from onset to end', () => {
  it('[SE14] is as bad as was said last, and was as bad as was ever said', () => {
    const chart = chartOf([nausea('mild'), 5], [changed(1, 'severe'), 8], [changed(1, 'moderate'), 12]);
    expect(sideEffectSpans(chart)).toEqual([
      {
        root: 1,
        seq: 1,
        effect: 'nausea',
        other: null,
        severity: 'moderate',
        worst: 'severe',
        onsetAtMs: 5 * minute,
        endedAtMs: null,
      },
    ]);
  });

  it('[SE14] ends once, and two of a kind are two', () => {
    const chart = chartOf([nausea('mild'), 5], [ended(1), 9], [nausea('severe'), 20]);
    expect(sideEffectSpans(chart).map(({ root, endedAtMs }) => [root, endedAtMs])).toEqual([
      [1, 9 * minute],
      [3, null],
    ]);
    expect(openSideEffects(chart).map(({ root }) => root)).toEqual([3]);
  });

  it('[SE14] never ends before its onset, also when that was corrected to a later time', () => {
    const corrected = chartOf([nausea('mild'), 5, 'over'], [ended(1), 9], [nausea('mild'), 11]).map((one) =>
      one.seq === 3 ? { ...one, root: 1 } : one,
    );
    expect(sideEffectSpans(corrected)).toMatchObject([
      { root: 1, seq: 3, onsetAtMs: 11 * minute, endedAtMs: 11 * minute },
    ]);
  });

  it('[SE17] counts nothing that does not stand', () => {
    const chart = chartOf([nausea('mild'), 5], [changed(1, 'severe'), 8, 'over'], [ended(1), 9, 'over']);
    expect(sideEffectSpans(chart)).toMatchObject([{ worst: 'mild', endedAtMs: null }]);
    expect(sideEffectSpans(chartOf([nausea('mild'), 5, 'over'], [changed(1, 'severe'), 8]))).toEqual([]);
  });
});

describe('oxygen', () => {
  it('[SE14a] lasts until it ends, through changes of the flow', () => {
    const chart = chartOf([oxygen(2), 5], [oxygen(4), 8], [oxygen(null), 12], [oxygen(1), 20]);
    expect(oxygenSpans(chart)).toEqual([
      { flowLPerMin: 4, sinceMs: 5 * minute, endedAtMs: 12 * minute },
      { flowLPerMin: 1, sinceMs: 20 * minute, endedAtMs: null },
    ]);
    expect(oxygenNow(chart)).toEqual({ flowLPerMin: 1, sinceMs: 20 * minute, endedAtMs: null });
  });

  it('[SE14a] an end without a beginning, and two ends, are no more than one', () => {
    expect(oxygenSpans(chartOf([oxygen(null), 5]))).toEqual([]);
    expect(oxygenSpans(chartOf([oxygen(2), 5], [oxygen(null), 8], [oxygen(null), 9]))).toEqual([
      { flowLPerMin: 2, sinceMs: 5 * minute, endedAtMs: 8 * minute },
    ]);
  });

  it('[SE14a] at a moment is what was given then', () => {
    const chart = chartOf([oxygen(2), 5], [oxygen(4), 8], [oxygen(null), 12]);
    const flows = [4.99, 5, 5.01, 7.99, 8, 11.99, 12, 12.01].map(
      (atMinute) => oxygenAt(chart, atMinute * minute)?.flowLPerMin ?? null,
    );
    expect(flows).toEqual([null, 2, 2, 2, 4, 4, null, null]);
  });
});

describe('scores and answers', () => {
  it('[SE15] the newest score is the one of the latest moment, not the one entered last', () => {
    const chart = chartOf([score(5), 20], [score(2), 10], [score(1, 'nausea'), 30]);
    expect(latestScore(chart, 'moaas')).toEqual({ score: 5, atMs: 20 * minute });
    expect(latestScore(chart, 'nausea')).toEqual({ score: 1, atMs: 30 * minute });
    expect(latestScore(chart, 'anxiety')).toBeNull();
  });

  it('[SE15] of the same moment the one entered last counts', () => {
    expect(latestScore(chartOf([score(5), 10], [score(3), 10]), 'moaas')?.score).toBe(3);
  });

  it('[SE12] an answer that is taken back is none, and its item is open again', () => {
    const chart = chartOf([answer('consent', true), 1], [answer('psychosis', false), 1]);
    const open = (of: Chart) => openItems(of, intravenousChecklists, 'before');
    expect(open(chart)).not.toContain('consent');
    expect(valueOfAnswer(chart, 'before', 'psychosis')).toBe(false);
    const back = chartOf([answer('consent', true), 1], [answer('consent', null), 2]);
    expect(answerTo(back, 'before', 'consent')).toBeUndefined();
    expect(open(back)[0]).toBe('consent');
    // What need not be answered is never open.
    expect(open(back)).not.toContain('toilet');
  });

  it('[SE17] the newest entry that stands is the one recorded last', () => {
    const chart = chartOf([score(5), 20], [score(2), 10], [score(1), 30, 'over']);
    expect(newestStanding(chart)?.seq).toBe(2);
    expect(newestStanding([])).toBeNull();
  });
});
