import { describe, expect, it } from 'vitest';
import type { Step, StepTime } from '../scenario/scenario.ts';
import { createTimeline, type Anchors } from './timeline.ts';

const minuteMs = 60_000;

function at(time: StepTime): Step {
  return {
    at: time,
    do: { target: 'patient', verb: 'apnea', params: {} },
    forMs: null,
    label: null,
    probability: 1,
    where: null,
  };
}

function anchors(given: Partial<Anchors> = {}): Anchors {
  return { S: 0, T: 5 * minuteMs, plannedMs: 40 * minuteMs, beganAtMs: () => null, ...given };
}

const asWritten = ({ at: time }: { readonly at: StepTime }) =>
  'afterMs' in time && typeof time.afterMs === 'number' ? time.afterMs : 0;

describe('the timeline of a chair', () => {
  const times = [
    { what: 'T+10m', time: { kind: 'at', from: 'T', afterMs: 10 * minuteMs }, dueMs: 15 * minuteMs },
    { what: 'S+10m', time: { kind: 'at', from: 'S', afterMs: 10 * minuteMs }, dueMs: 10 * minuteMs },
    { what: '40% of the infusion', time: { kind: 'share', share: 0.4 }, dueMs: 21 * minuteMs },
    { what: 'T-2m', time: { kind: 'at', from: 'T', afterMs: -2 * minuteMs }, dueMs: 3 * minuteMs },
  ] as const;
  for (const { what, time, dueMs } of times) {
    for (const { when, untilMs, count } of [
      { when: 'just before', untilMs: dueMs - 1, count: 0 },
      { when: 'at', untilMs: dueMs, count: 1 },
      { when: 'after', untilMs: dueMs + minuteMs, count: 1 },
    ]) {
      it(`[SI100] a step at ${what} is due ${count} times ${when} its time, and keeps its own time`, () => {
        const due = createTimeline([at(time)], asWritten).take(untilMs, anchors());
        expect(due.map(({ atMs }) => atMs)).toEqual(Array.from({ length: count }, () => dueMs));
      });
    }
  }

  it('[SI100] each step is given once', () => {
    const timeline = createTimeline([at({ kind: 'at', from: 'S', afterMs: 1_000 })], asWritten);
    expect(timeline.take(1_000, anchors())).toHaveLength(1);
    expect(timeline.take(60_000, anchors())).toHaveLength(0);
  });

  it('[SI100] what hangs on the start of an infusion waits for it, however long that takes', () => {
    const timeline = createTimeline([at({ kind: 'at', from: 'T', afterMs: minuteMs })], asWritten);
    expect(timeline.take(100 * minuteMs, anchors({ T: null }))).toEqual([]);
    expect(timeline.take(101 * minuteMs, anchors({ T: 100 * minuteMs }))).toMatchObject([
      { atMs: 101 * minuteMs },
    ]);
  });

  it('[SI100] what comes after a label waits for the label', () => {
    const timeline = createTimeline([at({ kind: 'after', label: 'PO1', afterMs: 12_000 })], asWritten);
    expect(timeline.take(minuteMs, anchors())).toEqual([]);
    const seen = timeline.take(
      minuteMs,
      anchors({ beganAtMs: (label) => (label === 'PO1' ? 30_000 : null) }),
    );
    expect(seen.map(({ atMs }) => atMs)).toEqual([42_000]);
  });

  it('[SI100] a repeated step is due at each of its times, up to its last, in order with the others', () => {
    const every = {
      kind: 'every',
      from: 'T',
      everyMs: 10 * minuteMs,
      firstMs: 0,
      untilMs: 20 * minuteMs,
    } as const;
    const timeline = createTimeline(
      [at(every), at({ kind: 'at', from: 'T', afterMs: 5 * minuteMs })],
      asWritten,
    );
    const due = timeline.take(120 * minuteMs, anchors());
    expect(due.map(({ atMs, index, n }) => [atMs / minuteMs, index, n])).toEqual([
      [5, 0, 0],
      [10, 1, 0],
      [15, 0, 1],
      [25, 0, 2],
    ]);
  });
});
