import { bluetoothUuid, families } from '@chairside/shared/devices/families.ts';
import type { Specimen, SpecimenFrame, Values } from '../conformance/specimen.ts';
import { bluetoothCuffDriver } from './cuff-driver.ts';
import { dateTimeBytes } from './date-time.ts';
import { nan, sfloatBytes, u16, u24 } from './encode.ts';
import { mightySatFrame, valuesOperation } from './mightysat.ts';
import { mightySatDriver } from './mightysat-driver.ts';
import { nonin3230Driver } from './nonin-3230-driver.ts';
import { bluetoothOximeterDriver } from './oximeter-driver.ts';

function packet(number: number, ...fields: readonly (number | readonly number[])[]): SpecimenFrame {
  return { channel: bluetoothUuid(number), bytes: Uint8Array.from(fields.flat()) };
}

const notAnswered = {
  isAnswered: false,
  damaged: { notApplicable: 'the link has a check of its own' },
  isPacket: true,
} as const;

function numberOr(value: number | undefined, none: readonly number[] = nan): readonly number[] {
  return value === undefined ? none : sfloatBytes(value);
}

function continuous({ spo2Percent, pulseRateBpm, perfusionIndexPercent }: Values): SpecimenFrame {
  const numbers = [...numberOr(spo2Percent), ...numberOr(pulseRateBpm)];
  return perfusionIndexPercent === undefined
    ? packet(0x2a5f, 0, numbers)
    : packet(0x2a5f, 0b1_0000, numbers, sfloatBytes(perfusionIndexPercent));
}

/** SpO2 97 and pulse 64 with a measurement status, and with a sensor status. */
const withStatus = (status: number) =>
  packet(0x2a5f, 0b0_0100, sfloatBytes(97), sfloatBytes(64), u16(status));
const withSensor = (status: number) =>
  packet(0x2a5f, 0b0_1000, sfloatBytes(97), sfloatBytes(64), u24(status));

export const oximeterSpecimen: Specimen = {
  ...notAnswered,
  driver: bluetoothOximeterDriver,
  frame: continuous,
  noValue: () => continuous({}),
  wrong: [
    {
      name: 'a flag announces a status that is not there',
      frame: packet(0x2a5f, 0b0_0100, sfloatBytes(97), sfloatBytes(64)),
      becomes: { type: 'rejected', why: 'malformed' },
    },
    {
      name: 'out of its memory',
      frame: withStatus(1 << 9),
      becomes: { type: 'rejected', why: 'stored' },
    },
    {
      name: 'a demonstration',
      frame: withStatus(1 << 10),
      becomes: { type: 'rejected', why: 'stored' },
    },
    { name: 'a test', frame: withStatus(1 << 11), becomes: { type: 'rejected', why: 'stored' } },
    { name: 'questionable', frame: withStatus(1 << 14), becomes: { type: 'questionable' } },
    { name: 'invalid', frame: withStatus(1 << 15), becomes: { type: 'unavailable' } },
    { name: 'the finger is gone', frame: withSensor(1 << 11), becomes: { type: 'unavailable' } },
    { name: 'a poor signal', frame: withSensor(1 << 4), becomes: { type: 'questionable' } },
    {
      name: 'numbers without end',
      frame: packet(0x2a5f, 0, u16(0x07fe), u16(0x07fe)),
      becomes: { type: 'rejected', why: 'impossible' },
    },
  ],
};

function pressures(values: Values, measuredAtMs: number): SpecimenFrame {
  const { systolicMmHg, diastolicMmHg, meanMmHg, cuffPulseRateBpm } = values;
  const three = [systolicMmHg, diastolicMmHg, meanMmHg].flatMap((value) => numberOr(value));
  const time = [...dateTimeBytes(measuredAtMs)];
  return packet(0x2a35, 0b0_0110, three, time, numberOr(cuffPulseRateBpm));
}

export const cuffSpecimen: Specimen = {
  ...notAnswered,
  driver: bluetoothCuffDriver,
  frame: pressures,
  noValue: () => packet(0x2a35, 0b0_0100, nan, nan, nan, nan),
  wrong: [
    {
      name: 'a flag announces a time that is not there',
      frame: packet(0x2a35, 0b0_0010, sfloatBytes(128), sfloatBytes(82), sfloatBytes(97)),
      becomes: { type: 'rejected', why: 'malformed' },
    },
    {
      name: 'kilopascals called mmHg',
      frame: packet(0x2a35, 0, sfloatBytes(18.9), sfloatBytes(11), sfloatBytes(15.9)),
      becomes: { type: 'rejected', why: 'impossible' },
    },
    {
      name: 'so little that the systolic pressure alone is implausible',
      frame: packet(0x2a35, 0, sfloatBytes(45), sfloatBytes(28), sfloatBytes(34)),
      becomes: { type: 'questionable' },
    },
    {
      name: 'a patient in shock, whose mmHg are called kilopascals',
      frame: packet(0x2a35, 0b1, sfloatBytes(40), sfloatBytes(25), sfloatBytes(30)),
      becomes: { type: 'rejected', why: 'impossible' },
    },
    {
      name: 'mmHg called kilopascals',
      frame: packet(0x2a35, 0b1, sfloatBytes(128), sfloatBytes(82), sfloatBytes(97)),
      becomes: { type: 'rejected', why: 'impossible' },
    },
    {
      name: 'kilopascals',
      frame: packet(0x2a35, 0b1, sfloatBytes(18.9), sfloatBytes(11), sfloatBytes(15.9)),
      becomes: {
        type: 'values',
        values: { systolicMmHg: 141.8, diastolicMmHg: 82.5, meanMmHg: 119.3 },
      },
    },
    {
      name: 'the pressure in the cuff while it is inflated',
      frame: packet(0x2a36, 0, sfloatBytes(120), nan, nan),
      becomes: { type: 'nothing' },
    },
    {
      name: 'the cuff is loose',
      frame: packet(0x2a35, 0b1_0000, sfloatBytes(128), sfloatBytes(82), sfloatBytes(97), u16(0b10)),
      becomes: { type: 'questionable' },
    },
  ],
};

