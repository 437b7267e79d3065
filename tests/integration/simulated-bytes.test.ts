import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Hl7Message, type Hl7Segment } from '@medplum/core';
import { Hl7Server } from '@medplum/hl7';
import { parseMessage } from '@chairside/server/devices/hl7/message.ts';
import { decodeObservations } from '@chairside/server/devices/hl7/pcd01.ts';
import type { DeviceReport, OximeterReport } from '@chairside/simulators/devices/device.ts';
import type { Frame } from '@chairside/simulators/links/emission.ts';
import { createEncoder } from '@chairside/simulators/links/encoder.ts';
import { openMllpPort } from '@chairside/simulators/links/ports/mllp-port.ts';
import {
  aCuffPressure,
  aCuffReport,
  anOximeterReport,
  aProbeOffReport,
  sampleAtMs,
} from '@chairside/simulators/links/sample-reports.ts';
import { createStreams } from '@chairside/simulators/random.ts';
import type { LinkFormat } from '@chairside/simulators/scenario/scenario.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { readMasimoLines } from '../support/readers/masimo.ts';
import { readMindray } from '../support/readers/mindray.ts';
import { readNoninDf8, readNoninPackets } from '../support/readers/nonin.ts';
import { readBps, readPlx } from '../support/readers/plx.ts';

/**
 * Every byte a simulated device sends, read by somebody else: HL7 by a library that is not ours, the others by readers written from
 * the byte tables (tests/support/readers), against what the device meant to say.
 */
const about = { chair: '3', deviceId: 'SIM-OXI-3' };

/** Ten minutes: numbers that wander through their whole range, gaps, a probe that slips off and is held, doubt, a weak battery. */
function tenMinutes(): readonly OximeterReport[] {
  const draw = createStreams(20_417)('simulated-bytes');
  return Array.from({ length: 600 }, (_, n) => {
    const atMs = sampleAtMs + n * 1_000;
    const spo2Percent = Math.floor(101 * draw.uniform(4 * n));
    const pulseRateBpm = 20 + Math.floor(281 * draw.uniform(4 * n + 1));
    const perfusionIndexPercent = Math.floor(2_000 * draw.uniform(4 * n + 2)) / 100;
    const pleth = Array.from({ length: 75 }, (__, k) =>
      Math.floor(65_536 * draw.uniform(9_000 + 75 * n + k)),
    );
    const batteryPercent = 100 - n / 6;
    if (n % 60 >= 50) {
      const display = n % 60 < 55 ? { spo2Percent: 93, pulseRateBpm: 88 } : null;
      return aProbeOffReport(display, { atMs, pleth, batteryPercent });
    }
    return anOximeterReport({
      atMs,
      deviceAtMs: atMs + 7 * 60_000,
      spo2Percent,
      displaySpo2Percent: spo2Percent,
      pulseRateBpm,
      displayPulseRateBpm: pulseRateBpm,
      slowSpo2Percent: Math.max(0, spo2Percent - 1),
      slowPulseRateBpm: pulseRateBpm - 1,
      fastSpo2Percent: Math.min(100, spo2Percent + 1),
      perfusionIndexPercent,
      pleth,
      batteryPercent,
      flags: {
        isArtefact: n % 7 === 3,
        perfusion: (['good', 'marginal', 'low'] as const)[n % 3]!,
        isTrusted: n % 5 !== 0,
      },
    });
  });
}

const oximeter = tenMinutes();

function framesOf(format: LinkFormat, reports: readonly DeviceReport[]): readonly Frame[] {
  const encoder = createEncoder(format, about);
  return reports.flatMap((report) => encoder.encode(report));
}

function streamOf(format: LinkFormat, reports: readonly DeviceReport[]): Buffer {
  return Buffer.concat(framesOf(format, reports).map(({ bytes }) => bytes));
}

function hl7Of(format: 'pcd01' | 'mindray', reports: readonly DeviceReport[]): readonly Hl7Message[] {
  const blocks = streamOf(format, reports).toString('utf8').split('\x1c\r');
  expect(blocks.pop()).toBe('');
  return blocks.map((block) => {
    expect(block.startsWith('\x0b')).toBe(true);
    return Hl7Message.parse(block.slice(1));
  });
}

