import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aDeviceLink, heardOf } from '../../testing/a-device-link.ts';
import { createAnsarFramer, decodeAnsar } from './ansar.ts';
import { ivy450cDriver as driver } from './driver.ts';
import { anAnsarFrame } from './encode.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data/ivy450c');
const isThere = existsSync(folder);
if (!isThere) console.log('Ivy capture: not beside the project, its tests did not run');

const isOfCuff = (said: string) => /MmHg|cuff/.test(said);
const measured = (systolic: number) => [
  `systolicMmHg good ${systolic}`,
  'diastolicMmHg good 75',
  'meanMmHg good 92',
  'cuffPulseRateBpm good 80',
];

describe.runIf(isThere)('the stream others captured', () => {
  const bytes = isThere ? readFileSync(join(folder, 'Ivy450C.1.data')) : Buffer.alloc(0);
  const table = isThere ? readFileSync(join(folder, 'ivy450c.csv'), 'utf8').trim().split('\n').slice(1) : [];

  it('[IV1] decodes as its table says, second by second', () => {
    const frames = createAnsarFramer()
      .push(bytes)
      .flatMap((piece) => (piece.type === 'frame' ? [decodeAnsar(piece.bytes)] : []));
    const rows = frames.map(({ oximeter, cuff }, second) =>
      [
        ...[second, oximeter.spo2Percent, oximeter.pulseRateBpm],
        ...[cuff?.systolicMmHg, cuff?.diastolicMmHg, cuff?.meanMmHg, cuff?.pulseRateBpm],
      ].join(','),
    );
    // Its last column is the ECG's, which is not read here.
    expect(rows).toEqual(table.map((row) => row.split(',').slice(0, 7).join(',')));
  });

  it('[IV3] its one cuff measurement, said every second, is one', () => {
    const heard = heardOf(driver, bytes);
    expect(heard.filter(isOfCuff)).toEqual(measured(121));
    expect(heard.filter((said) => said === 'spo2Percent good 100')).toHaveLength(table.length);
    expect(heard.filter((said) => said === '50 samples')).toHaveLength(table.length);
  });

  it('[IV2] byte by byte it is the same', () => {
    const link = aDeviceLink(driver);
    link.send(...Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect(link.inShort()).toEqual(heardOf(driver, bytes));
  });
});

describe('a frame', () => {
  it('[IV2] is counted out: FE and FF in its waves end and begin nothing', () => {
    const noisy = anAnsarFrame({ sample: 0xff });
    noisy.set(anAnsarFrame().subarray(0, 9), 150);
    const heard = heardOf(driver, noisy, anAnsarFrame());
    expect(heard.filter((said) => said === 'spo2Percent good 98')).toHaveLength(2);
    expect(heard.filter((said) => said.startsWith('rejected'))).toEqual([]);
  });

  it('[IV2] that lost bytes is malformed, and the next one is read', () => {
    const frame = anAnsarFrame({ sample: 0x40 });
    const short = Uint8Array.from([...frame.subarray(0, 300), ...frame.subarray(330)]);
    const heard = heardOf(driver, short, anAnsarFrame({ spo2Percent: 91 }));
    expect(heard[0]).toBe('rejected malformed');
    expect(heard).toContain('spo2Percent good 91');
    expect(heard).not.toContain('spo2Percent good 98');
  });

  it('[IV4] has the pleth at 50 Hz, over the whole of 16 bits', () => {
    const link = aDeviceLink(driver);
    link.send(anAnsarFrame({ sample: 0xff }));
    const wave = link.said().find((said) => said.type === 'waveform');
    expect(wave?.piece).toMatchObject({ kind: 'pleth', rateHz: 50 });
    expect(new Set(wave?.piece.samples)).toEqual(new Set([0xffff]));
  });

  it('[IV1] without a number has none, and a probe that is off has none whatever stands there', () => {
    const none = heardOf(driver, anAnsarFrame({ spo2Percent: null, pulseRateBpm: null }));
    expect(none.slice(0, 2)).toEqual([
      'spo2Percent unavailable no-value',
      'pulseRateBpm unavailable no-value',
    ]);
    const off = heardOf(driver, anAnsarFrame({ note: 'PROBE OFF;' }));
    expect(off.slice(0, 2)).toEqual([
      'spo2Percent unavailable probe-off',
      'pulseRateBpm unavailable probe-off',
    ]);
    expect(off).toContain('probe-off');
  });
});

describe('what stands beside the oximeter’s numbers', () => {
  const both = (is: string) => ['spo2Percent', 'pulseRateBpm'].map((one) => `${one} ${is}`);
  for (const [note, becomes] of [
    ['NO TRANSDUCER;', 'unavailable probe-off'],
    ['NO PROBE;', 'unavailable probe-off'],
    ['Check Probe;', 'unavailable probe-off'],
    ['NO PULSE;', 'unavailable no-value'],
    ['LOST PULSE;', 'unavailable no-value'],
    ['PULSE SEARCH;', 'unavailable measuring'],
    ['SEARCHING;', 'unavailable measuring'],
  ] as const) {
    it(`[IV5] “${note}” leaves no number`, () => {
      expect(heardOf(driver, anAnsarFrame({ note })).slice(0, 2)).toEqual(both(becomes));
    });
  }

  for (const [what, parts] of [
    ['MOTION', { note: 'MOTION;' }],
    ['words nobody here knows', { note: ';artifact;' }],
    ['NOTICE, which is no NO', { note: 'NOTICE;' }],
    ['the state 0', { state: '0' }],
    ['the state 2', { state: '2' }],
    ['no state', { state: '' }],
  ] as const) {
    it(`[IV5] ${what}: the numbers are questionable`, () => {
      const heard = heardOf(driver, anAnsarFrame(parts));
      expect(heard.slice(0, 2)).toEqual(['spo2Percent questionable 98', 'pulseRateBpm questionable 72']);
    });
  }

  it('[IV5] a state that is not 1, and no number, is no value', () => {
    const none = { state: '3', spo2Percent: null, pulseRateBpm: null };
    expect(heardOf(driver, anAnsarFrame(none)).slice(0, 2)).toEqual(both('unavailable no-value'));
  });
});

describe('the cuff', () => {
  const cuffs = (...lines: readonly string[]) =>
    heardOf(driver, ...lines.map((cuff) => anAnsarFrame({ cuff }))).filter(isOfCuff);

  it('[IV3] a line that does not change is one measurement, one that does is another', () => {
    const [one, other] = ['4;121;75;92;80;;', '4;131;75;92;80;;'];
    expect(cuffs(one, one, one, other, other)).toEqual([...measured(121), ...measured(131)]);
  });

  it('[IV3] the same numbers after the cuff was at work are another measurement', () => {
    const [before, done, atWork] = ['4;131;75;92;80;;', '4;121;75;92;80;;', '2;121;75;92;80;;'];
    const heard = cuffs(before, done, atWork, atWork, done, done);
    expect(heard).toEqual([...measured(131), ...measured(121), ...measured(121)]);
  });

  for (const [what, states, times] of [
    ['at rest, then at work and at rest again', ['4', '2', '4', '4'], 1],
    ['at work, then at rest and at work again', ['2', '4', '4', '2'], 1],
  ] as const)
    it(`[IV3] met ${what}: the same numbers are no other measurement before it was seen to measure`, () => {
      const heard = cuffs(...states.map((state) => `${state};121;75;92;80;;`));
      expect(heard).toEqual(Array.from({ length: times }, () => measured(121)).flat());
    });

  it('[IV3] blank for a while it says nothing, and the same numbers after it are no other measurement', () => {
    const [one, blank, other] = ['4;121;75;92;80;;', '4;;;;;;', '4;131;75;92;80;;'];
    expect(cuffs(one, blank, one, blank, blank, one)).toEqual(measured(121));
    expect(cuffs(one, other, blank, other, blank, one)).toEqual([
      ...measured(121),
      ...measured(131),
      ...measured(121),
    ]);
  });

  it('[IV3] blank while the cuff is at work, the same numbers after it are another measurement', () => {
    const [before, one, atWork] = ['4;131;75;92;80;;', '4;121;75;92;80;;', '2;;;;;;'];
    expect(cuffs(before, one, atWork, atWork, one)).toEqual([
      ...measured(131),
      ...measured(121),
      ...measured(121),
    ]);
  });

  it('[LN11] what stands in the line when it is first seen is of unknown age, what changes is of now', () => {
    const link = aDeviceLink(driver);
    link.send(anAnsarFrame(), anAnsarFrame({ cuff: '4;131;75;92;80;;' }));
    const systolic = link
      .said()
      .flatMap((one) =>
        one.type === 'reading' && one.reading.parameter === 'systolicMmHg' ? [one.reading] : [],
      );
    expect(systolic.map(({ isFromMemory }) => isFromMemory)).toEqual([true, false]);
  });

  it('[IV3] a line without numbers is no value, once', () => {
    const none = ['systolicMmHg', 'diastolicMmHg', 'meanMmHg', 'cuffPulseRateBpm'];
    expect(cuffs('1;;;;;;', '1;;;;;;')).toEqual(none.map((one) => `${one} unavailable no-value`));
  });
});
