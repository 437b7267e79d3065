import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aDeviceLink } from '../../testing/a-device-link.ts';
import type { Driver } from '../driver.ts';
import { aPacket } from './encode.ts';
import { noninDf2Driver, noninDf7Driver } from './packet-driver.ts';
import { format2, format7, statusOf } from './packet.ts';
import { createPacketReader } from './packets.ts';

const file = join(import.meta.dirname, '../../../../../shared/data/vectors/nonin_df2_pufferfish.json');
const isThere = existsSync(file);
if (!isThere) console.log('Nonin vectors: not beside the project, their tests did not run');

type Vectors = {
  readonly packet_hex: string;
  readonly expect: Readonly<Record<string, number>>;
  readonly status_bytes: readonly (readonly [string, string])[];
  readonly bad_checksum_2frames: string;
  readonly two_frames: string;
  readonly short: string;
};

const noVectors: Vectors = {
  packet_hex: '',
  expect: {},
  status_bytes: [],
  bad_checksum_2frames: '',
  two_frames: '',
  short: '',
};

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

function read(driver: Driver, pieces: readonly Uint8Array[]) {
  const { waves: _cut, ...same } = readAsCut(driver, pieces);
  return same;
}

function readAsCut(driver: Driver, pieces: readonly Uint8Array[]) {
  const link = aDeviceLink(driver);
  link.send(...pieces);
  const waves = link.said().flatMap((said) => (said.type === 'waveform' ? [said.piece] : []));
  return {
    said: link.inShort().filter((one) => !one.endsWith(' samples')),
    all: link.said().filter(({ type }) => type !== 'waveform'),
    /** However it was cut. */
    wave: waves.flatMap(({ samples }) => [...samples]),
    waves,
    counts: link.session.counts(),
  };
}

describe.runIf(isThere)('the packet others captured', () => {
  const vectors = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as Vectors) : noVectors;
  const packet = bytesOf(vectors.packet_hex);

  it('[NN1] decodes as its file says, every field', () => {
    const [piece] = createPacketReader(format2).push(packet);
    if (piece?.type !== 'frame') throw new Error('no packet');
    const { packet: decoded } = piece;
    expect({
      hr: decoded.pulseRateBpm,
      hr_d: decoded.held.pulseRateBpm,
      e_hr: decoded.extendedPulseRateBpm,
      e_hr_d: decoded.held.extendedPulseRateBpm,
      spo2: decoded.spo2Percent,
      spo2_d: decoded.held.spo2Percent,
      e_spo2: decoded.extendedSpo2Percent,
      e_spo2_d: decoded.held.extendedSpo2Percent,
      spo2_bb: decoded.spo2BeatPercent,
      spo2_fast: decoded.spo2FastPercent,
      fw: decoded.firmware,
    }).toEqual(vectors.expect);
  });

  it('[NN1] becomes a reading of each parameter and a wave', () => {
    expect(read(noninDf2Driver, [packet]).said).toEqual(['spo2Percent good 97', 'pulseRateBpm good 72']);
  });

  for (const [hex, meaning] of vectors.status_bytes) {
    it(`[NN3] status ${hex} means ${meaning}`, () => {
      const status = statusOf([Number.parseInt(hex, 16)]);
      const found = {
        green: status.perfusion === 'green',
        red: status.perfusion === 'red',
        yellow: status.perfusion === 'yellow',
        'sensor alarm': status.isSensorAlarm,
        'out of track': status.isOutOfTrack,
        artifact: status.hasArtefact,
        'sensor disconnect (OEM III/Xpod; R on 9560)': status.isDisconnected,
      };
      expect(Object.entries(found).flatMap(([name, is]) => (is ? [name] : []))).toEqual([meaning]);
    });
  }

  it('[NN2] two frames are no packet, a short one is none, a wrong sum makes it broken', () => {
    expect(read(noninDf2Driver, [bytesOf(vectors.two_frames)]).said).toEqual([]);
    expect(read(noninDf2Driver, [bytesOf(vectors.short)]).said).toEqual([]);
    const after = read(noninDf2Driver, [bytesOf(vectors.bad_checksum_2frames), packet]);
    expect(after.said).toEqual(['rejected malformed', 'spo2Percent good 97', 'pulseRateBpm good 72']);
  });
});

const formats = [
  { name: 2, driver: noninDf2Driver, format: format2 },
  { name: 7, driver: noninDf7Driver, format: format7 },
] as const;
const whole = ['spo2Percent good 97', 'pulseRateBpm good 72'];