const [noninMeasurement] = families['nonin-3230'].bluetooth.listens;
const sensorOn = 0b1_0000;

function nonin(values: Values, status = sensorOn, length = 10): SpecimenFrame {
  const { spo2Percent = 127, pulseRateBpm = 511, perfusionIndexPercent = 0 } = values;
  const perfusion = Math.round(perfusionIndexPercent * 100);
  const bigEndian = (code: number) => [code >> 8, code & 0xff];
  const fields = [length, status, 30, bigEndian(perfusion), 0, 0, Math.round(spo2Percent)];
  const bytes = Uint8Array.from([...fields, bigEndian(Math.round(pulseRateBpm))].flat());
  return { channel: noninMeasurement, bytes };
}

const aReading: Values = { spo2Percent: 97, pulseRateBpm: 64, perfusionIndexPercent: 3.2 };

export const nonin3230Specimen: Specimen = {
  ...notAnswered,
  driver: nonin3230Driver,
  frame: (values) => nonin(values),
  alwaysValued: ['perfusionIndexPercent'],
  noValue: () => nonin({}),
  wrong: [
    {
      name: 'longer by its own account than it is',
      frame: nonin(aReading, sensorOn, 12),
      becomes: { type: 'rejected', why: 'malformed' },
    },
    { name: 'no finger, and a number', frame: nonin(aReading, 0), becomes: { type: 'unavailable' } },
    {
      name: 'searching, and a number',
      frame: nonin(aReading, sensorOn | 0b1000),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'a weak signal',
      frame: nonin(aReading, sensorOn | 0b10),
      becomes: { type: 'questionable' },
    },
  ],
};

const [mightySatChannel] = families['masimo-mightysat'].bluetooth.listens;

function mightySat(values: Values, device = 0, { spo2 = 0, pulse = 0 } = {}): SpecimenFrame {
  const { spo2Percent = 0, pulseRateBpm = 0, perfusionIndexPercent } = values;
  const perfusion = u16(Math.round((perfusionIndexPercent ?? 0) * 100));
  const hasPerfusion = perfusionIndexPercent === undefined ? 0b100 : 0;
  const exceptions = [...u16(device & 0xffff), ...u16(device >>> 16)];
  const numbers = [spo2, Math.round(spo2Percent), pulse, Math.round(pulseRateBpm)];
  const payload = [...exceptions, ...numbers, 0, 20, hasPerfusion, ...perfusion, 0, 0];
  return { channel: mightySatChannel, bytes: mightySatFrame(valuesOperation, payload) };
}

function withLength({ channel, bytes }: SpecimenFrame, length: number): SpecimenFrame {
  return { ...(channel !== undefined && { channel }), bytes: bytes.with(1, length) };
}

function withLastByteWrong({ channel, bytes }: SpecimenFrame): SpecimenFrame {
  const wrong = bytes.with(-1, (bytes.at(-1) ?? 0) ^ 0xff);
  return { ...(channel !== undefined && { channel }), bytes: wrong };
}

export const mightySatSpecimen: Specimen = {
  driver: mightySatDriver,
  isAnswered: false,
  isPacket: false,
  frame: (values) => mightySat(values),
  noValue: () => mightySat({}),
  damaged: withLastByteWrong,
  wrong: [
    {
      name: 'a length that lies',
      frame: withLength(mightySat(aReading), 16),
      becomes: { type: 'rejected', why: 'malformed' },
    },
    { name: 'the finger is gone', frame: mightySat(aReading, 1 << 21), becomes: { type: 'unavailable' } },
    {
      name: 'searching, and a number',
      frame: mightySat(aReading, 1 << 22),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'an exception of the saturation alone',
      frame: mightySat(aReading, 0, { spo2: 1 }),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'a signal of its own kind',
      frame: { channel: mightySatChannel, bytes: mightySatFrame(0x04, [1, 2, 3]) },
      becomes: { type: 'nothing' },
    },
  ],
};