describe('bytes of simulated oximeters, read by others', () => {
  it('[SI40] [SI41] PCD-01: every number, doubt, reason and battery of ten minutes', () => {
    const messages = hl7Of('pcd01', oximeter);
    expect(messages).toHaveLength(600);
    for (const [n, report] of oximeter.entries()) {
      const rows = rowsByCode(messages[n]!);
      expect(rows.get('150456'), `at ${n}`).toEqual(expectedRow(report.spo2Percent, report));
      expect(rows.get('149530')).toEqual(expectedRow(report.pulseRateBpm, report, 'pulse'));
      if (report.perfusionIndexPercent !== null)
        expect(Number(rows.get('150488')?.value)).toBe(report.perfusionIndexPercent);
      expect(rows.get('67996')?.value).toBe(
        report.batteryPercent < 99.5 ? String(Math.round(report.batteryPercent)) : undefined,
      );
      expect(messages[n]!.header.getComponent(11, 1)).toBe('T');
    }
  });

  it('[SI40] [SI42] Mindray: every number with its validity, which comes in the next message', () => {
    const said = readMindray(hl7Of('mindray', oximeter));
    const numbers = said.filter((one) => one.class === 'numbers');
    expect(numbers).toHaveLength(600);
    expect(said.filter((one) => one.class === 'alive')).toHaveLength(60);
    for (const [n, report] of oximeter.entries()) {
      const isValid = report.spo2Percent !== null && !report.flags.isArtefact;
      expect(numbers[n]!.values, `at ${n}`).toEqual({
        160: { value: report.displaySpo2Percent, isValid },
        161: { value: report.displayPulseRateBpm, isValid },
        162: { value: report.perfusionIndexPercent, isValid },
      });
    }
  });

  for (const format of [2, 7] as const) {
    it(`[SI40] [SI43] Nonin DF${format}: every number three times a second, and the whole wave`, () => {
      const packets = readNoninPackets(streamOf(`nonin-df${format}`, oximeter), format);
      expect(packets).toHaveLength(1_800);
      const wave = packets.flatMap(({ pleth }) => pleth);
      const meant = oximeter.flatMap(({ pleth }) => pleth);
      expect(wave).toEqual(format === 7 ? meant : meant.map((value) => value >> 8));
      expect(packets.map(({ timer }) => timer)).toEqual(Array.from({ length: 1_800 }, (_, n) => n));
      for (const [n, packet] of packets.entries()) {
        const report = oximeter[Math.floor(n / 3)]!;
        expect(packet, `at ${n}`).toMatchObject({
          spo2: report.spo2Percent,
          pulseRate: report.pulseRateBpm,
          spo2Display: report.displaySpo2Percent,
          pulseRateDisplay: report.displayPulseRateBpm,
          spo2Extended: report.slowSpo2Percent,
          pulseRateExtended: report.slowPulseRateBpm,
          spo2Fast: report.fastSpo2Percent,
          isSmartPoint: report.flags.isTrusted,
          isBatteryLow: report.batteryPercent < 20,
          status: {
            isDisconnected: false,
            isArtefact: report.flags.isArtefact,
            isOutOfTrack: report.flags.isOutOfTrack,
            isSensorAlarm: report.flags.isProbeOff,
          },
        });
      }
    });
  }

  it('[SI40] [SI43] Nonin DF8: what is displayed, and whether a finger is there', () => {
    const seconds = readNoninDf8(streamOf('nonin-df8', oximeter));
    expect(seconds).toHaveLength(600);
    for (const [n, report] of oximeter.entries()) {
      expect(seconds[n], `at ${n}`).toMatchObject({
        spo2: report.displaySpo2Percent,
        pulseRate: report.displayPulseRateBpm,
        isSensorAlarm: report.flags.isProbeOff,
        isArtefact: report.flags.isArtefact,
        isSmartPoint: report.flags.isTrusted,
        isBatteryLow: report.batteryPercent < 20,
        isBatteryCritical: report.batteryPercent < 5,
      });
    }
  });

  it('[SI40] [SI44] Masimo: what is displayed, and the exceptions that say whether to believe it', () => {
    const lines = readMasimoLines(streamOf('masimo-ascii', oximeter).toString('latin1'));
    expect(lines).toHaveLength(600);
    for (const [n, report] of oximeter.entries()) {
      expect(lines[n], `at ${n}`).toMatchObject({
        serial: 'SIM-OXI-3',
        spo2: report.displaySpo2Percent,
        pulseRate: report.displayPulseRateBpm,
        perfusionIndex: report.perfusionIndexPercent,
      });
      expect((lines[n]!.exceptions & 0x20) !== 0).toBe(report.flags.isProbeOff);
      expect((lines[n]!.exceptions & 0x400) !== 0).toBe(report.flags.isArtefact);
    }
  });

  it('[SI40] [SI45] PLX: every number of the second, missing ones as NaN, what is held not at all', () => {
    const frames = framesOf('plx', oximeter);
    expect(frames).toHaveLength(600);
    for (const [n, report] of oximeter.entries()) {
      const plx = readPlx(frames[n]!.bytes)!;
      expect(plx, `at ${n}`).toMatchObject({
        spo2: report.spo2Percent ?? NaN,
        pulseRate: report.pulseRateBpm ?? NaN,
        spo2Fast: report.fastSpo2Percent ?? NaN,
        pulseRateFast: NaN,
        spo2Slow: report.slowSpo2Percent ?? NaN,
        pulseRateSlow: report.slowPulseRateBpm ?? NaN,
        amplitude: report.perfusionIndexPercent ?? NaN,
      });
      expect(plx.status!.includes(13)).toBe(report.spo2Percent === null);
      expect(plx.status!.includes(14)).toBe(report.flags.isArtefact);
      expect(plx.sensor!.includes(11)).toBe(report.flags.isProbeOff);
      // From storage, demonstration, test: such a payload would never be shown live.
      expect(plx.status!.filter((bit) => bit >= 9 && bit <= 11)).toEqual([]);
    }
  });
});

