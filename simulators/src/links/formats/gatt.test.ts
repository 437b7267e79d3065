import { describe, expect, it } from 'vitest';
import { cuffErrors, type DeviceReport } from '../../devices/device.ts';
import type { LinkFormat } from '../../scenario/scenario.ts';
import { createEncoder } from '../encoder.ts';
import {
  aCuffPressure,
  aCuffReport,
  anOximeterReport,
  aProbeOffReport,
  sampleAtMs,
} from '../sample-reports.ts';

const rows: readonly (readonly [what: string, format: LinkFormat, report: DeviceReport, hex: string])[] = [
  ['all well', 'plx', anOximeterReport(), '1f 6100 4800 6200 ff07 6000 4700 2001 000000 e6e0'],
  [
    'probe off, whatever is on the display',
    'plx',
    aProbeOffReport({ spo2Percent: 93, pulseRateBpm: 88 }),
    '1f ff07 ff07 ff07 ff07 ff07 ff07 0020 080800 ff07',
  ],
  [
    'artefact',
    'plx',
    anOximeterReport({ flags: { isArtefact: true, isTrusted: false } }),
    '1f 6100 4800 6200 ff07 6000 4700 2040 040000 e6e0',
  ],
  [
    '“not a number”',
    'plx',
    anOximeterReport({ flags: { isNan: true } }),
    '1f ff07 ff07 ff07 ff07 ff07 ff07 0020 000000 ff07',
  ],
  [
    'low perfusion, defective sensor',
    'plx',
    anOximeterReport({ flags: { perfusion: 'low', isSensorFaulty: true } }),
    '1f 6100 4800 6200 ff07 6000 4700 2001 204000 e6e0',
  ],
  ['a measurement', 'bps', aCuffReport(), '16 8e00 5800 6b00 ea070302091207 4a00 0000'],
  ['without a clock', 'bps', aCuffReport({ deviceAtMs: null }), '14 8e00 5800 6b00 4a00 0000'],
  ['the cuff', 'bps', aCuffPressure(137), '00 8900 ff07 ff07'],
];

function framesOf(format: LinkFormat, report: DeviceReport) {
  return createEncoder(format, { chair: '3', deviceId: 'SIM-X-3' }).encode(report);
}

describe('Bluetooth payloads', () => {
  for (const [what, format, report, hex] of rows) {
    it(`[SI45] ${format}: ${what}`, () => {
      const [frame] = framesOf(format, report);
      expect(Buffer.from(frame?.bytes ?? []).toString('hex')).toBe(hex.replaceAll(' ', ''));
    });
  }

  for (const error of cuffErrors) {
    it(`[SI45] bps: a measurement that failed (${error}) has no number`, () => {
      const [frame] = framesOf('bps', aCuffReport({ result: { outcome: 'failed', error } }));
      const status = { motion: '0100', leak: '0200', 'weak-signal': '0400' }[error as string] ?? '0000';
      expect(Buffer.from(frame?.bytes ?? []).toString('hex')).toBe(
        `16ff07ff07ff07ea070302091207ff07${status}`,
      );
    });
  }

  const pulses = [
    [39, '1000'],
    [40, '0000'],
    [41, '0000'],
    [239, '0000'],
    [240, '0000'],
    [241, '0800'],
  ] as const;
  for (const [pulseRateBpm, status] of pulses) {
    it(`[SI45] bps: a pulse of ${pulseRateBpm} has the status ${status}`, () => {
      const result = { ...aCuffReport().result, pulseRateBpm } as ReturnType<typeof aCuffReport>['result'];
      const [frame] = framesOf('bps', aCuffReport({ result }));
      expect(
        Buffer.from(frame?.bytes ?? [])
          .toString('hex')
          .slice(-4),
      ).toBe(status);
    });
  }

  it('[SI45] a result said again is the same bytes', () => {
    const first = aCuffReport();
    const again = { ...first, atMs: sampleAtMs + 1_000, isRepeat: true };
    expect(framesOf('bps', again)[0]?.bytes).toEqual(framesOf('bps', first)[0]?.bytes);
  });

  it('[SI45] a result is indicated under its characteristic, the cuff and the oximeter under theirs', () => {
    expect(framesOf('bps', aCuffReport())[0]?.characteristic).toBe('2A35');
    expect(framesOf('bps', aCuffPressure(80))[0]?.characteristic).toBe('2A36');
    expect(framesOf('plx', anOximeterReport())[0]?.characteristic).toBe('2A5F');
  });

  it('[SI45] neither says anything in the format of the other', () => {
    expect(framesOf('bps', anOximeterReport())).toEqual([]);
    expect(framesOf('plx', aCuffReport())).toEqual([]);
    expect(framesOf('plx', aCuffPressure(80))).toEqual([]);
  });
});
