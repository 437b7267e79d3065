import { describe, expect, it } from 'vitest';
import { aFrame, bytesIn, deedOf, outcome } from './fixtures.ts';
import type { LinkDeed } from './link-verbs.ts';

function after(format: 'plx' | 'bps', payload: readonly number[], deed: LinkDeed) {
  const sent = [{ ...aFrame(format, 0), bytes: Uint8Array.from(payload) }];
  const [one] = bytesIn(outcome(format, sent, { faults: [{ deed }] }));
  return { bytes: [...one!.bytes], isIntact: one!.reports.length === 1 };
}

const specials = [
  { as: 'nan', bytes: [0xff, 0x07] },
  { as: 'nres', bytes: [0x00, 0x08] },
  { as: '+inf', bytes: [0xfe, 0x07] },
  { as: '-inf', bytes: [0x02, 0x08] },
  { as: 'empty', bytes: [0xff, 0x07] },
];

describe('faults of Bluetooth payloads', () => {
  for (const { as, bytes } of specials) {
    it(`[SI57] saturation and pulse as ${as}: that SFLOAT twice, the status as it was`, () => {
      const said = after('plx', [0b100, 97, 0, 70, 0, 0x20, 0], deedOf('special_values', { as }));
      expect(said).toEqual({ bytes: [0b100, ...bytes, ...bytes, 0x20, 0], isIntact: false });
    });
  }

  it('[SI57] fast and slow numbers are said so too', () => {
    const payload = [0b11, ...Array<number[]>(6).fill([97, 0]).flat()];
    const none = [0b11, ...Array<number[]>(6).fill([0xff, 7]).flat()];
    expect(after('plx', payload, deedOf('special_values')).bytes).toEqual(none);
  });

  const pressures = [
    {
      what: 'pressures',
      payload: [0, 120, 0, 80, 0, 93, 0],
      said: [0, 255, 7, 255, 7, 255, 7],
    },
    {
      what: 'pressures and pulse',
      payload: [0b100, 120, 0, 80, 0, 93, 0, 70, 0],
      said: [0b100, 255, 7, 255, 7, 255, 7, 255, 7],
    },
    {
      what: 'pressures and pulse behind the time',
      payload: [0b110, 120, 0, 80, 0, 93, 0, 234, 7, 11, 28, 10, 0, 0, 70, 0],
      said: [0b110, 255, 7, 255, 7, 255, 7, 234, 7, 11, 28, 10, 0, 0, 255, 7],
    },
  ];
  for (const { what, payload, said } of pressures) {
    it(`[SI57] ${what} as NaN`, () => {
      expect(after('bps', payload, deedOf('special_values')).bytes).toEqual(said);
    });
  }

  it('[SI57] millimetres called kilopascal: the flag lies, the numbers stay', () => {
    const said = after('bps', [0, 120, 0, 80, 0, 93, 0], deedOf('special_values', { as: 'unit-kpa' }));
    expect(said).toEqual({ bytes: [1, 120, 0, 80, 0, 93, 0], isIntact: false });
  });

  const mismatches = [
    { format: 'plx', what: 'a field is missing', payload: [0, 97, 0, 70, 0], said: [0b11111, 97, 0, 70, 0] },
    {
      format: 'bps',
      what: 'a field is missing; the unit is none of them',
      payload: [0, 120, 0, 80, 0, 93, 0],
      said: [0b11110, 120, 0, 80, 0, 93, 0],
    },
    {
      format: 'plx',
      what: 'all are announced and there: the last byte is not there any more',
      payload: [0b11111, ...Array<number>(19).fill(1)],
      said: [0b11111, ...Array<number>(18).fill(1)],
    },
  ] as const;
  for (const { format, what, payload, said } of mismatches) {
    it(`[SI57] ${format}: flags announce too much: ${what}`, () => {
      expect(after(format, payload, deedOf('flag_mismatch'))).toEqual({ bytes: [...said], isIntact: false });
    });
  }
});
