import { describe, expect, it } from 'vitest';
import { deviceIdSchema } from '../ids.ts';
import { nibpFailure, nibpMeasurements } from './nibp.ts';
import type { ParameterId } from './parameters.ts';
import type { Measurement, NumberedReading } from './reading.ts';

const good = (value: number): Measurement => ({ quality: 'good', value });
const failed: Measurement = { quality: 'unavailable', reason: 'failed' };
const missing: Measurement = { quality: 'unavailable', reason: 'no-value' };

let cursor = 0;
function aReading(
  parameter: ParameterId,
  measurement: Measurement,
  about: { readonly atMs?: number; readonly measuredAtMs?: number | null; readonly device?: string } = {},
): NumberedReading {
  const { atMs = 1_000, measuredAtMs = null, device = 'CUFF-1' } = about;
  return {
    ...measurement,
    parameter,
    cursor: ++cursor,
    deviceId: deviceIdSchema.parse(device),
    atMs,
    measuredAtMs,
  };
}

describe('the readings of a cuff', () => {
  it('[UI9] of one inflation are one measurement', () => {
    const doubtful: Measurement = { quality: 'questionable', value: 79, reason: 'pressure-order' };
    const [nibp, ...more] = nibpMeasurements([
      aReading('systolicMmHg', good(120)),
      aReading('spo2Percent', good(97)),
      aReading('diastolicMmHg', good(80)),
      aReading('meanMmHg', doubtful),
      aReading('cuffPulseRateBpm', good(70)),
    ]);
    expect(more).toEqual([]);
    expect(nibp).toMatchObject({
      atMs: 1_000,
      systolicMmHg: good(120),
      diastolicMmHg: good(80),
      meanMmHg: doubtful,
    });
  });

  it('[UI9] that came apart belong together by the time they were measured', () => {
    const measured = nibpMeasurements([
      aReading('systolicMmHg', good(120), { atMs: 1_000, measuredAtMs: 500 }),
      aReading('diastolicMmHg', good(80), { atMs: 1_400, measuredAtMs: 500 }),
      aReading('systolicMmHg', good(130), { atMs: 9_000, measuredAtMs: 8_500 }),
    ]);
    expect(measured.map(({ systolicMmHg, diastolicMmHg }) => [systolicMmHg, diastolicMmHg])).toEqual([
      [good(120), good(80)],
      [good(130), missing],
    ]);
  });

  it('[CH7] come out oldest first by when they were so, however they came', () => {
    const measured = nibpMeasurements([
      aReading('systolicMmHg', good(180), { atMs: 600_000, measuredAtMs: 600_000 }),
      aReading('systolicMmHg', good(120), { atMs: 300_000, measuredAtMs: 300_000 }),
    ]);
    expect(measured.map(({ atMs }) => atMs)).toEqual([300_000, 600_000]);
  });

  for (const [sys, dia, isDoubtful] of [
    [81, 80, false],
    [80, 80, true],
    [79, 80, true],
  ] as const) {
    it(`[DD6] ${sys}/${dia}, sent apart, is ${isDoubtful ? 'questionable' : 'good'}`, () => {
      const [nibp] = nibpMeasurements([
        aReading('diastolicMmHg', good(dia)),
        aReading('systolicMmHg', good(sys)),
      ]);
      const quality = isDoubtful ? 'questionable' : 'good';
      expect([nibp?.systolicMmHg.quality, nibp?.diastolicMmHg.quality]).toEqual([quality, quality]);
    });
  }

  it('[UI9] of two cuffs are two measurements', () => {
    const measured = nibpMeasurements([
      aReading('systolicMmHg', good(120)),
      aReading('systolicMmHg', good(90), { device: 'CUFF-2' }),
    ]);
    expect(measured.map(({ deviceId }) => deviceId)).toEqual(['CUFF-1', 'CUFF-2']);
  });
});

describe('a cuff measurement', () => {
  type Row = readonly [sys: Measurement, dia: Measurement, mean: Measurement, failure: string | null];
  const rows: readonly Row[] = [
    [good(120), good(80), good(93), null],
    [good(120), failed, failed, null],
    [failed, good(80), failed, null],
    [failed, failed, good(93), null],
    [failed, failed, failed, 'failed'],
    [missing, failed, missing, 'failed'],
    [missing, missing, failed, 'failed'],
    [missing, missing, missing, 'no-value'],
  ];
  for (const [sys, dia, mean, failure] of rows) {
    const name = [sys, dia, mean]
      .map((one) => (one.quality === 'unavailable' ? one.reason : one.value))
      .join(', ');
    it(`[UI9] of ${name} ${failure === null ? 'gave a pressure' : `gave none: ${failure}`}`, () => {
      const [nibp] = nibpMeasurements([
        aReading('systolicMmHg', sys),
        aReading('diastolicMmHg', dia),
        aReading('meanMmHg', mean),
      ]);
      expect(nibp && nibpFailure(nibp)).toBe(failure);
    });
  }
});
