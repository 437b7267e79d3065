import { expect, it } from 'vitest';
import { aRecord } from '../../../testing/record.ts';
import { at } from '../../../testing/record-entries.ts';
import { planOf, width } from './plan.ts';
import { laidOut, type Mark } from './marks.ts';

const plan = (over = {}) => planOf(aRecord(over), []);

it('[RE63] a gap in the data is a gap in the line', () => {
  const points = [0, 1, 2, 3, 4].map((minute) => ({ atMs: at(minute), value: minute === 2 ? null : 97 }));
  const { spo2 } = plan({ trend: { spo2Percent: points, pulseRateBpm: [] } });
  expect(spo2.match(/M/g)).toHaveLength(2);
  expect(spo2.match(/L/g)).toHaveLength(2);
});

it('[RE63] the session begins at the left edge and ends at the right one', () => {
  const { x, plot } = plan();
  expect(x(at(-12))).toBe(plot.left);
  expect(x(at(75))).toBe(plot.right);
  expect(plot.right).toBeLessThan(width);
});

it('[RE63] a session of a minute is not drawn as wide as the page', () => {
  const { x, plot } = plan({ openedAtMs: at(0), untilMs: at(1) });
  expect(x(at(1))).toBeLessThan(plot.left + (plot.right - plot.left) / 10);
});

it('[RE63] each parameter lies in a lane of its own, whatever its values', () => {
  const { lanes, y } = plan({
    nibp: [],
    trend: {
      spo2Percent: [{ atMs: at(1), value: 41 }],
      pulseRateBpm: [{ atMs: at(1), value: 190 }],
    },
  });
  expect(y(lanes.spo2, 41)).toBeLessThan(y(lanes.pulse, 190));
  expect(y(lanes.nibp, 60)).toBeLessThan(y(lanes.spo2, 101));
});

it('[RE63] a limit is drawn for as long as it was in force', () => {
  const { limits } = plan();
  expect(limits.nibp.high.match(/M/g)).toHaveLength(2);
});

const mark = (minute: number, words: string): Mark => ({
  key: `${minute} ${words}`,
  atMs: at(minute),
  words,
});
const strip = { x: (atMs: number) => (atMs - at(0)) / 6_000, right: 1_000 };

it('[RE63] no words of a mark lie over others, and none is left out', () => {
  const marks = Array.from({ length: 40 }, (_, index) => mark(index / 2, `Something happened ${index}`));
  const laid = laidOut(marks, strip);
  expect(laid).toHaveLength(40);
  for (const one of laid)
    for (const other of laid) {
      if (one === other || one.row !== other.row || one.isFlipped || other.isFlipped) continue;
      expect(Math.abs(one.x - other.x)).toBeGreaterThan(6 * 'Something happened'.length);
    }
});

it('[RE63] what would reach over the edge is written to the left of its line', () => {
  const [early, late] = laidOut([mark(5, 'Dizziness, mild'), mark(99, 'Dizziness, mild')], strip);
  expect([early?.isFlipped, late?.isFlipped]).toEqual([false, true]);
});
