import { describe, expect, it } from 'vitest';
import type { OximeterReport } from '../../devices/device.ts';
import { createEncoder } from '../encoder.ts';
import { aCuffReport, anOximeterReport, aProbeOffReport, sampleAtMs } from '../sample-reports.ts';

const about = { chair: '3', deviceId: 'SIM-OXI-3' };

function packetsOf(format: 'nonin-df2' | 'nonin-df7', report: OximeterReport) {
  return createEncoder(format, about).encode(report);
}

/** The fourth byte of each frame of the first packet, by its number from 1. */
function numbersOf(report: OximeterReport): readonly number[] {
  const bytes = packetsOf('nonin-df2', report)[0]?.bytes ?? new Uint8Array();
  return [NaN, ...Array.from({ length: 25 }, (_, n) => bytes[n * 5 + 3] ?? NaN)];
}

function statusOf(report: OximeterReport): number | undefined {
  return packetsOf('nonin-df2', report)[0]?.bytes[6];
}

function df8Of(report: OximeterReport): readonly number[] {
  return [...(createEncoder('nonin-df8', about).encode(report)[0]?.bytes ?? [])];
}

const rates: readonly (readonly [bpm: number | null, bits: readonly [number, number]])[] = [
  [0, [0, 0]],
  [126, [0, 126]],
  [127, [0, 127]],
  [128, [1, 0]],
  [255, [1, 127]],
  [256, [2, 0]],
  [509, [3, 125]],
  [510, [3, 126]],
  // What does not fit is the highest that does; 511 would say that there is none.
  [511, [3, 126]],
  [600, [3, 126]],
  [null, [3, 127]],
];

const saturations: readonly (readonly [percent: number | null, byte: number])[] = [
  [0, 0],
  [1, 1],
  [99, 99],
  [100, 100],
  [101, 100],
  [127, 100],
  [null, 127],
];

const statuses: readonly (readonly [what: string, report: OximeterReport, status: number])[] = [
  ['good perfusion', anOximeterReport(), 0x82],
  ['marginal perfusion', anOximeterReport({ flags: { perfusion: 'marginal' } }), 0x86],
  ['low perfusion', anOximeterReport({ flags: { perfusion: 'low' } }), 0x84],
  ['artefact', anOximeterReport({ flags: { isArtefact: true } }), 0xa2],
  ['out of track', anOximeterReport({ flags: { isOutOfTrack: true } }), 0x92],
  ['probe off', aProbeOffReport(null), 0x98],
  ['defective sensor', anOximeterReport({ flags: { isSensorFaulty: true } }), 0xca],
];

