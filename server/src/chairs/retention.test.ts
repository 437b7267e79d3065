import { expect, it } from 'vitest';
import { keptSinceMs } from './retention.ts';

const rows: readonly (readonly [now: string, months: number, since: string])[] = [
  ['2026-03-15T10:20:30.400Z', 1, '2026-02-15T10:20:30.400Z'],
  ['2026-03-15T10:20:30.400Z', 120, '2016-03-15T10:20:30.400Z'],
  ['2026-01-15T00:00:00.000Z', 1, '2025-12-15T00:00:00.000Z'],
  ['2026-03-27T00:00:00.000Z', 1, '2026-02-27T00:00:00.000Z'],
  ['2026-03-28T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
  ['2026-03-29T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
  ['2026-03-31T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
  ['2024-03-31T00:00:00.000Z', 1, '2024-02-29T00:00:00.000Z'],
  ['2024-02-29T12:00:00.000Z', 12, '2023-02-28T12:00:00.000Z'],
  ['2026-12-31T23:59:59.999Z', 1, '2026-11-30T23:59:59.999Z'],
];
for (const [now, months, since] of rows) {
  it(`[JR37] ${months} months before ${now} is ${since}`, () => {
    expect(new Date(keptSinceMs(Date.parse(now), months)).toISOString()).toBe(since);
  });
}
