import type { Gap } from '@chairside/shared/record/coverage.ts';
import { expect, it } from 'vitest';
import { percentText, shortGaps } from './gaps.ts';

const gap = (fromMs: number, lengthMs: number, cause: Gap['cause']): Gap => ({
  fromMs,
  toMs: fromMs + lengthMs,
  cause,
});

it('[RE68] gaps under ten seconds are added up by their cause', () => {
  const gaps = [
    gap(0, 9_999, 'silence'),
    gap(20_000, 10_000, 'silence'),
    gap(40_000, 10_001, 'silence'),
    gap(60_000, 1_000, 'probe-off'),
    gap(70_000, 2_000, 'probe-off'),
  ];
  expect(shortGaps(gaps)).toEqual([
    { cause: 'silence', amount: 1, lengthMs: 9_999 },
    { cause: 'probe-off', amount: 2, lengthMs: 3_000 },
  ]);
});

const shares = [
  { validMs: 0, spanMs: 0, says: '–' },
  { validMs: 0, spanMs: 1_000, says: '0' },
  { validMs: 999_999, spanMs: 1_000_000, says: '99.9' },
  { validMs: 1_000_000, spanMs: 1_000_000, says: '100' },
  { validMs: 974, spanMs: 1_000, says: '97.4' },
];
for (const { says, ...covered } of shares) {
  it(`[RE68] ${covered.validMs} of ${covered.spanMs} ms is ${says} %`, () => {
    expect(percentText(covered)).toBe(says);
  });
}