for (const { name, driver, format } of formats) {
  describe(`format ${name}`, () => {
    const packet = aPacket(name);

    it('[NN2] is the same in one piece and byte by byte', () => {
      const stream = Uint8Array.from([
        0x55,
        0x01,
        ...packet,
        0x80,
        ...packet,
        ...packet.subarray(10),
        ...packet,
      ]);
      const single = Array.from(stream, (byte) => Uint8Array.of(byte));
      expect(read(driver, single)).toEqual(read(driver, [stream]));
    });

    it('[NN2] opened in the middle of a packet, the next whole one counts', () => {
      const { said, counts } = read(driver, [packet.subarray(35), packet]);
      expect(said).toEqual(whole);
      expect(counts).toEqual({ frames: 1, garbageBytes: 90 });
    });

    for (const [frames, strays] of [
      [25, 0],
      [26, 1],
      [27, 2],
    ] as const) {
      it(`[NN2] of ${frames} frames in a row ${strays} are too many: counted, and said once`, () => {
        const tooMany = packet.subarray(5, 5 + strays * 5);
        const { said, counts } = read(driver, [packet, tooMany, packet]);
        expect(said).toEqual([...whole, ...(strays > 0 ? ['rejected garbage'] : []), ...whole]);
        expect(counts).toEqual({ frames: 2, garbageBytes: strays * 5 });
      });
    }

    it('[NN2] a byte lost on the way costs its packet and no other', () => {
      const lost = Uint8Array.from([...packet.subarray(0, 52), ...packet.subarray(53)]);
      expect(read(driver, [packet, lost, packet]).said).toEqual([...whole, 'rejected malformed', ...whole]);
    });

    it('[NN2] a packet that ends early is broken by the SYNC of the next', () => {
      const { said, counts } = read(driver, [packet.subarray(0, 120), packet]);
      expect(said).toEqual(['rejected malformed', ...whole]);
      expect(counts).toEqual({ frames: 2, garbageBytes: 0 });
    });

    it('[NN2] what belongs to no frame is garbage, counted, and bounded', () => {
      const noise = new Uint8Array(10_000).fill(0x55);
      const { said, counts } = read(driver, [noise, packet]);
      expect(counts).toEqual({ frames: 1, garbageBytes: 10_000 });
      expect(said.slice(-2)).toEqual(whole);
      expect(new Set(said.slice(0, -2))).toEqual(new Set(['rejected garbage']));
    });

    for (const pulseRateBpm of [127, 128, 129, 255, 256, 300]) {
      it(`[NN4] a pulse of ${pulseRateBpm}, whose bits stand in two bytes`, () => {
        const { said } = read(driver, [aPacket(name, { pulseRateBpm })]);
        expect(said[1]).toBe(`pulseRateBpm ${pulseRateBpm > 250 ? 'questionable' : 'good'} ${pulseRateBpm}`);
      });
    }

    it('[NN4] 127 and 511 are no numbers', () => {
      const { said } = read(driver, [aPacket(name, { spo2Percent: null, pulseRateBpm: null })]);
      expect(said.slice(0, 2)).toEqual([
        'spo2Percent unavailable no-value',
        'pulseRateBpm unavailable no-value',
      ]);
    });

    it('[NN3] a finger that is out is unavailable, however long the display holds its number', () => {
      const held = { spo2Percent: 97, pulseRateBpm: 72 };
      const parts = { spo2Percent: null, pulseRateBpm: null, held, status: 0x08 };
      expect(read(driver, [aPacket(name, parts)]).said.slice(0, 3)).toEqual([
        'spo2Percent unavailable probe-off',
        'pulseRateBpm unavailable probe-off',
        'probe-off',
      ]);
    });

    it('[NN3] what a device says of itself is said when it changes', () => {
      const { said } = read(driver, [
        aPacket(name, { status: 0x14, stat2: 0x01 }),
        aPacket(name, { status: 0x14, stat2: 0x01 }),
        aPacket(name),
      ]);
      expect(said.filter((one) => !/samples|Percent|Bpm/.test(one))).toEqual([
        ...['searching', 'weak-signal', 'battery-low'],
        ...['not searching', 'not weak-signal', 'not battery-low'],
      ]);
      expect(said).toContain('spo2Percent questionable 97');
    });

    it('[NN5] the wave has 25 samples a packet at 75 Hz, over the whole of 16 bits', () => {
      const pleth = Array.from({ length: 25 }, (_, index) =>
        index === 0 ? 0 : index === 1 ? 0xffff : 0x8000,
      );
      const { waves, wave } = readAsCut(driver, [aPacket(name, { pleth })]);
      expect(waves).toMatchObject([{ kind: 'pleth', rateHz: 75, deviceId: 'OXI-1' }]);
      const middle = format === format2 ? 0x8080 : 0x8000;
      expect(wave.slice(0, 3)).toEqual([0, 0xffff, middle]);
      expect(wave).toHaveLength(25);
    });

    it('[NN5] comes frame by frame, each sample once, and nothing of a packet whose begin was missed', () => {
      const bytes = aPacket(name);
      const frames = Array.from({ length: 25 }, (_, frame) => bytes.subarray(frame * 5, frame * 5 + 5));
      const { waves, wave } = readAsCut(driver, [...frames.slice(3), ...frames]);
      expect(waves).toHaveLength(25);
      expect(wave).toEqual(read(driver, [bytes]).wave);
    });
  });
}
