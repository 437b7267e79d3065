import { expect, it } from 'vitest';
import { sectorAfter } from './sector-keys.ts';

/** Seven chairs in rows of four: 0 1 2 3 / 4 5 6. */
const rows = { count: 7, columns: 4 };
const steps = [
  { key: 'ArrowRight', from: 0, to: 1 },
  { key: 'ArrowRight', from: 3, to: 3 },
  { key: 'ArrowRight', from: 6, to: 6 },
  { key: 'ArrowLeft', from: 1, to: 0 },
  { key: 'ArrowLeft', from: 4, to: 4 },
  { key: 'ArrowDown', from: 2, to: 6 },
  { key: 'ArrowDown', from: 3, to: 3 },
  { key: 'ArrowDown', from: 5, to: 5 },
  { key: 'ArrowUp', from: 6, to: 2 },
  { key: 'ArrowUp', from: 2, to: 2 },
  { key: 'Home', from: 6, to: 0 },
  { key: 'End', from: 0, to: 6 },
  { key: 'ArrowDown', from: null, to: 0 },
  { key: 'End', from: null, to: 6 },
  { key: 'a', from: 2, to: null },
  { key: 'Enter', from: 2, to: null },
];
for (const { key, from, to } of steps) {
  it(`[UI26] ${key} from sector ${String(from)} of seven leads to ${String(to)}`, () => {
    expect(sectorAfter(key, from, rows)).toBe(to);
  });
}

it('[UI26] of one chair every key leads to it, of none to nowhere', () => {
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']) {
    expect(sectorAfter(key, 0, { count: 1, columns: 1 })).toBe(0);
    expect(sectorAfter(key, null, { count: 0, columns: 1 })).toBeNull();
  }
});
