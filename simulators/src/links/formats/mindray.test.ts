import { describe, expect, it } from 'vitest';
import { createEncoder } from '../encoder.ts';
import {
  aCuffPressure,
  aCuffReport,
  anOximeterReport,
  aProbeOffReport,
  sampleAtMs,
} from '../sample-reports.ts';

function anEncoder() {
  return createEncoder('mindray', { chair: '3', deviceId: 'SIM-OXI-3' });
}

function textsOf(report: Parameters<ReturnType<typeof anEncoder>['encode']>[0]): readonly string[] {
  const frames = anEncoder().encode(report);
  return frames.slice(1).map(({ bytes }) => Buffer.from(bytes).toString('latin1').slice(1, -2));
}

const header = (named: string) => `MSH|^~\\&|||||||ORU^R01|${named}|T|2.3.1|\r`;
const order = 'OBR||||Mindray Monitor|||0|\r';

describe('the dialect of Mindray', () => {
  it('[SI42] numbers first, then whether they are valid', () => {
    expect(textsOf(anOximeterReport())).toEqual([
      `${header('204')}${order}OBX||NM|160^SpO2|2103|97||||||F\rOBX||NM|161^PR|2103|72||||||F\rOBX||NM|162^PI|2103|2.30||||||F\r`,
      `${header('205')}${order}OBX||CE|2037^|160|3^||||||F\rOBX||CE|2037^|161|3^||||||F\rOBX||CE|2037^|162|3^||||||F\r`,
    ]);
  });

  it('[SI42] a number that is held goes out, and is invalid', () => {
    const [numbers, validity] = textsOf(aProbeOffReport({ spo2Percent: 93, pulseRateBpm: 88 }));
    expect(numbers).toContain('|160^SpO2|2103|93|');
    expect(validity).toContain('|2037^|160|2^|');
  });

  it('[SI42] none is -100, never zero', () => {
    const [numbers, validity] = textsOf(aProbeOffReport(null));
    expect(numbers).toContain('|160^SpO2|2103|-100|');
    expect(numbers).toContain('|162^PI|2103|-100.00|');
    expect(validity).toContain('|2037^|161|2^|');
  });

  it('[SI42] the cuff comes with the time of its own clock, without a zone', () => {
    expect(textsOf(aCuffReport({ deviceAtMs: sampleAtMs - 3_600_000 }))).toEqual([
      `${header('503')}${order}OBX||NM|170^Sys|2105|142||||||F||APERIODIC|20260302081807\r` +
        'OBX||NM|171^Dia|2105|88||||||F||APERIODIC|20260302081807\r' +
        'OBX||NM|172^Mean|2105|107||||||F||APERIODIC|20260302081807\r',
    ]);
  });

  it('[SI42] a measurement that failed is -100, a cuff without a clock has a time of zeros', () => {
    const [text] = textsOf(aCuffReport({ deviceAtMs: null, result: { outcome: 'failed', error: 'motion' } }));
    expect(text).toContain('|170^Sys|2105|-100||||||F||APERIODIC|00000000000000\r');
  });

  const since = [
    [9_999, 1],
    [10_000, 2],
    [10_001, 2],
  ] as const;
  for (const [ms, alive] of since) {
    it(`[SI42] ${ms} ms after it said that it is alive: it has said so ${alive} times`, () => {
      const encoder = anEncoder();
      const frames = [sampleAtMs, sampleAtMs + ms].flatMap((atMs) => encoder.encode(aCuffPressure(0, atMs)));
      const texts = frames.map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
      expect(texts).toEqual(Array.from({ length: alive }, () => `\x0b${header('106')}\x1c\r`));
    });
  }

  it('[SI42] nothing is acknowledged by number: the class stands where the number would', () => {
    const frames = anEncoder().encode(anOximeterReport());
    expect(frames.map(({ controlId }) => controlId)).toEqual([null, null, null]);
  });
});
