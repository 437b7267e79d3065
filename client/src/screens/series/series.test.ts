import type { SessionInSeries } from '@chairside/shared/record/series.ts';
import { en } from '@chairside/shared/text/en.ts';
import { expect, it } from 'vitest';
import { effectRows } from './effects.ts';
import { changeText, lowestSpo2 } from './figures.ts';
import { overlay } from './overlay.ts';

const scale = { low: 80, high: 180, step: 10 };
const minute = 60_000;
const point = (at: number, value: number | null) => ({ sinceStartMs: at * minute, value });

it('[RE69] the newest session is drawn strongest, each with its number at its end', () => {
  const drawn = overlay(
    [
      { key: 'a', name: '1', points: [point(0, 120), point(10, 140)] },
      { key: 'b', name: '2', points: [point(0, 118), point(20, 150)] },
      { key: 'c', name: '3', points: [] },
    ],
    scale,
  );
  expect(drawn.lines.map(({ name, age }) => [name, age])).toEqual([
    ['1', 2],
    ['2', 1],
    ['3', 0],
  ]);
  expect(drawn.lines[0]?.end?.x).toBeLessThan(drawn.lines[1]?.end?.x ?? 0);
  expect(drawn.lines[2]?.end).toBeNull();
});

it('[RE69] a gap is a gap, and every value lies in the drawing', () => {
  const drawn = overlay(
    [{ key: 'a', name: '1', points: [point(0, 60), point(1, null), point(2, 221)] }],
    scale,
  );
  expect(drawn.lines[0]?.path.match(/M/g)).toHaveLength(2);
  const values = drawn.values.map(({ value }) => value);
  expect(Math.min(...values)).toBeLessThanOrEqual(60);
  expect(Math.max(...values)).toBeGreaterThanOrEqual(220);
  expect(drawn.lines[0]?.end?.y).toBeGreaterThanOrEqual(0);
});

it('[RE69] the same minute stands at the same place in every session', () => {
  const drawn = overlay(
    [
      { key: 'a', name: '1', points: [point(-10, 120), point(40, 130)] },
      { key: 'b', name: '2', points: [point(40, 90)] },
    ],
    scale,
  );
  expect(drawn.lines[0]?.end?.x).toBe(drawn.lines[1]?.end?.x);
});

const changes = [
  { percent: -49.9, says: '−49' },
  { percent: -50, says: '−50' },
  { percent: -50.9, says: '−50' },
  { percent: -0.4, says: '0' },
  { percent: 8.7, says: '+8' },
];
for (const { percent, says } of changes) {
  it(`[RE69] a change of ${percent} % is said as ${says}`, () => expect(changeText(percent)).toBe(says));
}

it('[RE69] the lowest SpO2 is that since the start, and none is not zero', () => {
  const session = (points: readonly unknown[]) => ({ spo2Percent: points }) as unknown as SessionInSeries;
  expect(lowestSpo2(session([point(-5, 80), point(0, 97), point(3, 93), point(4, null)]))).toBe(93);
  expect(lowestSpo2(session([point(-5, 80)]))).toBeNull();
});

it('[RE69] a side effect stands with the worst it was and when it first began; the commonest first', () => {
  const session = (...effects: readonly (readonly [string, string, number])[]) =>
    ({
      sideEffects: effects.map(([effect, worst, at]) => ({
        effect,
        other: null,
        worst,
        sinceStartMs: at * minute,
      })),
    }) as unknown as SessionInSeries;
  const rows = effectRows(
    [
      session(['nausea', 'mild', 12]),
      session(['dizziness', 'mild', 5], ['dizziness', 'severe', 20], ['nausea', 'mild', 30]),
    ],
    en.chart.sideEffect,
  );
  expect(rows).toEqual([
    {
      name: 'Nausea',
      bySession: [
        { worst: 'mild', minute: 12 },
        { worst: 'mild', minute: 30 },
      ],
    },
    { name: 'Dizziness', bySession: [null, { worst: 'severe', minute: 5 }] },
  ]);
});
