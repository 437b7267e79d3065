import { describe, expect, it } from 'vitest';
import { aDeviceLink, heardOf } from '../../testing/a-device-link.ts';
import { noninDf13Driver } from './df13-driver.ts';
import { noninDf8Driver } from './df8-driver.ts';
import { aDf13Frame, aDf8Frame } from './encode.ts';

const whole = ['spo2Percent good 97', 'pulseRateBpm good 72'];
const atMs = new Date(2026, 10, 28, 21, 30, 5).getTime();

describe('format 8, which has no sum', () => {
  const frame = aDf8Frame();

  it('[NN6] one frame alone is not believed, the second after it is once nothing follows', () => {
    const link = aDeviceLink(noninDf8Driver);
    link.send(frame);
    link.clock.advance(1_000);
    expect(link.inShort()).toEqual([]);
    link.send(frame);
    link.clock.advance(399);
    expect(link.inShort()).toEqual([]);
    link.clock.advance(1);
    expect(link.inShort()).toEqual(whole);
    link.clock.advance(10_000);
    expect(link.inShort()).toEqual(whole);
  });

  it('[NN6] noise that looks like a frame now and then is none', () => {
    const link = aDeviceLink(noninDf8Driver);
    for (let round = 0; round < 200; round += 1) {
      link.send(frame, Uint8Array.of(0x33));
      link.clock.advance(1_000);
    }
    expect(new Set(link.inShort())).toEqual(new Set(['rejected garbage']));
    expect(link.session.counts()).toEqual({ frames: 0, garbageBytes: 200 });
  });

  it('[NN6] cut anywhere it is the same', () => {
    const [inOne, inBytes] = [aDeviceLink(noninDf8Driver), aDeviceLink(noninDf8Driver)];
    const stream = Uint8Array.from([0x12, ...frame, ...frame, 0x80, ...frame, ...frame, ...frame]);
    inOne.send(stream);
    inBytes.send(...Array.from(stream, (byte) => Uint8Array.of(byte)));
    expect(inBytes.inShort()).toEqual(inOne.inShort());
    expect(inOne.inShort()).toEqual(['rejected garbage', ...['rejected garbage'], ...whole]);
  });

  for (const pulseRateBpm of [127, 128, 250, 256, 300]) {
    it(`[NN4] a pulse of ${pulseRateBpm}, whose upper bits stand in the first byte`, () => {
      const fast = aDf8Frame({ pulseRateBpm });
      expect(heardOf(noninDf8Driver, frame, fast, frame)[1]).toMatch(
        new RegExp(`^pulseRateBpm (good|questionable) ${pulseRateBpm}$`),
      );
    });
  }

  for (const [what, parts] of [
    ['a battery that is critical and not called low', { last: 0x02 }],
    ['a battery that is critical and low', { last: 0x03 }],
    ['the reserved bits of its last byte set', { last: 0x50 }],
    ['a spot check', { last: 0x04 }],
  ] as const) {
    it(`[NN6] ${what} is read`, () => {
      const heard = heardOf(noninDf8Driver, frame, aDf8Frame(parts), aDf8Frame(parts));
      expect(heard.slice(0, 2)).toEqual(whole);
    });
  }

  it('[NN6] low and marginal perfusion at once is the lower', () => {
    const heard = heardOf(noninDf8Driver, frame, aDf8Frame({ status: 0x18 }), frame);
    expect(heard).toEqual(['spo2Percent questionable 97', 'pulseRateBpm questionable 72', 'weak-signal']);
  });

  for (const [spo2Percent, becomes] of [
    [0, 'spo2Percent unavailable impossible'],
    [1, 'spo2Percent questionable 1'],
    [100, 'spo2Percent good 100'],
    [101, 'spo2Percent unavailable impossible'],
    [126, 'spo2Percent unavailable impossible'],
    [127, 'spo2Percent unavailable no-value'],
  ] as const) {
    it(`[NN6] [DD6] ${spo2Percent} %: ${becomes}, and the pulse beside it is read`, () => {
      const heard = heardOf(noninDf8Driver, frame, aDf8Frame({ spo2Percent }), frame);
      const isCounted = becomes.endsWith('impossible');
      expect(heard).toEqual([becomes, 'pulseRateBpm good 72', ...(isCounted ? ['rejected impossible'] : [])]);
    });
  }

  for (const [pulseRateBpm, becomes] of [
    [0, 'pulseRateBpm unavailable impossible'],
    [1, 'pulseRateBpm questionable 1'],
    [350, 'pulseRateBpm questionable 350'],
    [351, 'pulseRateBpm unavailable impossible'],
    [510, 'pulseRateBpm unavailable impossible'],
    [511, 'pulseRateBpm unavailable no-value'],
  ] as const) {
    it(`[NN6] [DD6] ${pulseRateBpm} /min: ${becomes}, and the saturation beside it is read`, () => {
      const heard = heardOf(noninDf8Driver, frame, aDf8Frame({ pulseRateBpm }), frame);
      expect(heard.slice(0, 2)).toEqual(['spo2Percent good 97', becomes]);
    });
  }

  it('[NN3] the finger out is unavailable, though the format has only the numbers held for a display', () => {
    expect(heardOf(noninDf8Driver, frame, aDf8Frame({ last: 0x09 }), frame)).toEqual([
      'spo2Percent unavailable probe-off',
      'pulseRateBpm unavailable probe-off',
      'probe-off',
      'battery-low',
    ]);
  });
});

