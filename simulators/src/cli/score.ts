import { writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { loadScenario, starterNames, clinicScenario } from '../control/starter-scenarios.ts';
import { openRecording } from '../engine/recording.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { severalTimes } from '../scenario/several-times.ts';
import { readRun } from '../truth/read-run.ts';
import { negativeControls, scoreReport } from '../truth/report.ts';
import { reportText } from '../truth/report-text.ts';
import type { ScoredRun } from '../truth/run-scorer.ts';
import { playRecorded } from './run-scenario.ts';
import { scoreOptionsFrom, type ScoreOptions } from './score-options.ts';
import { complain, interruption, say } from './say.ts';

/**
 * `sim score`: runs that were recorded, or scenarios that are run for it at a gateway of their own, held against their truth; `all`
 * are those that come with Chairside. The negative controls are always in the report: what was not asked for of them is run too.
 */
export async function score(args: readonly string[]): Promise<number> {
  const options = scoreOptionsFrom(args);
  if (!options.ok) {
    complain(options.error);
    return 2;
  }
  const { what, hasControls, json, markdown } = options.value;
  const asked = what.includes('all') ? await allNames() : what;
  const names = [...new Set([...asked, ...(hasControls ? negativeControls : [])])];
  const signal = interruption();
  const scored: ScoredRun[] = [];
  for (const name of names) {
    const runs = await scoredRuns(name, options.value, signal);
    if (!runs.ok) {
      complain(runs.error);
      return 2;
    }
    scored.push(...runs.value);
  }
  const [controls, others] = [true, false].map((isWanted) =>
    scored.filter((run) => isControl(run) === isWanted),
  );
  const report = scoreReport(others ?? [], controls ?? []);
  const text = reportText(report);
  say(text);
  if (json !== null) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  if (markdown !== null) await writeFile(markdown, text);
  return report.isPassed ? 0 : 1;
}

function isControl({ name }: { readonly name: string }): boolean {
  return (negativeControls as readonly string[]).includes(name.replaceAll('-', '_'));
}

async function allNames(): Promise<readonly string[]> {
  return (await starterNames()).filter((name) => name !== clinicScenario);
}

type Plan = { readonly scenario: Scenario; readonly seeds: readonly number[] };

/** How often, and at how many chairs at once. A control is run until all of them together have the hours that are wanted. */
function planOf(scenario: Scenario, { seed, seedCount, chairCount, controlHours }: ScoreOptions): Plan {
  const first = seed ?? scenario.seeds[0] ?? 1;
  const from = (count: number) => Array.from({ length: count }, (_, n) => first + n);
  if (controlHours > 0 && isControl(scenario)) {
    const wide = severalTimes(scenario, Math.ceil(chairsAtOnce / scenario.chairs.length));
    const hours = wide.chairs.reduce((sum, { infusion }) => sum + sessionMs(infusion), 0) / 3_600_000;
    return { scenario: wide, seeds: from(Math.ceil(controlHours / negativeControls.length / hours)) };
  }
  const isAsWritten = seed === null && seedCount === 1;
  return {
    scenario: severalTimes(scenario, chairCount),
    seeds: isAsWritten ? scenario.seeds : from(seedCount),
  };
}

const chairsAtOnce = 8;
/** Who sits down is not at once in a session. */
const openedAfterMs = 60_000;

function sessionMs({ startsAfterMs, overMs, observedMs }: Scenario['chairs'][number]['infusion']): number {
  return (startsAfterMs ?? 0) + overMs + observedMs - openedAfterMs;
}

async function scoredRuns(
  name: string,
  options: ScoreOptions,
  signal: AbortSignal,
): Promise<Result<readonly ScoredRun[], readonly string[]>> {
  if (existsSync(join(name, 'run.json'))) return scoredFolder(name);
  const loaded = await loadScenario(name);
  if (!loaded.ok) return loaded;
  const plan = planOf(loaded.value, options);
  const { scenario, seeds } = plan;
  const runs: ScoredRun[] = [];
  for (const one of seeds) {
    const run = await playAndScore(scenario, { seed: one, signal });
    if (!run.ok) return err([run.error]);
    runs.push(run.value);
    complain(`${name}, seed ${one}: scored`);
  }
  return ok(runs);
}

/** A recorded run holds its scenario: what that asks for counts. */
async function scoredFolder(folder: string): Promise<Result<readonly ScoredRun[], readonly string[]>> {
  const loaded = await loadScenario(join(folder, 'scenario.yaml'));
  if (!loaded.ok) return loaded;
  const run = await readRun(folder, loaded.value);
  return run.ok ? ok([run.value]) : err([run.error]);
}

async function playAndScore(
  scenario: Scenario,
  { seed, signal }: { readonly seed: number; readonly signal: AbortSignal },
): Promise<Result<ScoredRun, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-score-'));
  try {
    const recording = await openRecording(
      folder,
      {
        ...{ name: scenario.name, seed, startAtMs: scenario.startAtMs },
        chairs: scenario.chairs.map(({ chair }) => chair),
      },
      { hasWire: false },
    );
    const mllp = { host: '127.0.0.1', port: 0 };
    const options = { speed: 'max', gateway: 'own', controlPort: null, mllp } as const;
    const ended = await playRecorded(scenario, recording, { seed, options, signal });
    await recording.close();
    if (ended !== 'done') return err(`${scenario.name}, seed ${seed}: ${ended}, and not scored`);
    return await readRun(folder, scenario);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
