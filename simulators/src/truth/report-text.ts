import type { Figures, Rate, Share, Spread } from './figures.ts';
import { floors, stages } from './latency.ts';
import type { ScenarioScore, ScoreReport } from './report.ts';
import { ruleOfThree } from './statistics.ts';

/** The report for people, in Markdown. Every figure has its interval beside it; what is missing is a dash, never a zero. */
export function reportText(report: ScoreReport): string {
  return [
    '# Score of the alarms against the truth',
    '',
    `Verdict: **${report.isPassed ? 'passed' : 'NOT PASSED'}**. Intervals are 95 %: Wilson or Garwood, and in brackets a bootstrap by session.`,
    '',
    ...section('Together', figuresLines(report.all)),
    ...section('By condition', byCondition(report)),
    ...section('Latency', latencyLines(report.all)),
    ...section('Negative controls', controlLines(report)),
    ...section('Scenarios', scenarioTable(report.scenarios)),
    ...section('Faults', faultLines([...report.scenarios, ...controlScores(report)])),
    ...section('Expected', expectedLines([...report.scenarios, ...controlScores(report)])),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [`## ${title}`, '', ...lines, ''];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return ['None.'];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function figuresLines(figures: Figures): readonly string[] {
  const { alarms, burden } = figures;
  const rows = [
    ['sessions, chair-hours', `${figures.sessions}, ${number(figures.chairHours)}`],
    ['clinical sensitivity: called of all that was true', shareText(figures.clinical)],
    ['engine sensitivity: called of what was observable', shareText(figures.engine)],
    ['observability: observable of all that was true', shareText(figures.observability)],
    [
      'false alarms',
      `${alarms.false}; ${alarms.falseByDevices} of them as the devices said, ${alarms.falseDuringFaults} during faults`,
    ],
    ['false alarms per chair-hour', rateText(figures.falsePerHour)],
    ['false high, over-called high', `${alarms.falseHigh}, ${alarms.overCalledHigh}`],
    ['true alarms, duplicates', `${alarms.true}, ${alarms.duplicate}`],
    ['positive predictive value', shareText(figures.positivePredictive)],
    [
      'alarm burden',
      `${number(burden.alarmsPerHour)} alarms/h, ${number(burden.secondsInAlarmPerHour)} s/h in alarm`,
    ],
  ];
  return [...table(['figure', 'value'], rows), ...ruleOfThreeLine(figures)];
}

/** None seen is not none: how much was watched says how few there may be. */
function ruleOfThreeLine({ falsePerHour }: Figures): readonly string[] {
  if (falsePerHour === null || falsePerHour.count > 0) return [];
  const { hours } = falsePerHour;
  return [
    '',
    `No false alarm in ${number(hours)} chair-hours: with 95 % confidence fewer than ${number(ruleOfThree(hours))} an hour (rule of three).`,
  ];
}

function byCondition({ byCondition: parts }: ScoreReport): readonly string[] {
  return table(
    ['condition', 'called as', 'clinical', 'engine', 'observability', 'false', 'false/h'],
    parts.map(({ what, level, figures }) => [
      what,
      level === 'medium' ? 'at least medium' : 'high',
      shareText(figures.clinical),
      shareText(figures.engine),
      shareText(figures.observability),
      `${figures.alarms.false}`,
      rateText(figures.falsePerHour),
    ]),
  );
}

function latencyLines({ latency, early }: Figures): readonly string[] {
  return [
    ...table(
      ['stage', 'median', 'p95', 'max', 'n', 'known floor'],
      stages.map((stage) => [stage, ...spreadCells(latency[stage]), floors[stage]]),
    ),
    '',
    `Called before it was true, and not counted: ${early}. From the alarm to the screen: not measured here, see docs/performance.md.`,
  ];
}

function spreadCells(spread: Spread | null): readonly string[] {
  if (spread === null) return ['–', '–', '–', '0'];
  const { medianMs, p95Ms, maxMs, count } = spread;
  return [secondsText(medianMs), secondsText(p95Ms), secondsText(maxMs), `${count}`];
}

function controlLines({ controls, controlsTogether }: ScoreReport): readonly string[] {
  return [
    ...table(
      ['control', 'chair-hours', 'false high', 'over-called high', 'false', 'false/h'],
      controls.map(({ name, score }) => {
        if (score === null) return [name, 'NOT RUN', '–', '–', '–', '–'];
        const { chairHours, alarms, falsePerHour } = score.figures;
        const counts = [alarms.falseHigh, alarms.overCalledHigh, alarms.false].map(String);
        return [name, number(chairHours), ...counts, rateText(falsePerHour)];
      }),
    ),
    ...ruleOfThreeLine(controlsTogether),
    '',
    falseHighLine(controlsTogether),
  ];
}

function falseHighLine({ alarms, chairHours }: Figures): string {
  if (chairHours === 0) return 'No control was run.';
  if (alarms.falseHigh > 0) return `False high alarms in the controls: ${alarms.falseHigh}.`;
  return `No false high alarm in ${number(chairHours)} chair-hours of controls: fewer than ${number(ruleOfThree(chairHours))} an hour.`;
}

function scenarioTable(scenarios: readonly ScenarioScore[]): readonly string[] {
  return table(
    ['scenario', 'runs', 'chair-hours', 'clinical', 'engine', 'observability', 'false high', 'false'],
    scenarios.map(({ name, seeds, figures }) => [
      name,
      `${seeds.length}`,
      number(figures.chairHours),
      shareText(figures.clinical),
      shareText(figures.engine),
      shareText(figures.observability),
      `${figures.alarms.falseHigh}`,
      `${figures.alarms.false}`,
    ]),
  );
}

function faultLines(scenarios: readonly ScenarioScore[]): readonly string[] {
  const rows = scenarios.flatMap(({ name, faults }) =>
    [...Map.groupBy(faults, ({ label, technical }) => `${label} ${technical?.what ?? ''}`).values()].map(
      (same) => {
        const outcomes = (wanted: string) =>
          same.filter(({ technical }) => technical?.outcome === wanted).length;
        const [first] = same;
        return [
          name,
          first?.label ?? '',
          first?.technical?.what ?? '–',
          `${outcomes('raised')}`,
          `${outcomes('missed')}`,
          `${outcomes('not-due')}`,
          `${same.reduce((sum, { forbidden }) => sum + forbidden.length, 0)}`,
        ];
      },
    ),
  );
  return table(
    ['scenario', 'fault', 'technical alarm', 'raised', 'missed', 'not due', 'forbidden alarms'],
    rows,
  );
}

function expectedLines(scenarios: readonly ScenarioScore[]): readonly string[] {
  const rows = scenarios.flatMap(({ name, expectations, thresholds }) => [
    ...expectations.map(({ seed, asked, isMet, because, where }) => [
      `${name}, seed ${seed}`,
      asked,
      isMet ? 'met' : 'NOT MET',
      `${because}${placeText(where)}`,
    ]),
    ...thresholds.map(({ threshold, actual, outcome }) => [
      name,
      `${threshold.metric}${threshold.what === null ? '' : ` of ${threshold.what}`} ${threshold.compare} ${threshold.value}`,
      outcomeWords[outcome],
      `${actual === null ? 'nothing to measure it by' : number(actual)}${placeText(threshold.where)}`,
    ]),
  ]);
  return table(['run', 'asked', 'verdict', 'because'], rows);
}

const outcomeWords = { met: 'met', 'not-met': 'NOT MET', 'not-judged': 'not judged' } as const;

function placeText(
  where: { readonly file: string; readonly line: number; readonly column: number } | null,
): string {
  return where === null ? '' : ` (${where.file}:${where.line}:${where.column})`;
}

function controlScores({ controls }: ScoreReport): readonly ScenarioScore[] {
  return controls.flatMap(({ score }) => score ?? []);
}

function shareText(share: Share | null): string {
  if (share === null) return '–';
  const { count, of, wilson, bySession } = share;
  const bootstrap = bySession === null ? '' : ` [${percent(bySession.low)}–${percent(bySession.high)}]`;
  return `${count}/${of} = ${percent(share.share)} % (${percent(wilson.low)}–${percent(wilson.high)})${bootstrap}`;
}

function rateText(rate: Rate | null): string {
  if (rate === null) return '–';
  const { perHour, garwood, bySession } = rate;
  const bootstrap = bySession === null ? '' : ` [${number(bySession.low)}–${number(bySession.high)}]`;
  return `${number(perHour)} (${number(garwood.low)}–${number(garwood.high)})${bootstrap}`;
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

function secondsText(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** Three figures that mean something. */
function number(value: number | null): string {
  return value === null ? '–' : `${Number(value.toPrecision(3))}`;
}
