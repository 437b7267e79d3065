import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  durationMs,
  formatDuration,
  kilograms,
  parseDuration,
  percent,
  pressure,
  share,
  signedDurationMs,
} from './values.ts';

describe('values as people write them', () => {
  const durations: readonly (readonly [string, number])[] = [
    ['250ms', 250],
    ['45s', 45_000],
    ['1.5s', 1_500],
    ['6m', 360_000],
    ['1h30m', 5_400_000],
    ['2d', 172_800_000],
    ['-7m', -420_000],
    ['+7m', 420_000],
  ];
  for (const [text, ms] of durations) {
    it(`[SI61] ${text} is ${ms} ms`, () => expect(parseDuration(text)).toBe(ms));
  }

  for (const text of ['', '45', 's', '45 s', '4x', '1m-30s', '--7m', '1,5s']) {
    it(`[SI61] "${text}" is no duration`, () => expect(parseDuration(text)).toBeNull());
  }

  for (const [ms, text] of [
    [0, '0s'],
    [250, '250ms'],
    [90_000, '1m30s'],
    [5_400_000, '1h30m'],
    [-420_000, '-7m'],
  ] as const) {
    it(`[SI61] ${ms} ms is written ${text}, and read again`, () => {
      expect(formatDuration(ms)).toBe(text);
      expect(parseDuration(text)).toBe(ms);
    });
  }

  const read: readonly (readonly [string, z.ZodType, unknown, unknown])[] = [
    ['a duration without a sign', durationMs, '7m', 420_000],
    ['a duration with a sign where none makes sense', durationMs, '-7m', undefined],
    ['a duration with a sign where it does', signedDurationMs, '-7m', -420_000],
    ['a weight with its unit', kilograms, '91kg', 91],
    ['a weight without', kilograms, 91, 91],
    ['a weight in another unit', kilograms, '91lb', undefined],
    ['a percentage', percent, '2.1%', 2.1],
    ['a share below 0', share, -0.01, undefined],
    ['a share of 0', share, 0, 0],
    ['a share of 1', share, 1, 1],
    ['a share above 1', share, 1.01, undefined],
    ['a pressure', pressure, '188/112', { systolicMmHg: 188, diastolicMmHg: 112 }],
    ['a pressure with one to go', pressure, '113/112', { systolicMmHg: 113, diastolicMmHg: 112 }],
    ['a pressure with nothing between', pressure, '112/112', undefined],
    ['a pressure upside down', pressure, '111/112', undefined],
  ];
  for (const [what, form, written, value] of read) {
    it(`[SI61] ${what}: ${JSON.stringify(written)}`, () => {
      expect(form.safeParse(written).data).toEqual(value);
    });
  }
});