describe('format 13, spot checks', () => {
  it('[NN7] one measurement a frame, with the time of the device', () => {
    const link = aDeviceLink(noninDf13Driver);
    link.send(aDf13Frame({ measuredAtMs: atMs, pulseRateBpm: 133 }));
    expect(link.inShort()).toEqual(['spo2Percent good 97', 'pulseRateBpm good 133']);
    expect(link.said()).toMatchObject([
      { reading: { measuredAtMs: atMs } },
      { reading: { measuredAtMs: atMs } },
    ]);
  });

  for (const pulseRateBpm of [255, 256, 300]) {
    it(`[NN4] a pulse of ${pulseRateBpm}, of which the ninth bit stands alone`, () => {
      const [, pulse] = heardOf(noninDf13Driver, aDf13Frame({ measuredAtMs: atMs, pulseRateBpm }));
      expect(pulse).toBe(`pulseRateBpm questionable ${pulseRateBpm}`);
    });
  }

  it('[NN7] what the device had kept is counted as stored, and shown nowhere', () => {
    expect(heardOf(noninDf13Driver, aDf13Frame({ measuredAtMs: atMs, status: 0x0210 }))).toEqual([
      'rejected stored',
    ]);
  });

  it('[NN7] without SmartPoint a number is questionable; without a measurement there is none', () => {
    expect(heardOf(noninDf13Driver, aDf13Frame({ measuredAtMs: atMs, status: 0 }))).toEqual([
      'spo2Percent questionable 97',
      'pulseRateBpm questionable 72',
    ]);
    expect(heardOf(noninDf13Driver, aDf13Frame({ measuredAtMs: atMs, status: 0x0301 }))).toEqual([
      'spo2Percent unavailable no-value',
      'pulseRateBpm unavailable no-value',
      'battery-low',
    ]);
  });

  it('[NN7] a length that lies costs its frame and no other', () => {
    const lying = aDf13Frame({ measuredAtMs: atMs, length: 0x40 });
    expect(heardOf(noninDf13Driver, lying, aDf13Frame({ measuredAtMs: atMs }))).toEqual([
      'rejected malformed',
      'rejected garbage',
      ...whole,
    ]);
  });

  it('[NN7] a date that is none is no time, and no reason to lose the measurement', () => {
    const frame = aDf13Frame({ measuredAtMs: atMs }).with(8, 0x13);
    const summed = frame.with(20, (frame[20]! + 0x13 - 0x11) & 0xff);
    const link = aDeviceLink(noninDf13Driver);
    link.send(summed);
    expect(link.said()).toMatchObject([
      { reading: { measuredAtMs: null } },
      { reading: { measuredAtMs: null } },
    ]);
  });
});
