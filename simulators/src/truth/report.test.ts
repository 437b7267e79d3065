import { describe, expect, it } from 'vitest';
import { reportText } from './report-text.ts';
import { negativeControls, scoreReport } from './report.ts';
import { alarm, aScoredRun, cleared, saidUpTo, secondsUpTo, within } from './run-samples.ts';

const lines = [
  ...secondsUpTo(3_600, (second) => (within(second, [100, 160]) ? { arterialSaturationPercent: 86 } : {})),
  ...saidUpTo(3_600, (second) => (within(second, [120, 180]) ? { spo2Percent: 86 } : {})),
];
const calm = [...secondsUpTo(3_600), ...saidUpTo(3_600)];
const apnoea = aScoredRun({
  name: 'apnoea',
  lines,
  feed: [alarm(136, 'spo2-low'), cleared(180, 3)],
  thresholds: [{ metric: 'sensitivity.engine', what: null, compare: '>=', value: 0.95, where: null }],
});
const quietControls = negativeControls.map((name) => aScoredRun({ name, lines: calm }));
const noisyPlacebo = aScoredRun({
  name: 'placebo',
  lines: calm,
  feed: [alarm(500, 'spo2-low', 'high'), cleared(520, 3)],
});

describe('the report', () => {
  it('[SI89] names every negative control, run or not', () => {
    const { controls } = scoreReport([apnoea], [noisyPlacebo]);
    expect(controls.map(({ name }) => name)).toEqual([...negativeControls]);
    expect(controls.filter(({ score }) => score !== null).map(({ name }) => name)).toEqual(['placebo']);
    const text = reportText(scoreReport([apnoea], []));
    for (const name of negativeControls) expect(text).toContain(`| ${name} | NOT RUN |`);
  });

  it('[SI89] passes when every threshold is met and no control had a false high alarm', () => {
    expect(scoreReport([apnoea], quietControls).isPassed).toBe(true);
    expect(scoreReport([apnoea], [noisyPlacebo]).isPassed).toBe(false);
    const deaf = aScoredRun({ name: 'apnoea', lines, thresholds: apnoea.thresholds });
    expect(scoreReport([deaf], quietControls).isPassed).toBe(false);
  });

  it('[SI89] does not pass with an expectation that is not met', () => {
    const that = { kind: 'alarm', what: 'spo2-low', priority: 'high', withinMs: null, from: 'span' } as const;
    const expectant = aScoredRun({
      name: 'apnoea',
      lines,
      expect: [{ chair: null, during: null, where: { file: 'apnoea.yaml', line: 9, column: 5 }, that }],
    });
    const report = scoreReport([expectant], []);
    expect(report.isPassed).toBe(false);
    expect(reportText(report)).toContain('NOT MET | there was no such alarm (apnoea.yaml:9:5)');
  });

  it('[SI88] [SI89] a threshold with nothing to measure it by is said to be so, and fails nothing', () => {
    const { thresholds } = apnoea;
    const report = scoreReport([aScoredRun({ name: 'calm', lines: calm, thresholds })], []);
    expect(report.isPassed).toBe(true);
    expect(reportText(report)).toContain('| not judged | nothing to measure it by |');
  });

  it('[SI89] a run in which nothing was watched proves nothing', () => {
    expect(scoreReport([{ ...apnoea, sessions: [], thresholds: [] }], []).isPassed).toBe(false);
  });

  it('[SI89] knows a control by its name with hyphens too', () => {
    const { controls } = scoreReport([], [aScoredRun({ name: 'calm-day', lines: calm })]);
    expect(controls.filter(({ score }) => score !== null).map(({ name }) => name)).toEqual(['calm_day']);
  });

  it('[SI89] puts the runs of one scenario together, and keeps controls out of the sensitivities', () => {
    const { scenarios, all } = scoreReport([apnoea, apnoea], quietControls);
    expect(scenarios.map(({ name, seeds }) => [name, seeds.length])).toEqual([['apnoea', 2]]);
    expect(all).toMatchObject({ sessions: 2, engine: { count: 2, of: 2 } });
  });

  it('[SI87] [SI89] none seen is not none: beside it stands how few there may be', () => {
    const text = reportText(scoreReport([], quietControls));
    expect(text).toContain('No false high alarm in 5 chair-hours of controls: fewer than 0.6 an hour.');
    expect(text).toContain('No false alarm in 5 chair-hours: with 95 % confidence fewer than 0.6 an hour');
    expect(reportText(scoreReport([], [noisyPlacebo]))).toContain('False high alarms in the controls: 1.');
  });

  it('[SI87] [SI89] prints sensitivities with their intervals, latencies beside their floors, and what is not measured', () => {
    const text = reportText(scoreReport([apnoea], []));
    expect(text).toContain('| spo2-low | at least medium | 1/1 = 100.0 % (20.7–100.0) |');
    expect(text).toContain('| observable-to-raised | 0.9 s | 0.9 s | 0.9 s | 1 | none |');
    expect(text).toContain('heart to finger 20–26 s');
    expect(text).toContain('From the alarm to the screen: not measured here, see docs/performance.md.');
  });

  it('[SI89] is the same as JSON', () => {
    const report = scoreReport([apnoea], quietControls);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});
