import { expect, it } from 'vitest';
import { lowestDrawn } from './Sparkline.tsx';

const fromMs = 1_000;
const rows = [
  { lowestPercent: 81, edge: 80 },
  { lowestPercent: 80, edge: 80 },
  { lowestPercent: 79, edge: 70 },
  { lowestPercent: 55, edge: 50 },
];
for (const { lowestPercent, edge } of rows) {
  it(`[UI15] an SpO2 of ${lowestPercent} % is drawn above an edge of ${edge}`, () => {
    const points = [97, lowestPercent, null, 96].map((value) => ({ atMs: fromMs, value }));
    expect(lowestDrawn(points, fromMs)).toBe(edge);
  });
}

it('[UI15] what has left the picture does not stretch it', () => {
  expect(lowestDrawn([{ atMs: fromMs - 1, value: 55 }], fromMs)).toBe(80);
});
