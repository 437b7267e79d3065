import { bluetoothUuid } from '@chairside/shared/devices/families.ts';
import { describe, expect, it } from 'vitest';
import { cuffTakesMs } from '../cuff-takes.ts';
import { dateTimeBytes } from './date-time.ts';
import { nan, sfloatBytes, u16 } from './encode.ts';
import { emptiedWithinMs } from './from-memory.ts';
import { atMs, bytesAndChannel, inShort, opened, packet, play } from './played.ts';
import { cuffSpecimen } from './specimen.ts';

const cuff = (...rest: readonly (number | readonly number[])[]) => packet(0x2a35, ...rest);
const three = [...sfloatBytes(128), ...sfloatBytes(82), ...sfloatBytes(97)];

describe('a cuff', () => {
  it('[DD9] kilopascals are converted once, and what was sent is kept', () => {
    const kiloPascals = [18.9, 11, 15.9].flatMap(sfloatBytes);
    const said = play(cuffSpecimen.driver, cuff(0b1, kiloPascals));
    expect(said).toMatchObject([
      { reading: { parameter: 'systolicMmHg', quality: 'good', value: 141.8, original: '18.9 kPa' } },
      { reading: { parameter: 'diastolicMmHg', quality: 'good', value: 82.5, original: '11 kPa' } },
      { reading: { parameter: 'meanMmHg', quality: 'good', value: 119.3, original: '15.9 kPa' } },
    ]);
  });

  it('[BT5] a unit that lies: 18.9 over 11 "mmHg" is no pressure, and neither is 128 over 82 "kPa"', () => {
    const smaller = [18.9, 11, 15.9].flatMap(sfloatBytes);
    expect(inShort(play(cuffSpecimen.driver, cuff(0, smaller)))).toEqual([
      'systolicMmHg impossible',
      'diastolicMmHg impossible',
      'meanMmHg impossible',
      'rejected impossible',
    ]);
    expect(inShort(play(cuffSpecimen.driver, cuff(0b1, three)))).toEqual([
      'systolicMmHg impossible',
      'diastolicMmHg impossible',
      'meanMmHg impossible',
      'rejected impossible',
    ]);
  });

  const none = ['systolicMmHg impossible', 'diastolicMmHg impossible', 'meanMmHg impossible'];
  for (const [name, unit, values] of [
    ['24 over 20 “mmHg”, the lower of which could be', 0, [24, 20, 21]],
    ['40 over 25 “kPa”, a patient in shock', 1, [40, 25, 30]],
  ] as const) {
    it(`[BT5] [DD6] a unit that lies: of ${name} no number is shown, and it is counted`, () => {
      const frame = cuff(0b100 | unit, [...values, 72].flatMap(sfloatBytes));
      const said = play(cuffSpecimen.driver, frame);
      expect(inShort(said)).toEqual([...none, 'cuffPulseRateBpm impossible', 'rejected impossible']);
      const original = `${values[0]} ${unit === 1 ? 'kPa' : 'mmHg'}`;
      expect(said[0]).toMatchObject({ reading: { original } });
    });
  }

  it('[DD6] 45 over 28 mmHg, a patient in shock, is shown with its doubt, all of it', () => {
    expect(inShort(play(cuffSpecimen.driver, cuff(0, [45, 28, 34].flatMap(sfloatBytes))))).toEqual([
      'systolicMmHg 45 implausible',
      'diastolicMmHg 28 implausible',
      'meanMmHg 34 implausible',
    ]);
  });

  it('[DD6] pressures that contradict each other are doubtful', () => {
    const crossed = [82, 128, 97].flatMap(sfloatBytes);
    expect(inShort(play(cuffSpecimen.driver, cuff(0, crossed)))).toEqual([
      'systolicMmHg 82 pressure-order',
      'diastolicMmHg 128 pressure-order',
      'meanMmHg 97 pressure-order',
    ]);
  });

  it('[BT5] a measurement without numbers has failed', () => {
    expect(inShort(play(cuffSpecimen.driver, cuff(0b0_0100, nan, nan, nan, nan)))).toEqual([
      'systolicMmHg failed',
      'diastolicMmHg failed',
      'meanMmHg failed',
      'cuffPulseRateBpm failed',
    ]);
  });

  const signs = [
    ['body movement', 0b00_0001],
    ['a loose cuff', 0b00_0010],
    ['an irregular pulse', 0b00_0100],
    ['an improper position', 0b10_0000],
  ] as const;
  for (const [name, status] of signs) {
    it(`[BT5] ${name}: all of it is doubtful`, () => {
      const said = play(cuffSpecimen.driver, cuff(0b1_0100, three, sfloatBytes(72), u16(status)));
      expect(inShort(said).every((line) => line.endsWith('device-doubt'))).toBe(true);
      expect(said).toHaveLength(4);
    });
  }

  it('[BT5] a pulse beyond the range of the cuff: its pulse is doubtful, its pressure is not', () => {
    const said = play(cuffSpecimen.driver, cuff(0b1_0100, three, sfloatBytes(72), u16(0b00_1000)));
    expect(inShort(said)).toEqual([
      'systolicMmHg 128 good',
      'diastolicMmHg 82 good',
      'meanMmHg 97 good',
      'cuffPulseRateBpm 72 device-doubt',
    ]);
  });

  it('[BT6] while it is inflated it says so, and no pressure; the result ends that', () => {
    const inflating = packet(0x2a36, 0, sfloatBytes(120), nan, nan);
    expect(inShort(play(cuffSpecimen.driver, inflating, inflating, cuff(0, three)))).toEqual([
      'cuff-inflating begins',
      'systolicMmHg 128 good',
      'diastolicMmHg 82 good',
      'meanMmHg 97 good',
      'cuff-inflating ends',
    ]);
  });

  it('[BT6] one that was stopped is not inflated for ever', () => {
    const { clock, said, session } = opened(cuffSpecimen.driver);
    session.receive(...bytesAndChannel(packet(0x2a36, 0, sfloatBytes(120), nan, nan)));
    clock.advance(9_999);
    expect(inShort(said)).toEqual(['cuff-inflating begins']);
    clock.advance(1);
    expect(inShort(said)).toEqual(['cuff-inflating begins', 'cuff-inflating ends']);
    session.close();
  });

  it('[BT7] its clock is set as it is connected', () => {
    const { written, session } = opened(cuffSpecimen.driver);
    session.close();
    expect(written).toEqual([
      { hex: Buffer.from(dateTimeBytes(atMs)).toString('hex'), channel: bluetoothUuid(0x2a08) },
    ]);
  });

  it('[BT7] what it measured before it was connected comes out of its memory; what comes later does not', () => {
    const { clock, said, session } = opened(cuffSpecimen.driver);
    const at = (ms: number) => cuff(0b0_0010, three, [...dateTimeBytes(atMs + ms)]);
    session.receive(...bytesAndChannel(at(-3_600_000)));
    clock.advance(9_000);
    session.receive(...bytesAndChannel(at(-60_000)));
    session.receive(...bytesAndChannel(at(5_000)));
    clock.advance(30_000);
    // Its clock is an hour behind, and could not be set.
    session.receive(...bytesAndChannel(at(-3_560_000)));
    session.close();
    const systolic = said.flatMap((one) =>
      one.type === 'reading' && one.reading.parameter === 'systolicMmHg' ? [one.reading] : [],
    );
    expect(systolic.map(({ measuredAtMs }) => measuredAtMs! - atMs)).toEqual([
      -3_600_000, -60_000, 5_000, -3_560_000,
    ]);
    expect(systolic.map(({ isFromMemory = false }) => isFromMemory)).toEqual([true, true, false, false]);
  });

  /** Whether what the cuff says comes out of its memory: after so long, and after whatever it said before. */
  function aCuff() {
    const { clock, said, session } = opened(cuffSpecimen.driver);
    return {
      after: (ms: number) => clock.advance(ms),
      inflates: () => session.receive(...bytesAndChannel(packet(0x2a36, 0, sfloatBytes(120), nan, nan))),
      says: (time: readonly number[] | null) => {
        const before = said.length;
        session.receive(...bytesAndChannel(time === null ? cuff(0, three) : cuff(0b0_0010, three, time)));
        const [first] = said.slice(before);
        return first?.type === 'reading' ? first.reading.isFromMemory : 'nothing';
      },
    };
  }

  for (const [ms, isKept] of [
    [emptiedWithinMs - 1, true],
    [emptiedWithinMs, true],
    [emptiedWithinMs + 1, undefined],
  ] as const)
    it(`[BT7] of an hour ago and said ${ms} ms after it was connected: ${isKept ? 'it was kept' : 'its time tells'}`, () => {
      const { after, says } = aCuff();
      after(ms);
      expect(says([...dateTimeBytes(atMs - 3_600_000)])).toBe(isKept);
    });

  const timeless = [
    ['no time', null],
    ['an unknown year', [0, 0, 4, 17, 20, 41, 59]],
  ] as const;
  for (const [name, time] of timeless)
    for (const [ms, isKept] of [
      [cuffTakesMs - 1, true],
      [cuffTakesMs, true],
      [cuffTakesMs + 1, undefined],
    ] as const)
      it(`[BT7] with ${name}, ${ms} ms after it was connected or said another: ${isKept ? 'it may have been kept' : 'it is of now'}`, () => {
        const { after, says } = aCuff();
        after(ms);
        expect(says(time)).toBe(isKept);
        after(ms);
        expect(says(time)).toBe(isKept);
      });

  for (const [ms, isSeen] of [
    [cuffTakesMs - 1, true],
    [cuffTakesMs, true],
    [cuffTakesMs + 1, false],
  ] as const)
    it(`[BT7] the first it says ${ms} ms after it was heard to inflate was ${isSeen ? '' : 'not '}seen to be measured`, () => {
      for (const time of [null, [...dateTimeBytes(atMs - 3_600_000)]]) {
        const { after, inflates, says } = aCuff();
        inflates();
        after(ms);
        expect(says(time) === false).toBe(isSeen);
        expect(says(time)).not.toBe(false);
      }
    });

  const times = [
    ['the year unknown', [0, 0, 4, 17, 20, 41, 59]],
    ['the day unknown', [...u16(2026), 11, 0, 12, 0, 0]],
    ['the 30th of February', [...u16(2026), 2, 30, 12, 0, 0]],
    ['the 24th hour', [...u16(2026), 11, 28, 24, 0, 0]],
  ] as const;
  for (const [name, time] of times) {
    it(`[BT7] ${name}: the time is unknown, the pressure is not`, () => {
      const said = play(cuffSpecimen.driver, cuff(0b0_0010, three, time));
      expect(said[0]).toMatchObject({ reading: { quality: 'good', value: 128, measuredAtMs: null } });
    });
  }
});
