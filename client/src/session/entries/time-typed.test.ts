import { expect, it } from 'vitest';
import { momentOf } from './time-typed.ts';

/** 2026-11-23 10:05:30 UTC, shown in a zone of +1 as 11:05. */
const known = { atMs: Date.UTC(2026, 10, 23, 10, 5, 30), shown: '11:05' };
const at = (hour: number, minute: number, day = 23) => Date.UTC(2026, 10, day, hour, minute);

const rows: readonly (readonly [string, number | null])[] = [
  ['11:05', known.atMs],
  ['11:04', at(10, 4)],
  ['11:06', at(10, 6)],
  ['9:30', at(8, 30)],
  ['11.00', at(10, 0)],
  ['00:10', at(23, 10, 22)],
  ['23:59', at(22, 59, 22)],
  ['23:04', at(22, 4)],
  ['23:05', at(22, 5, 22)],
  ['24:00', null],
  ['11:60', null],
  ['1105', null],
  ['', null],
];
for (const [typed, momentMs] of rows) {
  it(`[SE17] a time typed as '${typed}' is ${momentMs === null ? 'none' : 'the nearest such moment'}`, () => {
    expect(momentOf(typed, known)).toBe(momentMs);
  });
}

it('[SE17] round midnight the nearest moment may be of the day before, or after', () => {
  const late = { atMs: Date.UTC(2026, 10, 23, 23, 58), shown: '23:58' };
  expect(momentOf('00:01', late)).toBe(at(0, 1, 24));
  const early = { atMs: Date.UTC(2026, 10, 24, 0, 2), shown: '00:02' };
  expect(momentOf('23:59', early)).toBe(at(23, 59));
});
