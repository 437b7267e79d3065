import { figuresOf, type Figures } from './figures.ts';
import { levels, type Level } from './intervals.ts';
import type { JudgedExpectation } from './expectations.ts';
import type { JudgedFault } from './judged-faults.ts';
import type { Watched } from './rows.ts';
import type { ScoredRun } from './run-scorer.ts';
import type { SessionScore } from './session-score.ts';
import { judgedThresholds, type JudgedThreshold } from './thresholds.ts';

/** Runs in which no high alarm can be true: an engine that always shouts would otherwise score best. */
export const negativeControls = [
  'placebo',
  'same_arm_cuff',
  'motion_false_low',
  'calm_day',
  'probe_off_freeze_dash',
] as const;

/** All runs of one scenario, whatever their seeds. */
export type ScenarioScore = {
  readonly name: string;
  readonly seeds: readonly number[];
  readonly figures: Figures;
  readonly faults: readonly JudgedFault[];
  readonly expectations: readonly (JudgedExpectation & { readonly seed: number })[];
  readonly thresholds: readonly JudgedThreshold[];
};

export type ScoreReport = {
  readonly scenarios: readonly ScenarioScore[];
  readonly all: Figures;
  readonly byCondition: readonly {
    readonly what: Watched;
    readonly level: Level;
    readonly figures: Figures;
  }[];
  /** Each of the negative controls, run or not. */
  readonly controls: readonly { readonly name: string; readonly score: ScenarioScore | null }[];
  readonly controlsTogether: Figures;
  /** No expectation or threshold is missed, no control that was run had a false high alarm, and no run was without a session. */
  readonly isPassed: boolean;
};

const watched = [
  'spo2-low',
  'pulse-low',
  'pulse-high',
  'pressure-low',
  'pressure-high',
] as const satisfies Watched[];

/** Controls are reported for themselves: with them in it the sensitivity would be of no population at all. */
export function scoreReport(runs: readonly ScoredRun[], controls: readonly ScoredRun[]): ScoreReport {
  const scenarios = scenarioScores(runs);
  const controlScores = scenarioScores(controls);
  const sessions = sessionsOf(runs);
  const everything = { what: null, level: null };
  const named = negativeControls.map((name) => ({
    name,
    score: controlScores.find((one) => isSameName(one.name, name)) ?? null,
  }));
  const others = controlScores
    .filter((one) => !negativeControls.some((name) => isSameName(one.name, name)))
    .map((score) => ({ name: score.name, score }));
  return {
    scenarios,
    all: figuresOf(sessions, everything),
    byCondition: watched
      .flatMap((what) =>
        levels.map((level) => ({ what, level, figures: figuresOf(sessions, { what, level }) })),
      )
      .filter(({ figures }) => figures.clinical !== null || figures.alarms.false > 0),
    controls: [...named, ...others],
    controlsTogether: figuresOf(sessionsOf(controls), everything),
    isPassed:
      [...scenarios, ...controlScores].every(isMet) &&
      controlScores.every(({ figures }) => figures.alarms.falseHigh === 0),
  };
}

function scenarioScores(runs: readonly ScoredRun[]): readonly ScenarioScore[] {
  return [...Map.groupBy(runs, ({ name }) => name)].map(([name, own]) => {
    const sessions = sessionsOf(own);
    return {
      name,
      seeds: own.map(({ seed }) => seed),
      figures: figuresOf(sessions, { what: null, level: null }),
      faults: sessions.flatMap(({ faults }) => faults),
      expectations: own.flatMap(({ seed, expectations }) => expectations.map((one) => ({ ...one, seed }))),
      thresholds: judgedThresholds(own[0]?.thresholds ?? [], sessions),
    };
  });
}

/** Where nothing was watched, nothing was proved. */
function isMet({ figures, expectations, thresholds }: ScenarioScore): boolean {
  if (figures.sessions === 0) return false;
  return expectations.every((one) => one.isMet) && thresholds.every(({ outcome }) => outcome !== 'not-met');
}

function sessionsOf(runs: readonly ScoredRun[]): readonly SessionScore[] {
  return runs.flatMap(({ sessions }) => sessions);
}

/** `calm-day` is `calm_day`. */
function isSameName(one: string, other: string): boolean {
  return one.replaceAll('-', '_') === other.replaceAll('-', '_');
}
