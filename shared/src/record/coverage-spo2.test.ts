import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measurement, NumberedReading } from '../vitals/reading.ts';
import type { Spo2Coverage } from './coverage.ts';
import {
  atSecond,
  closed,
  readingsOf,
  recordOf,
  spo2Each,
  started,
  stopped,
  type Noted,
} from './record-samples.ts';

const probeOff: Measurement = { quality: 'unavailable', reason: 'probe-off' };
const doubtful: Measurement = { quality: 'questionable', value: 38, reason: 'implausible' };

/** Infusing from second 100 on; the record asked for at 200. */
function coverage(
  readings: readonly NumberedReading[],
  noted: readonly Noted[] = [],
  nowSecond = 200,
): Spo2Coverage {
  return recordOf([[100, started()], ...noted], { readings, nowSecond }).coverage.spo2;
}

const gapsIn = ({ gaps }: Spo2Coverage) =>
  gaps.map(({ fromMs, toMs, cause }) => [
    (fromMs - atSecond(0)) / 1_000,
    (toMs - atSecond(0)) / 1_000,
    cause,
  ]);

describe('what SpO2 covers', () => {
  const rows: readonly (readonly [silent: number, validS: number])[] = [
    [9, 100],
    [10, 100],
    [11, 99],
  ];
  for (const [silent, validS] of rows) {
    it(`[RE4] readings ${silent} s apart leave ${100 - validS} s uncovered`, () => {
      const readings = readingsOf(...spo2Each(100, 140), ...spo2Each(140 + silent, 200));
      expect(coverage(readings).validMs).toBe(validS * 1_000);
    });
  }

  it('[RE4] a questionable value covers, as a good one does', () => {
    expect(coverage(readingsOf(...spo2Each(100, 200, doubtful))).validMs).toBe(100_000);
  });

  it('[RE4] an unavailable one ends what the one before it covered', () => {
    const said = coverage(
      readingsOf(...spo2Each(95, 120), ...spo2Each(123, 150, probeOff), ...spo2Each(151, 200)),
    );
    expect(said.validMs).toBe(72_000);
    expect(gapsIn(said)).toEqual([[123, 151, 'probe-off']]);
  });

  it('[RE4] what came late counts where it belongs in time', () => {
    const inOrder = readingsOf(...spo2Each(100, 200));
    const late = [...inOrder.slice(0, 30), ...inOrder.slice(60), ...inOrder.slice(30, 60)].map(
      (one, index) => ({ ...one, cursor: index + 1 }),
    );
    expect(coverage(late)).toEqual(coverage(inOrder));
  });

  it('[RE4] nothing before the start counts, and nothing is counted before it', () => {
    const said = coverage(readingsOf(...spo2Each(10, 50)));
    expect(said).toMatchObject({ spanMs: 100_000, validMs: 0 });
    expect(recordOf([], { readings: readingsOf(...spo2Each(1, 50)) }).coverage).toMatchObject({
      span: null,
      spo2: { spanMs: 0, validMs: 0, gaps: [] },
    });
  });
});

describe('why SpO2 was not known', () => {
  it('[RE5] the device says why for 10 s, then it is silence', () => {
    const said = coverage(readingsOf(...spo2Each(95, 120), ...spo2Each(121, 125, probeOff)));
    expect(gapsIn(said)).toEqual([
      [121, 135, 'probe-off'],
      [135, 200, 'silence'],
    ]);
  });

  it('[RE5] off the monitor counts before what the device says, and what was seen all the same is covered', () => {
    const said = coverage(
      readingsOf(...spo2Each(100, 130), ...spo2Each(131, 170, probeOff), ...spo2Each(171, 200)),
      [
        [110, stopped],
        [
          125,
          { type: 'off-monitor-began', body: { reason: 'toilet', companion: 'N', untilMs: atSecond(725) } },
        ],
        [160, { type: 'off-monitor-ended', body: { because: 'signal' } }],
      ],
    );
    expect(gapsIn(said)).toEqual([
      [131, 160, 'off-monitor'],
      [160, 171, 'probe-off'],
    ]);
  });

  it('[RE5] a gateway that did not run is the cause, unless the patient was away', () => {
    const said = coverage(readingsOf(...spo2Each(100, 120), ...spo2Each(180, 200)), [
      [110, stopped],
      [150, { type: 'off-monitor-began', body: { reason: 'walk', companion: 'N', untilMs: atSecond(750) } }],
      [170, { type: 'off-monitor-ended', body: { because: 'person' } }],
      [175, { type: 'monitoring-interrupted', body: { fromMs: atSecond(140), toMs: atSecond(175) } }],
    ]);
    expect(gapsIn(said)).toEqual([
      [130, 140, 'silence'],
      [140, 150, 'monitoring-interrupted'],
      [150, 170, 'off-monitor'],
      [170, 175, 'monitoring-interrupted'],
      [175, 180, 'silence'],
    ]);
  });

  it('[RE5] covered time and gaps are the span, whatever was said', () => {
    const anyReadings = fc.array(
      fc.tuple(
        fc.integer({ min: 60, max: 260 }),
        fc.constant('spo2Percent' as const),
        fc.constantFrom<Measurement | number>(97, doubtful, probeOff),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(anyReadings, fc.boolean(), (said, isAway) => {
        const away: readonly Noted[] = isAway
          ? [
              [120, stopped],
              [130, { type: 'off-monitor-began', body: { reason: 'walk', companion: 'N', untilMs: 0 } }],
            ]
          : [];
        const { validMs, spanMs, gaps, byPhase } = coverage(readingsOf(...said), away);
        expect(validMs + gaps.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)).toBe(spanMs);
        expect(Object.values(byPhase).reduce((sum, phase) => sum + phase.validMs, 0)).toBe(validMs);
        for (const [index, gap] of gaps.entries()) {
          const before = gaps[index - 1];
          expect(gap.toMs).toBeGreaterThan(gap.fromMs);
          if (before === undefined) continue;
          expect(gap.fromMs).toBeGreaterThanOrEqual(before.toMs);
          expect(gap.fromMs === before.toMs && gap.cause === before.cause).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the span', () => {
  it('[RE6] ends with the closing, and each phase has its own part', () => {
    const readings = readingsOf(...spo2Each(100, 150), ...spo2Each(170, 400));
    const record = recordOf(
      [
        [100, started()],
        [130, { type: 'infusion-paused', body: { reason: 'line' } }],
        [140, { type: 'infusion-resumed', body: {} }],
        [200, stopped],
        [300, closed],
      ],
      { readings, nowSecond: 5_000 },
    );
    expect(record.coverage.span).toEqual({ fromMs: atSecond(100), toMs: atSecond(300) });
    expect(record.coverage.spo2).toMatchObject({
      spanMs: 200_000,
      validMs: 190_000,
      byPhase: {
        infusing: { spanMs: 90_000, validMs: 80_000 },
        paused: { spanMs: 10_000, validMs: 10_000 },
        observing: { spanMs: 100_000, validMs: 100_000 },
      },
    });
  });
});
