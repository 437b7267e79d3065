import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attend } from '../control/attended.ts';
import { openControlDoor } from '../control/http.ts';
import { createSimulator, type Simulator } from '../control/simulator.ts';
import { knownScenarios, loadScenario } from '../control/starter-scenarios.ts';
import { noWorld, reportProgress } from '../engine/player.ts';
import { openRecording, type Recording } from '../engine/recording.ts';
import { startOwnGateway } from '../gateway/own-gateway.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { judgeRun } from './judge-run.ts';
import { runOptionsFrom, type RunOptions } from './run-options.ts';
import { complain, interruption, say } from './say.ts';

/** `sim run`: a scenario from its beginning to its end, then what was expected of it. */
export async function runScenario(args: readonly string[]): Promise<number> {
  const options = runOptionsFrom(args);
  if (!options.ok) {
    complain(options.error);
    return 2;
  }
  const loaded = await loadScenario(options.value.scenario);
  if (!loaded.ok) {
    complain(loaded.error);
    return 2;
  }
  const whole = loaded.value;
  const { forMs } = options.value;
  const scenario = forMs === null ? whole : { ...whole, stopAfterMs: Math.min(forMs, whole.stopAfterMs) };
  const seeds = options.value.seed === null ? scenario.seeds : [options.value.seed];
  const signal = interruption();
  let code = 0;
  for (const seed of seeds) {
    if (signal.aborted) break;
    code = Math.max(code, await runOnce(scenario, { seed, options: options.value, signal }));
  }
  return code;
}

type PlayOptions = Pick<RunOptions, 'speed' | 'gateway' | 'mllp' | 'controlPort'>;

export type Once<O = PlayOptions> = {
  readonly seed: number;
  readonly options: O;
  readonly signal: AbortSignal;
};

/** One run with its record, judged where there was a gateway to judge. */
async function runOnce(scenario: Scenario, { seed, options, signal }: Once<RunOptions>): Promise<number> {
  const folder =
    options.record === null
      ? await mkdtemp(join(tmpdir(), 'chairside-run-'))
      : scenario.seeds.length > 1 && options.seed === null
        ? join(options.record, `seed-${seed}`)
        : options.record;
  const recording = await openRecording(folder, {
    ...{ name: scenario.name, seed, startAtMs: scenario.startAtMs },
    chairs: scenario.chairs.map(({ chair }) => chair),
  });
  try {
    const isDone = await playRecorded(scenario, recording, { seed, options, signal });
    await recording.close();
    if (!isDone) say('stopped before its end');
    if (options.record !== null) say(`recorded in ${folder}`);
    return options.gateway === 'none' ? 0 : await judgeRun(folder, scenario);
  } finally {
    if (options.record === null) await rm(folder, { recursive: true, force: true });
  }
}

/** True when it came to its end. */
export async function playRecorded(
  scenario: Scenario,
  recording: Recording,
  { seed, options, signal }: Once,
): Promise<boolean> {
  const speed = options.speed === 'max' ? null : (options.speed ?? scenario.speed);
  const about = { seed, speed, recording };
  if (options.gateway === 'none') {
    const simulator = createSimulator({
      ...about,
      scenario,
      startAtMs: scenario.startAtMs,
      world: () => noWorld,
      scenarios: await knownScenarios(),
      onProblem: complain,
      onStartScenario: () => ({ ok: false, problems: ['This run has no gateway: start another one.'] }),
    });
    signal.addEventListener('abort', () => simulator.player.stop());
    return beside(
      () => simulator,
      options,
      () => simulator.player.playUntil(Infinity),
    );
  }
  const own =
    options.gateway === 'own' ? await startOwnGateway(scenario.chairs.map(({ chair }) => chair)) : null;
  try {
    const attended = await attend({
      ...about,
      scenario: () => scenario,
      gateway: own?.url ?? options.gateway,
      mllp: own === null ? options.mllp : { host: '127.0.0.1', port: own.mllpPort },
      startAtMs: scenario.startAtMs,
      isPatient: own === null,
      tell: complain,
      signal,
    });
    signal.addEventListener('abort', () => attended.stop());
    try {
      return await beside(
        () => attended.simulator(),
        options,
        () => attended.play(),
      );
    } finally {
      await attended.close();
    }
  } finally {
    await own?.close();
  }
}

/** With a door for HTTP where one was asked for, and news of how far it is. */
async function beside(
  simulator: () => Simulator,
  { controlPort }: PlayOptions,
  play: () => Promise<boolean>,
): Promise<boolean> {
  const door =
    controlPort === null
      ? null
      : await openControlDoor({
          port: controlPort,
          panel: () => simulator().panel(),
          obey: (command) => simulator().obey(command),
          truthSince: (atMs) => simulator().truthSince(atMs),
        });
  if (door !== null) say(`control: http://127.0.0.1:${door.port}/v1/panel`);
  const stop = reportProgress(simulator().run, (minutes) => process.stderr.write(`\r${minutes} min `));
  try {
    return await play();
  } finally {
    stop();
    process.stderr.write('\r');
    await door?.close();
  }
}