describe('Nonin, data formats 2 and 7', () => {
  for (const [bpm, bits] of rates) {
    it(`[SI43] a pulse rate of ${bpm ?? 'none'} is ${bits.join(' and ')}`, () => {
      const numbers = numbersOf(anOximeterReport({ pulseRateBpm: bpm }));
      expect([numbers[1], numbers[2]]).toEqual(bits);
    });
  }

  for (const [percent, byte] of saturations) {
    it(`[SI43] a saturation of ${percent ?? 'none'} is ${byte}`, () => {
      expect(numbersOf(anOximeterReport({ spo2Percent: percent }))[3]).toBe(byte);
    });
  }

  for (const [what, report, status] of statuses) {
    it(`[SI43] ${what} is the status ${status.toString(16)}`, () => {
      expect(statusOf(report)?.toString(16)).toBe(status.toString(16));
    });
  }

  const batteries = [
    [19, 0x21],
    [20, 0x20],
    [21, 0x20],
  ] as const;
  for (const [batteryPercent, byte] of batteries) {
    it(`[SI43] a battery at ${batteryPercent} % is ${byte === 0x21 ? 'low' : 'not low'}`, () => {
      expect(numbersOf(anOximeterReport({ batteryPercent }))[8]).toBe(byte);
    });
  }

  it('[SI43] what is held stands in the numbers for display only, and the sensor alarm is on', () => {
    const report = aProbeOffReport({ spo2Percent: 93, pulseRateBpm: 130 });
    const numbers = numbersOf(report);
    expect([numbers[1], numbers[2], numbers[3]]).toEqual([3, 127, 127]);
    expect([numbers[9], numbers[17], numbers[20], numbers[21], numbers[22], numbers[23]]).toEqual([
      93, 93, 1, 2, 1, 2,
    ]);
    expect((statusOf(report) ?? 0) & 0x08).toBe(0x08);
  });

  it('[SI43] three packets a second of 25 frames, one first frame each, none before it was measured', () => {
    const pleth = Array.from({ length: 75 }, (_, n) => n * 256 + 1);
    const packets = packetsOf('nonin-df7', anOximeterReport({ pleth }));
    expect(packets.map(({ atMs }) => atMs - sampleAtMs)).toEqual([0, 333, 667]);
    for (const [third, { bytes }] of packets.entries()) {
      expect(bytes).toHaveLength(125);
      const firsts = Array.from({ length: 25 }, (_, n) => (bytes[n * 5] ?? 0) & 1);
      expect(firsts).toEqual([1, ...Array.from({ length: 24 }, () => 0)]);
      expect([bytes[1], bytes[2]]).toEqual([third * 25, 1]);
    }
  });

  it('[SI43] without a wave the frames go on, level', () => {
    const [packet] = packetsOf('nonin-df2', anOximeterReport({ pleth: [] }));
    expect(new Set(Array.from({ length: 25 }, (_, n) => packet?.bytes[n * 5 + 2]))).toEqual(new Set([128]));
  });

  it('[SI43] the sum of the first four bytes ends a frame', () => {
    const [packet] = packetsOf('nonin-df2', anOximeterReport());
    expect([...(packet?.bytes ?? []).slice(0, 10)]).toEqual([
      0x01, 0x83, 0x80, 0x00, 0x04, 0x01, 0x82, 0x80, 72, 0x4b,
    ]);
  });

  it('[SI43] a cuff says nothing in the format of an oximeter', () => {
    expect(createEncoder('nonin-df2', about).encode(aCuffReport())).toEqual([]);
    expect(createEncoder('nonin-df8', about).encode(aCuffReport())).toEqual([]);
  });
});

describe('Nonin, data format 8', () => {
  const rows: readonly (readonly [what: string, report: OximeterReport, bytes: readonly number[]])[] = [
    ['all well', anOximeterReport(), [0x80, 72, 97, 0x20]],
    ['127 beats', anOximeterReport({ displayPulseRateBpm: 127 }), [0x80, 127, 97, 0x20]],
    ['128 beats', anOximeterReport({ displayPulseRateBpm: 128 }), [0x81, 0, 97, 0x20]],
    ['held', aProbeOffReport({ spo2Percent: 93, pulseRateBpm: 88 }), [0xa0, 88, 93, 0x08]],
    ['probe off', aProbeOffReport(null), [0xa3, 127, 127, 0x08]],
    ['low perfusion', anOximeterReport({ flags: { perfusion: 'low' } }), [0x90, 72, 97, 0x20]],
    ['marginal perfusion', anOximeterReport({ flags: { perfusion: 'marginal' } }), [0x88, 72, 97, 0x20]],
    ['artefact', anOximeterReport({ flags: { isArtefact: true, isTrusted: false } }), [0x84, 72, 97, 0x00]],
    ['defective sensor', anOximeterReport({ flags: { isSensorFaulty: true } }), [0xc0, 72, 97, 0x28]],
    ['“not a number”', anOximeterReport({ flags: { isNan: true } }), [0x83, 127, 127, 0x20]],
    ['battery at 5 %', anOximeterReport({ batteryPercent: 5 }), [0x80, 72, 97, 0x21]],
    ['battery at 4 %', anOximeterReport({ batteryPercent: 4 }), [0x80, 72, 97, 0x23]],
  ];
  for (const [what, report, bytes] of rows) {
    it(`[SI43] ${what} is ${Buffer.from(bytes).toString('hex')}`, () => {
      expect(Buffer.from(df8Of(report)).toString('hex')).toBe(Buffer.from(bytes).toString('hex'));
    });
  }
});
