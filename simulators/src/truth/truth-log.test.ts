import { describe, expect, it } from 'vitest';
import { scoredLineSchema } from './line-schema.ts';
import type { TruthLine } from './lines.ts';
import { aSpan, at, chair, measured } from './run-samples.ts';
import { createTruthLog } from './truth-log.ts';

const { type: _measurement, ...measurement } = measured(100, [120, 75]);
const { type: _span, ...span } = aSpan([100, 145]);

function toldBy(tell: (log: ReturnType<typeof createTruthLog>) => void): readonly TruthLine[] {
  const lines: TruthLine[] = [];
  tell(createTruthLog((line) => lines.push(line)));
  return lines;
}

describe('the truth of a run', () => {
  const lines = toldBy((log) => {
    log.session({ chair, phase: 'opened', atMs: at(0) });
    log.span({ ...span, params: {}, untilMs: null, expected: { technicalAlarm: 'probe-off' } });
    log.second({
      atMs: at(1),
      chair,
      true: {
        systolicMmHg: 120,
        diastolicMmHg: 75,
        meanMmHg: 90,
        pulseRateBpm: 72,
        arterialSaturationPercent: 97,
        fingerSaturationPercent: 97,
        respiratoryRatePerMin: 14,
        ventilationShare: 1,
        perfusionIndexPercent: 3,
        motion: 0,
        isResponsive: true,
        plasmaNgPerMl: 0,
        effectSiteNgPerMl: 0,
        drive: 0,
      },
      oximeter: null,
      cuff: null,
      active: ['PO1'],
    });
    log.said({
      chair,
      atMs: at(1),
      deliveredAtMs: at(1),
      spo2Percent: 97,
      pulseRateBpm: null,
      isDoubtful: false,
    });
    log.cuff(measurement);
    log.sideEffect({ chair, atMs: at(2), what: 'nausea', severity: 'mild' });
    log.endSpan('span-1', at(140));
  });

  it('[SI89] is told in the order it was so, a line for each', () => {
    expect(lines.map(({ type }) => type)).toEqual([
      'session',
      'span',
      'second',
      'said',
      'cuff',
      'side-effect',
      'span-ended',
    ]);
  });

  it('[SI89] every line of it can be scored', () => {
    for (const line of lines) expect(scoredLineSchema.safeParse(line)).toMatchObject({ success: true });
  });
});
