import { describe, expect, it } from 'vitest';
import type { DeviceReport } from '../../devices/device.ts';
import { createEncoder } from '../encoder.ts';
import {
  aCuffPressure,
  aCuffReport,
  anOximeterReport,
  aProbeOffReport,
  sampleAtMs,
} from '../sample-reports.ts';

const none = { spo2Percent: null, pulseRateBpm: null, perfusionIndexPercent: null };
const noDisplay = { displaySpo2Percent: null, displayPulseRateBpm: null };
const held = { spo2Percent: 93, pulseRateBpm: 88 };

/** OBX-5, OBX-8 and OBX-11 of the saturation or the systolic: the first row with a number. */
const rows: readonly (readonly [what: string, report: DeviceReport, said: string])[] = [
  ['a number', anOximeterReport(), '97  R'],
  ['a number the device doubts', anOximeterReport({ flags: { isArtefact: true } }), '97 QUES R'],
  ['a number out of track', anOximeterReport({ flags: { isOutOfTrack: true } }), '97 QUES R'],
  ['a number that is held', aProbeOffReport(held), '93 QUES R'],
  ['a probe that is off', aProbeOffReport(null), ' OFF X'],
  [
    'a defective sensor',
    anOximeterReport({ ...none, ...noDisplay, flags: { isSensorFaulty: true } }),
    ' OFF X',
  ],
  [
    'nothing but artefact',
    anOximeterReport({ ...none, ...noDisplay, flags: { isArtefact: true } }),
    ' INV X',
  ],
  ['an oximeter that searches', anOximeterReport({ ...none, ...noDisplay, state: 'search' }), ' NAV X'],
  ['“not a number”', anOximeterReport({ flags: { isNan: true } }), ' NAV X'],
  ['zero, which is a number', anOximeterReport({ spo2Percent: 0 }), '0  R'],
  ['a pressure', aCuffReport(), '142  R'],
  ['a measurement that failed', aCuffReport({ result: { outcome: 'failed', error: 'leak' } }), ' INV X'],
];

function textOf(report: DeviceReport, encoder = anEncoder()): string {
  const frames = encoder.encode(report);
  expect(frames).toHaveLength(1);
  return Buffer.from(frames[0]?.bytes ?? []).toString('utf8');
}

function anEncoder() {
  return createEncoder('pcd01', { chair: '3', deviceId: 'SIM-OXI-3' });
}

function fieldsOf(text: string, code: string): readonly string[] {
  return (
    text
      .split('\r')
      .find((row) => row.includes(`|${code}^`) && row.startsWith('OBX'))
      ?.split('|') ?? []
  );
}

describe('PCD-01 of a device', () => {
  for (const [what, report, said] of rows) {
    it(`[SI41] ${what}`, () => {
      const fields = fieldsOf(textOf(report), report.kind === 'oximeter' ? '150456' : '150021');
      expect([fields[5], fields[8], fields[11]].join(' ')).toBe(said);
    });
  }

  const batteries = [
    [99.4, '99'],
    [99.5, undefined],
    [100, undefined],
  ] as const;
  for (const [batteryPercent, row] of batteries) {
    it(`[SI41] a battery at ${batteryPercent} %: ${row === undefined ? 'no row' : `a row with ${row}`}`, () => {
      expect(fieldsOf(textOf(anOximeterReport({ batteryPercent })), '67996')[5]).toBe(row);
    });
  }

  it('[SI41] while a cuff inflates nothing is said', () => {
    expect(anEncoder().encode(aCuffPressure(120))).toEqual([]);
  });

  it('[SI41] messages are counted, and called after device and number', () => {
    const encoder = anEncoder();
    const frames = [anOximeterReport(), aCuffPressure(80), anOximeterReport()].flatMap((report) =>
      encoder.encode(report),
    );
    expect(frames.map(({ controlId }) => controlId)).toEqual(['SIM-OXI-3-1', 'SIM-OXI-3-2']);
    expect(textOf(anOximeterReport())).toContain('|SIM-OXI-3-1|T|2.6|');
    expect(textOf(anOximeterReport())).toContain('MSH|^~\\&|SIM-CHAIR-3|');
  });

  it('[SI41] a device without a clock gives no time, neither of the message nor of the number', () => {
    const text = textOf(anOximeterReport({ deviceAtMs: null }));
    expect(text.split('|')[6]).toBe('');
    expect(fieldsOf(text, '150456')[14]).toBe('');
  });

  it('[SI41] times are of the device’s own clock; a result said again keeps its own, the message has a new one', () => {
    const encoder = anEncoder();
    const ahead = aCuffReport({ deviceAtMs: sampleAtMs + 420_000 });
    const again = { ...ahead, atMs: sampleAtMs + 60_000, isRepeat: true };
    expect(textOf(ahead, encoder).split('|')[6]).toBe('20260302092507.000+0000');
    const text = textOf(again, encoder);
    expect(text.split('|')[6]).toBe('20260302092607.000+0000');
    expect(fieldsOf(text, '150021')[14]).toBe('20260302092507.000+0000');
  });
});
