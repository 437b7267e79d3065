import { describe, expect, it } from 'vitest';
import { createZonedTime } from './zoned-time.ts';

describe('a time of the clinic', () => {
  const rows = [
    ['2026-03-02T09:00:00.250Z', 'Europe/Madrid', '2026-03-02T10:00:00.250+01:00'],
    ['2026-03-29T00:59:59.999Z', 'Europe/Madrid', '2026-03-29T01:59:59.999+01:00'],
    ['2026-03-29T01:00:00.000Z', 'Europe/Madrid', '2026-03-29T03:00:00.000+02:00'],
    ['2026-03-02T09:00:00.000Z', 'America/St_Johns', '2026-03-02T05:30:00.000-03:30'],
    ['2026-03-02T09:00:00.000Z', 'Asia/Kathmandu', '2026-03-02T14:45:00.000+05:45'],
    ['2026-03-02T09:00:00.000Z', 'UTC', '2026-03-02T09:00:00.000+00:00'],
  ] as const;
  for (const [utc, zone, text] of rows) {
    it(`[RE10] ${utc} in ${zone} is ${text}`, () => {
      const { isoOf } = createZonedTime(zone);
      expect(isoOf(Date.parse(utc))).toBe(text);
      expect(Date.parse(isoOf(Date.parse(utc)))).toBe(Date.parse(utc));
    });
  }

  const days = [
    ['2026-03-02', 'Europe/Madrid', '2026-03-01T23:00:00Z'],
    ['2026-03-29', 'Europe/Madrid', '2026-03-28T23:00:00Z'],
    ['2026-03-30', 'Europe/Madrid', '2026-03-29T22:00:00Z'],
    ['2026-03-02', 'America/Los_Angeles', '2026-03-02T08:00:00Z'],
    ['2026-03-08', 'America/Los_Angeles', '2026-03-08T08:00:00Z'],
    ['2026-03-09', 'America/Los_Angeles', '2026-03-09T07:00:00Z'],
  ] as const;
  for (const [day, zone, utc] of days) {
    it(`[RE14] ${day} in ${zone} began at ${utc}`, () => {
      const { dayStartMs, dayOf } = createZonedTime(zone);
      expect(dayStartMs(day)).toBe(Date.parse(utc));
      expect([dayOf(dayStartMs(day)), dayOf(dayStartMs(day) - 1) < day]).toEqual([day, true]);
    });
  }
});
