import { play } from '@chairside/server/devices/conformance/play.ts';
import type { DeviceReading, Driver } from '@chairside/server/devices/driver.ts';
import { drivers } from '@chairside/server/devices/registry.ts';
import { bluetoothUuid } from '@chairside/shared/devices/families.ts';
import { isWithin, parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import type { DeviceReport } from '@chairside/simulators/devices/device.ts';
import { createEncoder } from '@chairside/simulators/links/encoder.ts';
import {
  aCuffReport,
  anOximeterReport,
  aProbeOffReport,
  sampleAtMs,
} from '@chairside/simulators/links/sample-reports.ts';
import { createStreams } from '@chairside/simulators/random.ts';
import type { LinkFormat } from '@chairside/simulators/scenario/scenario.ts';
import { describe, expect, it } from 'vitest';

/**
 * What simulated devices send, read by the gateway's drivers. The one was written from the byte tables without the other: where
 * they agree, neither has made it up.
 */
const about = { chair: '3', deviceId: 'SIM-OXI-3' };

const formats: readonly (readonly [LinkFormat, family: string])[] = [
  ['plx', 'bluetooth-oximeter'],
  ['nonin-df2', 'nonin-df2'],
  ['nonin-df7', 'nonin-df7'],
  ['nonin-df8', 'nonin-df8'],
  ['masimo-ascii', 'masimo-ascii1'],
  ['mindray', 'hl7'],
];
const oximetry = ['spo2Percent', 'pulseRateBpm'] as const;

function heard(family: string, format: LinkFormat, reports: readonly DeviceReport[]) {
  const driver = drivers.find(({ id }) => id === family) as Driver;
  const player = play(driver, { isSimulation: true });
  const encoder = createEncoder(format, about);
  return reports.map((report) => {
    const before = player.readings().length;
    const frames = encoder.encode(report);
    for (const { bytes, characteristic } of frames) {
      const channel =
        characteristic === undefined ? undefined : bluetoothUuid(Number.parseInt(characteristic, 16));
      player.send({ bytes, ...(channel !== undefined && { channel }) });
      player.wait(1_000 / frames.length);
    }
    return player.readings().slice(before);
  });
}

const minutes = (() => {
  const draw = createStreams(4_711)('simulated-families');
  return Array.from({ length: 300 }, (_, n) => {
    const atMs = sampleAtMs + n * 1_000;
    const spo2Percent = 41 + Math.floor(60 * draw.uniform(3 * n));
    const pulseRateBpm = 21 + Math.floor(229 * draw.uniform(3 * n + 1));
    const shown = { displaySpo2Percent: spo2Percent, displayPulseRateBpm: pulseRateBpm };
    const given = { atMs, deviceAtMs: atMs, spo2Percent, pulseRateBpm, ...shown };
    return n % 20 < 16
      ? anOximeterReport(given)
      : aProbeOffReport({ spo2Percent: 93, pulseRateBpm: 88 }, { atMs, deviceAtMs: atMs });
  });
})();

function numberOf(readings: readonly DeviceReading[], parameter: ParameterId): number | null {
  const last = readings.findLast((reading) => reading.parameter === parameter);
  return last === undefined ? null : valueOf(last);
}

for (const [format, family] of formats) {
  describe(`${format}, read by ${family}`, () => {
    it('[DD3] [DD6] each second is heard as it was, and what a display holds after the finger has gone is never heard', () => {
      const seconds = heard(family, format, minutes);
      for (const [index, readings] of seconds.entries()) {
        const meant = minutes[index];
        if (index === 0 || meant === undefined) continue;
        for (const parameter of oximetry) {
          const value = meant[parameter];
          const isPossible = value === null || isWithin(parameters[parameter].possible, value);
          expect(numberOf(readings, parameter), `second ${index}, ${parameter}`).toBe(
            isPossible ? value : null,
          );
        }
      }
    });
  });
}

describe('bps, read by bluetooth-cuff', () => {
  it('[DD3] a pressure is heard as it was measured', () => {
    const [readings = []] = heard('bluetooth-cuff', 'bps', [aCuffReport()]);
    expect(readings.map(({ parameter, ...reading }) => [parameter, valueOf(reading)])).toEqual([
      ['systolicMmHg', 142],
      ['diastolicMmHg', 88],
      ['meanMmHg', 107],
      ['cuffPulseRateBpm', 74],
    ]);
  });
});

for (const [format, family, bits] of [
  ['nonin-df2', 'nonin-df2', 8],
  ['nonin-df7', 'nonin-df7', 16],
] as const) {
  it(`[DD3] the wave of ${format} is heard sample by sample, as fine as the format has it`, () => {
    const pleth = Array.from({ length: 75 }, (_, k) => Math.round(32_768 + 30_000 * Math.sin(k / 5)));
    const samples: number[] = [];
    const driver = drivers.find(({ id }) => id === family) as Driver;
    const player = play(driver, {
      onSaid: (said) => {
        if (said.type === 'waveform') samples.push(...said.piece.samples);
      },
    });
    const encoder = createEncoder(format, about);
    for (const second of [0, 1, 2])
      for (const { bytes } of encoder.encode(anOximeterReport({ atMs: sampleAtMs + second * 1_000, pleth })))
        player.send({ bytes });
    const step = 2 ** (16 - bits);
    const meant = pleth.map((value) => Math.floor(value / step));
    expect(samples.slice(-75).map((value) => Math.floor(value / step))).toEqual(meant);
  });
}
