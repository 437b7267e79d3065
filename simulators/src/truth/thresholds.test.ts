import { describe, expect, it } from 'vitest';
import type { Threshold } from '../scenario/scenario.ts';
import { alarm, aScoredRun, cleared, saidUpTo, secondsUpTo, within } from './run-samples.ts';
import { judgedThresholds } from './thresholds.ts';

const lines = [
  ...secondsUpTo(3_600, (second) => (within(second, [100, 160]) ? { arterialSaturationPercent: 86 } : {})),
  ...saidUpTo(3_600, (second) => (within(second, [120, 180]) ? { spo2Percent: 86 } : {})),
];
/** One hour: one truth, called 1.9 s after it was observable, and one false high alarm. */
const { sessions } = aScoredRun({
  lines,
  feed: [alarm(137, 'spo2-low'), cleared(180, 3), alarm(900, 'pulse-high', 'high'), cleared(950, 5)],
});

function judged(threshold: Pick<Threshold, 'metric' | 'compare' | 'value'> & Partial<Threshold>) {
  const [answer] = judgedThresholds([{ what: null, where: null, ...threshold }], sessions);
  return answer;
}

describe('thresholds', () => {
  for (const { metric, actual } of [
    { metric: 'sensitivity.engine', actual: 1 },
    { metric: 'sensitivity.clinical', actual: 1 },
    { metric: 'observability', actual: 1 },
    { metric: 'false-alarms-per-chair-hour', actual: 1 },
    { metric: 'false-high-alarms', actual: 1 },
    { metric: 'latency.p95', actual: 1_900 },
    { metric: 'latency.median', actual: 1_900 },
  ] as const) {
    it(`[SI88] ${metric} is ${actual}`, () => {
      expect(judged({ metric, compare: '==', value: actual })).toMatchObject({ actual, outcome: 'met' });
    });
  }

  for (const { compare, met } of [
    { compare: '<', met: [false, false, true] },
    { compare: '<=', met: [false, true, true] },
    { compare: '==', met: [false, true, false] },
    { compare: '>=', met: [true, true, false] },
    { compare: '>', met: [true, false, false] },
  ] as const) {
    it(`[SI88] 1 ${compare} 0.9, 1 and 1.1: ${met.map((isMet) => (isMet ? 'met' : 'not met')).join(', ')}`, () => {
      const of = (value: number) =>
        judged({ metric: 'false-high-alarms', compare, value })?.outcome === 'met';
      expect([of(0.9), of(1), of(1.1)]).toEqual(met);
    });
  }

  it('[SI88] of one condition counts that one alone', () => {
    const ofSpo2 = { what: 'spo2-low', compare: '<=', value: 0 } as const;
    expect(judged({ metric: 'false-high-alarms', ...ofSpo2 })?.outcome).toBe('met');
    expect(judged({ metric: 'false-alarms-per-chair-hour', ...ofSpo2 })?.outcome).toBe('met');
  });

  it('[SI88] about what never happened is neither met nor missed', () => {
    const threshold = { metric: 'sensitivity.engine', what: 'pulse-low', compare: '>=', value: 0 } as const;
    expect(judged(threshold)).toMatchObject({ actual: null, outcome: 'not-judged' });
    expect(
      judgedThresholds(
        [{ metric: 'false-high-alarms', what: null, compare: '==', value: 0, where: null }],
        [],
      ),
    ).toMatchObject([{ actual: null, outcome: 'not-judged' }]);
  });
});