describe('bytes of simulated cuffs, read by others', () => {
  const measured = Array.from({ length: 200 }, (_, n) =>
    aCuffReport({
      atMs: sampleAtMs + n * 300_000,
      deviceAtMs: sampleAtMs + n * 300_000 - 3_600_000,
      result: {
        outcome: 'measured',
        systolicMmHg: 60 + n,
        diastolicMmHg: 30 + Math.floor(n / 2),
        meanMmHg: 40 + Math.floor(n / 1.5),
        pulseRateBpm: 30 + n,
      },
    }),
  );

  it('[SI40] [SI41] PCD-01: every pressure of two hundred measurements', () => {
    for (const [n, message] of hl7Of('pcd01', measured).entries()) {
      const values = ['150021', '150022', '150023', '149546'].map((code) => rowsByCode(message).get(code));
      expect(values.map((row) => [Number(row?.value), row?.unit])).toEqual([
        [60 + n, '266016'],
        [30 + Math.floor(n / 2), '266016'],
        [40 + Math.floor(n / 1.5), '266016'],
        [30 + n, '264864'],
      ]);
    }
  });

  it('[SI40] [SI42] Mindray: every pressure with the time of the device', () => {
    const cuffs = readMindray(hl7Of('mindray', measured)).filter((one) => one.class === 'cuff');
    expect(cuffs).toHaveLength(200);
    for (const [n, cuff] of cuffs.entries()) {
      expect(cuff.values).toEqual({
        170: 60 + n,
        171: 30 + Math.floor(n / 2),
        172: 40 + Math.floor(n / 1.5),
      });
      const at = new Date(sampleAtMs + n * 300_000 - 3_600_000).toISOString();
      expect(cuff.time).toBe(at.slice(0, 19).replaceAll(/[-T:]/g, ''));
    }
  });

  it('[SI40] [SI45] BPS: every pressure with the time of the device, and the cuff while it inflates', () => {
    const pressures = Array.from({ length: 300 }, (_, mmHg) => aCuffPressure(mmHg));
    const frames = framesOf('bps', [...measured, ...pressures]);
    for (const [n, { bytes, characteristic }] of frames.slice(0, 200).entries()) {
      expect(characteristic).toBe('2A35');
      expect(readBps(bytes)).toMatchObject({
        unit: 'mmHg',
        pressures: [60 + n, 30 + Math.floor(n / 2), 40 + Math.floor(n / 1.5)],
        pulseRate: 30 + n,
        time: new Date(sampleAtMs + n * 300_000 - 3_600_000).toISOString().slice(0, 19),
      });
    }
    for (const [mmHg, { bytes, characteristic }] of frames.slice(200).entries()) {
      expect(characteristic).toBe('2A36');
      expect(readBps(bytes)?.pressures).toEqual([mmHg, NaN, NaN]);
    }
  });
});

