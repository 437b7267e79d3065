import type { Specimen, Values } from '../conformance/specimen.ts';
import { textAt } from './ansar.ts';
import { ivy450cDriver } from './driver.ts';
import { anAnsarFrame, type AnsarParts } from './encode.ts';

const frame = (parts: AnsarParts = {}) => ({ bytes: anAnsarFrame(parts) });

export const ivy450cSpecimen: Specimen = {
  driver: ivy450cDriver,
  frame: ({ spo2Percent = null, pulseRateBpm = null, ...cuff }) =>
    frame({ spo2Percent, pulseRateBpm, cuff: cuffOf(cuff) }),
  noValue: () => frame({ spo2Percent: null, pulseRateBpm: null, cuff: '1;;;;;;' }),
  wrong: [
    {
      name: 'the probe is off, and the numbers stay',
      frame: frame({ note: 'PROBE OFF;', cuff: '1;;;;;;' }),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'no pulse, and the numbers stay',
      frame: frame({ note: 'NO PULSE;', cuff: '1;;;;;;' }),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'a byte too many in its waves',
      frame: { bytes: withByte(anAnsarFrame({ sample: 0x80 }), 100) },
      becomes: { type: 'rejected', why: 'malformed' },
    },
    {
      name: 'a byte too few, so that the end comes without its CR',
      frame: { bytes: withoutByte(anAnsarFrame({ sample: 0x80 }), 100) },
      becomes: { type: 'rejected', why: 'malformed' },
    },
    {
      name: 'a frame that ends without a CR',
      frame: { bytes: withoutByte(anAnsarFrame(), anAnsarFrame().length - 2) },
      becomes: { type: 'rejected', why: 'malformed' },
    },
    {
      name: 'a saturation nobody can have',
      frame: frame({ spo2Percent: 101, pulseRateBpm: null, cuff: '1;;;;;;' }),
      becomes: { type: 'rejected', why: 'impossible' },
    },
  ],
  damaged: ({ bytes }) => ({ bytes: bytes.with(textAt + 2, 0x07) }),
  isAnswered: false,
  isPacket: false,
};

function cuffOf({ systolicMmHg, diastolicMmHg, meanMmHg, cuffPulseRateBpm }: Values): string {
  const fields = [systolicMmHg, diastolicMmHg, meanMmHg, cuffPulseRateBpm];
  return `4;${fields.map((value) => value ?? '').join(';')};;`;
}

function withByte(bytes: Uint8Array, at: number): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), 0x80, ...bytes.subarray(at)]);
}

function withoutByte(bytes: Uint8Array, at: number): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1)]);
}
