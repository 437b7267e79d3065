import { assertNever } from '@chairside/shared/result.ts';
import type { Threshold } from '../scenario/scenario.ts';
import { figuresOf, type Figures } from './figures.ts';
import type { SessionScore } from './session-score.ts';

/** A threshold of a scenario, over all its runs together. */
export type JudgedThreshold = {
  readonly threshold: Threshold;
  /** Null: nothing to measure it by happened. */
  readonly actual: number | null;
  /** What could not be measured is neither met nor missed, and is said to be so. */
  readonly outcome: 'met' | 'not-met' | 'not-judged';
};

export function judgedThresholds(
  thresholds: readonly Threshold[],
  sessions: readonly SessionScore[],
): readonly JudgedThreshold[] {
  return thresholds.map((threshold) => {
    const actual = metricOf(threshold.metric, figuresOf(sessions, { what: threshold.what, level: null }));
    if (actual === null) return { threshold, actual, outcome: 'not-judged' };
    return { threshold, actual, outcome: compares(actual, threshold) ? 'met' : 'not-met' };
  });
}

/** Latency is the gateway's own: from when the rules could be known to be met to the alarm. */
function metricOf(metric: Threshold['metric'], figures: Figures): number | null {
  switch (metric) {
    case 'sensitivity.engine':
      return figures.engine?.share ?? null;
    case 'sensitivity.clinical':
      return figures.clinical?.share ?? null;
    case 'observability':
      return figures.observability?.share ?? null;
    case 'false-alarms-per-chair-hour':
      return figures.falsePerHour?.perHour ?? null;
    case 'false-high-alarms':
      return figures.sessions === 0 ? null : figures.alarms.falseHigh;
    case 'latency.p95':
      return figures.latency['observable-to-raised']?.p95Ms ?? null;
    case 'latency.median':
      return figures.latency['observable-to-raised']?.medianMs ?? null;
    default:
      return assertNever(metric);
  }
}

function compares(actual: number, { compare, value }: Threshold): boolean {
  switch (compare) {
    case '>':
      return actual > value;
    case '>=':
      return actual >= value;
    case '<':
      return actual < value;
    case '<=':
      return actual <= value;
    case '==':
      return actual === value;
  }
}
