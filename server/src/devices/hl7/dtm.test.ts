import { describe, expect, it } from 'vitest';
import { formatDtm, parseDtm, zoneOf } from './dtm.ts';

const noon = Date.UTC(2026, 10, 23, 12, 0, 0);

describe('HL7 times', () => {
  const rows = [
    ['20261123120000+0000', null, noon],
    ['20261123120000.123+0000', null, noon + 123],
    ['20261123120000.1+0000', null, noon + 100],
    ['20261123120000.9999+0000', null, noon + 999],
    ['202611231200+0000', null, noon],
    ['20261123170000+0500', null, noon],
    ['20261123083000-0330', null, noon],
    ['20261123130000', '+0100', noon],
    ['20261123120000+0000', '+0100', noon],
    ['20240229000000+0000', null, Date.UTC(2024, 1, 29)],
  ] as const;
  for (const [text, zone, expected] of rows) {
    it(`[HL12] ${text} in a message of ${zone ?? 'no zone'}`, () => {
      expect(parseDtm(text, zone)).toBe(expected);
    });
  }

  it("[HL12] without any zone it is the gateway's local time", () => {
    expect(parseDtm('20261123120000', null)).toBe(new Date(2026, 10, 23, 12).getTime());
  });

  const never = [
    '',
    '00000000000000',
    '20261123',
    '2026112312',
    '20261323120000',
    '20260230120000',
    '20250229120000',
    '20261123240000',
    '20261123126000',
    '20261123120060',
    'yesterday',
    '20261123120000+5',
    '""',
  ];
  for (const text of never) {
    it(`[HL12] ${text === '' ? 'nothing' : text} is no time`, () => {
      expect(parseDtm(text, null)).toBeNull();
    });
  }

  it('[HL12] what is written can be read', () => {
    expect(formatDtm(noon + 7)).toBe('20261123120000.007+0000');
    expect(parseDtm(formatDtm(noon + 7), null)).toBe(noon + 7);
    expect([zoneOf('20261123+0100'), zoneOf('20261123')]).toEqual(['+0100', null]);
  });
});