describe('the gateway', () => {
  const rows = [
    ['a number', anOximeterReport(), { quality: 'good', value: 97 }],
    [
      'a number the device doubts',
      anOximeterReport({ flags: { isArtefact: true } }),
      { quality: 'questionable', value: 97, reason: 'device-doubt' },
    ],
    [
      'a number that is held',
      aProbeOffReport({ spo2Percent: 93, pulseRateBpm: 88 }),
      { quality: 'questionable', value: 93, reason: 'device-doubt' },
    ],
    ['a probe that is off', aProbeOffReport(null), { quality: 'unavailable', reason: 'probe-off' }],
    [
      '“not a number”',
      anOximeterReport({ flags: { isNan: true } }),
      { quality: 'unavailable', reason: 'no-value' },
    ],
    ['a pressure', aCuffReport(), { quality: 'good', value: 142 }],
    [
      'a measurement that failed',
      aCuffReport({ result: { outcome: 'failed', error: 'leak' } }),
      { quality: 'unavailable', reason: 'failed' },
    ],
  ] as const;
  for (const [what, report, meant] of rows) {
    it(`[SI41] reads ${what} as it was meant`, () => {
      expect(saidOf({ ...report, batteryPercent: 14 })).toEqual(
        expect.arrayContaining([
          {
            type: 'reading',
            reading: expect.objectContaining({ deviceId: 'SIM-OXI-3', ...meant }) as unknown,
          },
          { type: 'battery', deviceId: 'SIM-OXI-3', percent: 14 },
        ]),
      );
    });
  }

  it('[SI41] reads a device without a clock as one, and rejects nothing', () => {
    const said = saidOf(anOximeterReport({ deviceAtMs: null }));
    expect(said.map(({ type }) => type)).toEqual(['reading', 'reading', 'reading']);
    expect(said[0]).toMatchObject({ reading: { measuredAtMs: null, sentAtMs: null } });
  });

  function saidOf(report: DeviceReport) {
    const payload = streamOf('pcd01', [report]).toString('latin1').slice(1, -2);
    const parsed = parseMessage(payload);
    if (!parsed.ok) throw new Error('It can not be read');
    return decodeObservations(parsed.value);
  }
});

describe('a listener that is not ours', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });

  for (const format of ['pcd01', 'mindray'] as const) {
    it(`[SI40] [SI46] takes ${format} from a real connection, message by message`, async () => {
      const reports = [...oximeter.slice(0, 50), aCuffReport({ atMs: sampleAtMs + 60_000 })];
      const frames = framesOf(format, reports);
      const received: string[] = [];
      const isComplete = Promise.withResolvers<undefined>();
      const server = new Hl7Server((connection) => {
        connection.addEventListener('message', ({ message }) => {
          received.push(message.toString());
          connection.send(message.buildAck());
          if (received.length === frames.length) isComplete.resolve(undefined);
        });
      });
      await server.start(0);
      open.push({ close: () => server.stop({ forceDrainTimeoutMs: 1 }) });
      if (server.server?.listening !== true) await once(server.server!, 'listening');
      const { port } = server.server!.address() as AddressInfo;
      const mllp = openMllpPort({ name: 'chair-3', host: '127.0.0.1', port });
      open.unshift(mllp);

      for (const { report, ...frame } of frames)
        mllp.deliver({ type: 'bytes', ...frame, reports: report === null ? [] : [report] });
      await isComplete.promise;
      expect(received).toEqual(hl7Of(format, reports).map((message) => message.toString()));
      const numbered = frames.filter(({ controlId }) => controlId !== null).length;
      expect(numbered).toBe(format === 'pcd01' ? frames.length : 0);
      await expect.poll(() => mllp.counts().acknowledged).toBe(numbered);
    });
  }
});

