import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aDeviceLink, heardOf } from '../../testing/a-device-link.ts';
import { masimoAscii1Driver as driver } from './driver.ts';
import { anAscii1Line } from './encode.ts';

const file = join(import.meta.dirname, '../../../../../shared/data/vectors/masimo-ascii1-lines.txt');
const isThere = existsSync(file);
if (!isThere) console.log('Masimo lines: not beside the project, their tests did not run');

const line = (text: string) => Buffer.from(`${text}\r\n`, 'latin1');

/** Pulse and perfusion of the real lines, in their order. */
const real = [
  [97, 3.6],
  [96, 3.95],
  [96, 4.25],
  [96, 3.19],
  [97, 2.41],
] as const;

describe.runIf(isThere)('the lines others captured', () => {
  it('[MA1] are read, one reading of each parameter they speak of', () => {
    const expected = [
      ...real.flatMap(([pulse, perfusion]) => [
        'spo2Percent good 98',
        `pulseRateBpm good ${pulse}`,
        `perfusionIndexPercent good ${perfusion}`,
      ]),
      ...['spo2Percent unavailable probe-off', 'pulseRateBpm unavailable probe-off', 'probe-off'],
      ...['spo2Percent', 'pulseRateBpm', 'perfusionIndexPercent'].map((one) => `${one} unavailable no-value`),
      'not probe-off',
      ...['spo2Percent good 98', 'pulseRateBpm good 57', 'perfusionIndexPercent good 7.02'],
    ];
    const heard = isThere ? heardOf(driver, readFileSync(file), line('')) : [];
    expect(heard).toEqual(expected);
  });
});

describe('a line', () => {
  it('[MA1] is the same whole, byte by byte, and with blank lines between', () => {
    const stream = Buffer.concat([line(''), anAscii1Line(), line(''), anAscii1Line({ spo2Percent: 91 })]);
    const bytes = aDeviceLink(driver);
    bytes.send(...Array.from(stream, (byte) => Uint8Array.of(byte)));
    expect(bytes.inShort()).toEqual(heardOf(driver, stream));
    expect(bytes.inShort()).toContain('spo2Percent good 91');
    expect(bytes.session.counts()).toEqual({ frames: 2, garbageBytes: 0 });
  });

  it('[MA1] of a Rad-5 has fewer fields, and other widths', () => {
    const short = line('03/19/05 13:37:12 SN=0000093112 SPO2=98% BPM=---% PI=00.55 ALARM=20 EXC=800');
    expect(heardOf(driver, short)).toEqual([
      'spo2Percent good 98',
      'pulseRateBpm unavailable no-value',
      'perfusionIndexPercent good 0.55',
    ]);
  });

  it('[MA1] with a key nobody knows is read, and the key listed', () => {
    const text = '03/19/05 13:37:12 SN=1 SPO2=098% BPM=072 XYZ=7 ALARM=0000 EXC=000800';
    expect(heardOf(driver, line(text))).toEqual([
      'spo2Percent good 98',
      'pulseRateBpm good 72',
      'unknown XYZ',
    ]);
  });

  it('[MA1] with keys in small letters is read as any other', () => {
    const text = '03/19/05 13:37:12 Sn=1 SpO2=098% bpm=072 SpHb=11.2 Alarm=0000 Exc=000804';
    expect(heardOf(driver, line(text))).toEqual([
      'spo2Percent questionable 98',
      'pulseRateBpm questionable 72',
      'weak-signal',
    ]);
  });

  it('[MA1] whose clock was never set is read all the same', () => {
    const text = '--/--/-- --:--:-- SN=1 SPO2=098% BPM=072 ALARM=0000 EXC=000800';
    expect(heardOf(driver, line(text))).toEqual(['spo2Percent good 98', 'pulseRateBpm good 72']);
  });

  it('[MA5] of a simulator is none outside simulation, and is read inside it', () => {
    const text = '03/19/05 13:37:12 SN=SIM-OXI-1 SPO2=098% BPM=072 ALARM=0000 EXC=000800';
    expect(heardOf(driver, line(text))).toEqual(['rejected simulated']);
    const inside = aDeviceLink(driver, { isSimulation: true });
    inside.send(line(text));
    expect(inside.inShort()).toEqual(['spo2Percent good 98', 'pulseRateBpm good 72']);
  });

  for (const text of [
    '03/19/05 13:37:12 SN=1 SPO2=098% BPM=072 ALARM=0000',
    '03/19/05 13:37:12 SN=1 SPO2=098% BPM=072 ALARM=0000 EXC=00G800',
    '03/19/05 13:37:12 SN=1 SPO2=098% BPM=0x48 ALARM=0000 EXC=000800',
    '03/19/05 13:37:12 SN=1 SPO2= BPM=072 ALARM=0000 EXC=000800',
    '03/19/05 13:37:12 SN=1 SPO2=098% BPM=072 SPO2=097% ALARM=0000 EXC=000800',
    '03/19/05 13:37:12 SN=1 SPO2=098% 097 BPM=072 ALARM=0000 EXC=000800',
    '03/19/05 13:37:12 SN=1 SPO2=098% BPM=072 SpO2=097% ALARM=0000 EXC=000800',
    '03/19/05 13:37:12 SN=1 SPO2=098% BPM=072 ALARM=00G0 EXC=000800',
    '03/19/05 13:37:12 SN=1 SPO2=098% BPM=072 ALARM=0000 EXC=',
  ]) {
    it(`[MA2] that is not whole says nothing: ${text.slice(18)}`, () => {
      expect(heardOf(driver, line(text))).toEqual(['rejected malformed']);
    });
  }

  it('[MA2] that lost its end does not take the next one with it', () => {
    const cut = anAscii1Line({ spo2Percent: 80 }).subarray(0, 60);
    const heard = heardOf(driver, cut, anAscii1Line());
    expect(heard[0]).toBe('rejected malformed');
    expect(heard.slice(-3)).toEqual([
      'spo2Percent good 98',
      'pulseRateBpm good 72',
      'perfusionIndexPercent good 3.6',
    ]);
  });
});

