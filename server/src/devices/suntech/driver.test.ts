import { describe, expect, it } from 'vitest';
import { aDeviceLink, heardOf } from '../../testing/a-device-link.ts';
import { askEveryMs, measuresFromMmHg, suntechAdvantageDriver as driver } from './driver.ts';
import { aCuffPressure, aMeasurement, anAcknowledgement } from './encode.ts';

const measured = [
  'systolicMmHg good 121',
  'diastolicMmHg good 75',
  'meanMmHg good 92',
  'cuffPulseRateBpm good 80',
];

describe('what is sent to a module', () => {
  it('[ST1] are three questions and nothing else, each with its sum, at least 100 ms apart', () => {
    const link = aDeviceLink(driver);
    for (let second = 0; second < 60; second += 1) {
      link.send(aCuffPressure(second < 20 ? 150 : 0), anAcknowledgement('K'), anAcknowledgement('E'));
      link.send(aMeasurement({ error: 0x55 }));
      link.clock.advance(1_000);
    }
    const questions = new Set(link.written.map(({ hex }) => hex));
    expect([...questions].toSorted()).toEqual(['3a7903004a', '3a79050048', '3a7911003c']);
    const times = link.written.map(({ atMs }) => atMs);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBe(askEveryMs);
    expect(askEveryMs).toBeGreaterThanOrEqual(100);
  });

  it('[ST1] is nothing once the link has ended', () => {
    const link = aDeviceLink(driver);
    link.session.close();
    const before = link.written.length;
    link.clock.advance(60_000);
    expect(link.written).toHaveLength(before);
  });
});

describe('what a module says', () => {
  it('[ST2] a measurement is the four numbers of the cuff', () => {
    expect(heardOf(driver, aMeasurement())).toEqual(measured);
  });

  it('[ST2] byte by byte it is the same, and a wrong sum is malformed', () => {
    const frame = aMeasurement();
    expect(heardOf(driver, ...Array.from(frame, (byte) => Uint8Array.of(byte)))).toEqual(measured);
    const wrong = heardOf(driver, frame.with(4, 0x10), frame);
    expect(wrong).toEqual(['rejected malformed', ...measured]);
  });

  it('[ST2] with a diastolic above the systolic its pressures are questionable', () => {
    const heard = heardOf(driver, aMeasurement({ systolicMmHg: 80, diastolicMmHg: 120, meanMmHg: 100 }));
    expect(heard.slice(0, 2)).toEqual(['systolicMmHg questionable 80', 'diastolicMmHg questionable 120']);
  });

  for (const error of [0x01, 0x02, 0x03, 0x04, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x5b, 0x61, 0x63]) {
    it(`[ST3] error ${error.toString(16)} is a measurement that failed, whatever numbers stand there`, () => {
      const heard = heardOf(driver, aMeasurement({ error }));
      expect(heard.slice(0, 4)).toEqual(
        measured.map((said) => said.replace(/good .*/, 'unavailable failed')),
      );
      expect(heard.includes('fault')).toBe(error >= 0x59);
    });
  }

  it('[ST3] done is no pressure, and neither is a module that has not measured yet', () => {
    expect(heardOf(driver, anAcknowledgement('K'))).toEqual([]);
    const zeros = { systolicMmHg: 0, diastolicMmHg: 0, meanMmHg: 0, pulseRateBpm: 0 };
    expect(heardOf(driver, aMeasurement(zeros))).toEqual(
      measured.map((said) => said.replace(/good .*/, 'unavailable no-value')),
    );
  });

  it('[ST4] the last measurement, asked for again and again, is one', () => {
    expect(heardOf(driver, aMeasurement(), aMeasurement(), aMeasurement())).toEqual(measured);
  });

  it('[ST4] the same numbers after the cuff has squeezed are another, once the module has had its time', () => {
    const link = aDeviceLink(driver);
    link.send(aMeasurement(), aCuffPressure(160), aMeasurement(), aCuffPressure(2), aMeasurement());
    link.clock.advance(2_999);
    link.send(aMeasurement());
    expect(link.inShort()).toEqual([...measured, 'cuff-inflating', 'not cuff-inflating']);
    link.clock.advance(1);
    link.send(aMeasurement(), aMeasurement());
    expect(link.inShort().slice(-5)).toEqual(['not cuff-inflating', ...measured]);
  });

  for (const [mmHg, isAnother] of [
    [16, false],
    [measuresFromMmHg - 1, false],
    [measuresFromMmHg, true],
    [measuresFromMmHg + 1, true],
  ] as const)
    it(`[ST4] the same numbers after it was at ${mmHg} mmHg, for however long, are ${isAnother ? 'another' : 'the same'}`, () => {
      const link = aDeviceLink(driver);
      link.send(aMeasurement(), aCuffPressure(mmHg));
      link.clock.advance(10_000);
      link.send(aCuffPressure(15), aCuffPressure(4));
      link.clock.advance(3_000);
      link.send(aMeasurement());
      expect(link.inShort().slice(-4)).toEqual(
        isAnother ? measured : [...measured.slice(-2), 'cuff-inflating', 'not cuff-inflating'],
      );
    });

  for (const [mmHg, isInflating] of [
    [14, false],
    [15, true],
    [16, true],
    [-1, false],
  ] as const) {
    it(`[ST5] a cuff at ${mmHg} mmHg ${isInflating ? 'squeezes' : 'does not squeeze'}`, () => {
      expect(heardOf(driver, aCuffPressure(mmHg))).toEqual(isInflating ? ['cuff-inflating'] : []);
    });
  }

  for (const [mmHg, hasLetGo] of [
    [6, false],
    [5, true],
    [4, true],
    [-1, false],
  ] as const) {
    it(`[ST5] from 160 down to ${mmHg} mmHg it ${hasLetGo ? 'has let go' : 'squeezes still'}`, () => {
      const heard = heardOf(driver, aCuffPressure(160), aCuffPressure(mmHg));
      expect(heard).toEqual(['cuff-inflating', ...(hasLetGo ? ['not cuff-inflating'] : [])]);
    });
  }
});
