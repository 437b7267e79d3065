import type { Specimen, SpecimenFrame } from '../conformance/specimen.ts';
import type { Driver } from '../driver.ts';
import { noninDf13Driver } from './df13-driver.ts';
import { noninDf8Driver } from './df8-driver.ts';
import { aDf13Frame, aDf8Frame, aPacket, type PacketParts } from './encode.ts';
import { noninDf2Driver, noninDf7Driver } from './packet-driver.ts';

const usual = { spo2Percent: 97, pulseRateBpm: 72 };

export const noninDf2Specimen: Specimen = packetSpecimen(2, noninDf2Driver);
export const noninDf7Specimen: Specimen = packetSpecimen(7, noninDf7Driver);

export const noninDf8Specimen: Specimen = {
  driver: noninDf8Driver,
  frame: ({ spo2Percent = null, pulseRateBpm = null }) => ({
    bytes: aDf8Frame({ spo2Percent, pulseRateBpm }),
  }),
  noValue: () => ({ bytes: aDf8Frame({ spo2Percent: null, pulseRateBpm: null }) }),
  wrong: [
    {
      name: 'the sensor is unplugged',
      frame: { bytes: aDf8Frame({ status: 0x40 }) },
      becomes: { type: 'unavailable' },
    },
    {
      name: 'the finger is out, and the numbers are held',
      frame: { bytes: aDf8Frame({ last: 0x08 }) },
      becomes: { type: 'unavailable' },
    },
    {
      name: 'out of track',
      frame: { bytes: aDf8Frame({ status: 0x20 }) },
      becomes: { type: 'questionable' },
    },
    {
      name: 'a saturation over 100',
      frame: { bytes: aDf8Frame({ spo2Percent: 101, pulseRateBpm: null }) },
      becomes: { type: 'rejected', why: 'impossible' },
    },
  ],
  damaged: { notApplicable: 'the format has none' },
  isAnswered: false,
  isPacket: false,
};

const middayMs = Date.UTC(2026, 5, 1, 12);

export const noninDf13Specimen: Specimen = {
  driver: noninDf13Driver,
  frame: ({ spo2Percent = null, pulseRateBpm = null }, measuredAtMs) => ({
    bytes: aDf13Frame({ spo2Percent, pulseRateBpm, measuredAtMs }),
  }),
  noValue: () => ({
    bytes: aDf13Frame({ spo2Percent: null, pulseRateBpm: null, measuredAtMs: middayMs }),
  }),
  wrong: [
    {
      name: 'out of the memory of the device',
      frame: { bytes: aDf13Frame({ measuredAtMs: middayMs, status: 0x0210 }) },
      becomes: { type: 'rejected', why: 'stored' },
    },
    {
      name: 'no measurement, with numbers in it',
      frame: { bytes: aDf13Frame({ measuredAtMs: middayMs, status: 0x0100 }) },
      becomes: { type: 'unavailable' },
    },
    {
      name: 'a length that lies',
      frame: { bytes: aDf13Frame({ measuredAtMs: middayMs, length: 0x7f }) },
      becomes: { type: 'rejected', why: 'malformed' },
    },
  ],
  damaged: ({ bytes }) => ({ bytes: bytes.with(17, (bytes[17] ?? 0) ^ 0x55) }),
  isAnswered: false,
  isPacket: false,
};

function packetSpecimen(format: 2 | 7, driver: Driver): Specimen {
  const frame = (parts: PacketParts): SpecimenFrame => ({ bytes: aPacket(format, parts) });
  const status = (name: string, bits: number) => ({ name, frame: frame({ status: bits }) });
  return {
    driver,
    frame: ({ spo2Percent = null, pulseRateBpm = null }) => frame({ spo2Percent, pulseRateBpm }),
    noValue: () => frame({ spo2Percent: null, pulseRateBpm: null }),
    wrong: [
      { ...status('the sensor is unplugged', 0x40), becomes: { type: 'unavailable' } },
      { ...status('the finger is out, and the numbers are held', 0x08), becomes: { type: 'unavailable' } },
      { ...status('out of track', 0x10), becomes: { type: 'questionable' } },
      { ...status('an artefact', 0x20), becomes: { type: 'questionable' } },
      { ...status('perfusion is red', 0x04), becomes: { type: 'questionable' } },
      { ...status('perfusion is yellow', 0x06), becomes: { type: 'values', values: usual } },
      {
        name: 'a pulse beyond what any patient has',
        frame: frame({ spo2Percent: null, pulseRateBpm: 400 }),
        becomes: { type: 'rejected', why: 'impossible' },
      },
      {
        name: 'a packet of 24 frames',
        frame: { bytes: withoutFrame(aPacket(format), 12) },
        becomes: { type: 'rejected', why: 'malformed' },
      },
    ],
    damaged: ({ bytes }) => ({ bytes: bytes.with(44, (bytes[44] ?? 0) ^ 0x55) }),
    isAnswered: false,
    isPacket: false,
  };
}

/** As if one had been lost on the way; the next packet's first frame follows, and shows that this one was short. */
function withoutFrame(packet: Uint8Array, number: number): Uint8Array {
  const at = number * 5;
  return Uint8Array.from([...packet.subarray(0, at), ...packet.subarray(at + 5), ...packet.subarray(0, 5)]);
}