/** The readers themselves, against bytes others have published. They stay where they are: a clone without them runs none of this. */
const vectors = join(import.meta.dirname, '../../../shared/data/vectors');

describe.skipIf(!existsSync(vectors))('the readers, on published bytes', () => {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(vectors, file), 'utf8'));

  it('[SI40] Nonin: a packet of another project', () => {
    const { packet_hex } = json('nonin_df2_pufferfish.json') as { packet_hex: string };
    expect(readNoninPackets(Buffer.from(packet_hex, 'hex'), 2)).toMatchObject([
      {
        pulseRate: 72,
        pulseRateDisplay: 72,
        pulseRateExtended: 72,
        pulseRateExtendedDisplay: 72,
        spo2: 97,
        spo2Display: 97,
        spo2Extended: 97,
        spo2ExtendedDisplay: 97,
        spo2BeatToBeat: 97,
        spo2Fast: 97,
        revision: 48,
      },
    ]);
  });

  type Vector = {
    readonly char: string;
    readonly hex: string;
    readonly exp: 'INVALID' | Readonly<Record<string, unknown>>;
  };

  it('[SI40] PLX: payloads of another project', () => {
    const { vectors: all } = json('ble_plx_spezi.json') as { vectors: readonly Vector[] };
    const continuous = all.filter(({ char, exp }) => char === '2A5F' && exp !== 'INVALID');
    expect(continuous.length).toBeGreaterThan(3);
    for (const { hex, exp } of continuous) {
      const { spo2, pr, pai } = exp as Record<string, number>;
      const plx = readPlx(Buffer.from(hex, 'hex'));
      expect([plx?.spo2, plx?.pulseRate, plx?.amplitude]).toEqual([spo2, pr, pai]);
    }
  });

  it('[SI40] BPS: payloads of another project', () => {
    const { vectors: all } = json('ble_bps_nordic.json') as { vectors: readonly Vector[] };
    expect(all.length).toBeGreaterThan(5);
    for (const { char, hex, exp } of all) {
      const bps = readBps(Buffer.from(hex, 'hex'));
      if (exp === 'INVALID') expect(bps).toBeNull();
      else if (char === '2A35') expect(bps?.pressures).toEqual([exp['sys'], exp['dia'], exp['map']]);
      else expect(bps?.pressures[0]).toBe(exp['cuff_pressure']);
    }
  });

  it('[SI40] Masimo: lines of real devices', () => {
    const lines = readMasimoLines(readFileSync(join(vectors, 'masimo-ascii1-lines.txt'), 'latin1'));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines[0]).toMatchObject({ spo2: 98, pulseRate: 97, perfusionIndex: 3.6, exceptions: 0x800 });
    expect(lines.filter(({ spo2 }) => spo2 === null).every(({ pulseRate }) => pulseRate === null)).toBe(true);
  });
});

if (!existsSync(vectors))
  console.log('published bytes: did not run, ../shared/data is not beside the project');

type Row = {
  readonly value: string | undefined;
  readonly unit: string;
  readonly flag: string;
  readonly status: string;
};

function rowsByCode(message: Hl7Message): ReadonlyMap<string, Row> {
  return new Map(
    message.getAllSegments('OBX').map((row: Hl7Segment) => [
      row.getComponent(3, 1),
      {
        value: row.getComponent(5, 1),
        unit: row.getComponent(6, 1),
        flag: row.getComponent(8, 1),
        status: row.getComponent(11, 1),
      },
    ]),
  );
}

function expectedRow(measured: number | null, report: OximeterReport, which: 'spo2' | 'pulse' = 'spo2'): Row {
  const unit = which === 'spo2' ? '262688' : '264864';
  const held = which === 'spo2' ? report.displaySpo2Percent : report.displayPulseRateBpm;
  if (measured !== null)
    return { value: String(measured), unit, flag: report.flags.isArtefact ? 'QUES' : '', status: 'R' };
  if (held !== null) return { value: String(held), unit, flag: 'QUES', status: 'R' };
  return { value: '', unit, flag: 'OFF', status: 'X' };
}