const numbers = ['spo2Percent', 'pulseRateBpm', 'perfusionIndexPercent'];

describe('EXC', () => {
  for (const [exceptions, reason, condition] of [
    ['000001', 'probe-off', 'probe-off'],
    ['000824', 'probe-off', 'probe-off'],
    ['001800', 'probe-off', 'probe-off'],
    ['000802', 'invalid', 'fault'],
    ['000880', 'invalid', 'fault'],
    ['000900', 'invalid', 'fault'],
    ['008800', 'invalid', 'fault'],
    ['010800', 'invalid', 'fault'],
    ['000808', 'measuring', 'searching'],
    ['020800', 'measuring', undefined],
  ] as const) {
    it(`[MA3] ${exceptions} is ${reason}, though a number stands beside it`, () => {
      const heard = heardOf(driver, anAscii1Line({ exceptions }));
      expect(heard.slice(0, 3)).toEqual(numbers.map((one) => `${one} unavailable ${reason}`));
      expect(heard[3]).toBe(condition);
    });
  }

  for (const exceptions of ['000804', '000810', '000840', '000c00', '100800']) {
    it(`[MA3] ${exceptions} makes the numbers questionable`, () => {
      const heard = heardOf(driver, anAscii1Line({ exceptions }));
      expect(heard[0]).toBe('spo2Percent questionable 98');
      expect(heard.at(-1)).toBe('weak-signal');
    });
  }

  // 800 is 0x320 and 2000 is 0x7D0: each would have bits it has not.
  for (const exceptions of ['000800', '000000', '002000', '042800', '600800']) {
    it(`[MA3] ${exceptions} is hexadecimal, and nothing to the number`, () => {
      expect(heardOf(driver, anAscii1Line({ exceptions }))[0]).toBe('spo2Percent good 98');
    });
  }

  for (const exceptions of ['000a00', '004800', '080800', '800800', '01000800', '80000800']) {
    it(`[MA3] ${exceptions} has a bit nobody here knows: the numbers are questionable, the signal is not weak`, () => {
      const heard = heardOf(driver, anAscii1Line({ exceptions }));
      expect(heard).toEqual([
        'spo2Percent questionable 98',
        'pulseRateBpm questionable 72',
        'perfusionIndexPercent questionable 3.6',
      ]);
    });
  }

  it('[MA3] 100 is hexadecimal, and an incompatible sensor', () => {
    expect(heardOf(driver, anAscii1Line({ exceptions: '000100' }))).toContain('fault');
  });

  it('[MA4] a low battery stands in ALARM, and is said when it begins and ends', () => {
    const heard = heardOf(
      driver,
      anAscii1Line({ alarm: '0040' }),
      anAscii1Line({ alarm: '0040' }),
      anAscii1Line(),
    );
    expect(heard.filter((one) => /battery/.test(one))).toEqual(['battery-low', 'not battery-low']);
  });

  for (const field of ['', 'ALARM= ']) {
    it(`[MA4] a line ${field === '' ? 'without' : 'with an empty'} ALARM is read, and says nothing of the battery`, () => {
      const text = `03/19/05 13:37:12 SN=1 SPO2=098% BPM=072 ${field}EXC=000800`;
      const heard = heardOf(driver, anAscii1Line({ alarm: '0040' }), line(text));
      expect(heard.filter((one) => /battery|rejected/.test(one))).toEqual(['battery-low']);
      expect(heard.slice(-2)).toEqual(['spo2Percent good 98', 'pulseRateBpm good 72']);
    });
  }
});
