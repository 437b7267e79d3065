import { expect, it } from 'vitest';
import { durationIn, durationWritten } from './durations.ts';

const typed = [
  ['45s', 45_000],
  ['6m', 360_000],
  ['1h30m', 5_400_000],
  ['250ms', 250],
  ['1.5m', 90_000],
  [' 45S ', 45_000],
  ['45', 45_000],
] as const;
for (const [text, ms] of typed) {
  it(`[SI82] ${text} is ${ms} ms`, () => {
    expect(durationIn(text)).toBe(ms);
  });
}

for (const text of ['', '0', '0s', '-5s', 's', '45 s', '5x', '1m-3s', 'a while']) {
  it(`[SI82] “${text}” is no duration`, () => {
    expect(durationIn(text)).toBeNull();
  });
}

const written = [
  [35_000, '35s'],
  [90_000, '1m30s'],
  [720_000, '12m'],
  [3_600_500, '1h500ms'],
  [0, '0s'],
] as const;
for (const [ms, text] of written) {
  it(`[SI82] ${ms} ms is written ${text}`, () => {
    expect(durationWritten(ms)).toBe(text);
  });
}
