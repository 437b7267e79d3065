import { describe, expect, it } from 'vitest';
import { dateTimeBytes } from './date-time.ts';
import { sfloatBytes, u16, u24 } from './encode.ts';
import { atMs, inShort, packet, play } from './played.ts';
import { cuffSpecimen, nonin3230Specimen, oximeterSpecimen } from './specimen.ts';

const one = [0x61, 0x00, 0x40, 0x00];
const continuous = (...rest: readonly (number | readonly number[])[]) => packet(0x2a5f, ...rest);
const cuff = (...rest: readonly (number | readonly number[])[]) => packet(0x2a35, ...rest);
const three = [...sfloatBytes(128), ...sfloatBytes(82), ...sfloatBytes(97)];
const noneOf = (reason: string) => [`spo2Percent ${reason}`, `pulseRateBpm ${reason}`];
const doubted = ['spo2Percent 97 device-doubt', 'pulseRateBpm 64 device-doubt'];
const good = ['spo2Percent 97 good', 'pulseRateBpm 64 good'];

const byStatus = [
  [5, good],
  [6, doubted],
  [7, good],
  [8, good],
  [9, ['rejected stored']],
  [10, [...noneOf('test'), 'rejected stored']],
  [11, [...noneOf('test'), 'rejected stored']],
  [12, doubted],
  [13, noneOf('no-value')],
  [14, doubted],
  [15, noneOf('invalid')],
] as const;

const bySensor = [
  [0, good],
  [1, [...doubted, 'fault begins']],
  [2, doubted],
  [3, [...doubted, 'weak-signal begins']],
  [4, [...doubted, 'weak-signal begins']],
  [5, [...doubted, 'weak-signal begins']],
  [6, doubted],
  [7, doubted],
  [8, doubted],
  [9, [...good, 'searching begins']],
  [10, doubted],
  [11, [...noneOf('probe-off'), 'probe-off begins']],
  [12, [...noneOf('invalid'), 'fault begins']],
  [13, [...noneOf('probe-off'), 'probe-off begins']],
  [14, [...noneOf('invalid'), 'fault begins']],
  [15, [...noneOf('probe-off'), 'probe-off begins']],
] as const;

describe('an oximeter by its status', () => {
  for (const [bit, expected] of byStatus) {
    it(`[BT4] measurement status, bit ${bit}`, () => {
      const said = play(oximeterSpecimen.driver, continuous(0b0_0100, one, u16(1 << bit)));
      expect(inShort(said)).toEqual(expected);
    });
    it(`[BT4] of a spot check too, bit ${bit}`, () => {
      const said = play(oximeterSpecimen.driver, packet(0x2a5e, 0b0_0010, one, u16(1 << bit)));
      expect(inShort(said)).toEqual(expected);
    });
  }

  for (const [bit, expected] of bySensor) {
    it(`[BT4] sensor status, bit ${bit}`, () => {
      const said = play(oximeterSpecimen.driver, continuous(0b0_1000, one, u24(1 << bit)));
      expect(inShort(said)).toEqual(expected);
    });
  }

  it('[BT4] what it measured some other time is of no use, however good it was', () => {
    const status = u16((1 << 8) | (1 << 9));
    expect(inShort(play(oximeterSpecimen.driver, continuous(0b0_0100, one, status)))).toEqual([
      'rejected stored',
    ]);
  });

  it('[BT4] a condition is said when it begins and when it ends', () => {
    const off = continuous(0b0_1000, one, u24(1 << 11));
    const on = continuous(0b0_1000, one, u24(0));
    const said = play(oximeterSpecimen.driver, off, off, on, on);
    expect(inShort(said).filter((line) => line.startsWith('probe-off '))).toEqual([
      'probe-off begins',
      'probe-off ends',
    ]);
  });
});

const byPulse = [
  ['NaN', 0x07ff, ['pulseRateBpm no-value']],
  ['NRes', 0x0800, ['pulseRateBpm no-value']],
  ['reserved', 0x0801, ['pulseRateBpm no-value', 'rejected malformed']],
  ['without end', 0x07fe, ['pulseRateBpm impossible', 'rejected impossible']],
  ['without end below', 0x0802, ['pulseRateBpm impossible', 'rejected impossible']],
  ['0', 0x0000, ['pulseRateBpm impossible', 'rejected impossible']],
  ['127', 0x007f, ['pulseRateBpm 127 good']],
  ['128', 0x0080, ['pulseRateBpm 128 good']],
  ['250', 0x00fa, ['pulseRateBpm 250 good']],
  ['251', 0x00fb, ['pulseRateBpm 251 implausible']],
  ['350', 0x015e, ['pulseRateBpm 350 implausible']],
  ['351', 0x015f, ['pulseRateBpm impossible', 'rejected impossible']],
] as const;

describe('a pulse that is none', () => {
  for (const [name, code, expected] of byPulse) {
    it(`[BT3] ${name}`, () => {
      const said = play(oximeterSpecimen.driver, continuous(0, [0x61, 0x00], u16(code)));
      expect(inShort(said)).toEqual(['spo2Percent 97 good', ...expected]);
    });
  }
});

const lengths = [
  ['2A5F', continuous(0b1_1111, one, one, one, u16(0), u24(0), sfloatBytes(3)), oximeterSpecimen],
  [
    '2A5E',
    packet(0x2a5e, 0b0_1111, one, [...dateTimeBytes(atMs)], u16(0), u24(0), sfloatBytes(3)),
    oximeterSpecimen,
  ],
  ['2A60', packet(0x2a60, u16(0b11), u16(0), u24(0)), oximeterSpecimen],
  ['2A19', packet(0x2a19, 80), oximeterSpecimen],
  ['2A35', cuff(0b1_1111, three, [...dateTimeBytes(atMs)], sfloatBytes(72), 1, u16(0)), cuffSpecimen],
  [
    '2A36',
    packet(0x2a36, 0b1_1111, three, [...dateTimeBytes(atMs)], sfloatBytes(72), 1, u16(0)),
    cuffSpecimen,
  ],
  ['2A49', packet(0x2a49, u16(0b11)), cuffSpecimen],
  ['0AAD7EA0', nonin3230Specimen.frame({ spo2Percent: 97, pulseRateBpm: 64 }, atMs), nonin3230Specimen],
] as const;

describe('a length that lies', () => {
  for (const [name, whole, { driver }] of lengths) {
    it(`[BT2] ${name}: shorter than its flags say is refused whole, longer is taken and counted`, () => {
      const of = (bytes: Uint8Array) => inShort(play(driver, { ...whole, bytes }));
      const told = of(whole.bytes);
      expect(told).not.toContain('rejected malformed');
      for (let length = 0; length < whole.bytes.length; length += 1)
        expect(of(whole.bytes.subarray(0, length))).toEqual(['rejected malformed']);
      expect(of(Uint8Array.of(...whole.bytes, 1, 2))).toEqual([...told, `${name} +2`]);
    });
  }
});
