import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attend } from '../control/attended.ts';
import { openControlDoor } from '../control/http.ts';
import { createPace } from '../engine/pace.ts';
import { createSimulator, type Simulator } from '../control/simulator.ts';
import { knownScenarios, loadScenario, scenarioPath } from '../control/starter-scenarios.ts';
import { noWorld, reportProgress } from '../engine/player.ts';
import { openRecording, type Recording } from '../engine/recording.ts';
import { startOwnGateway } from '../gateway/own-gateway.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { CommandLine } from '../truth/lines.ts';
import { commandsFrom } from './earlier-commands.ts';
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
  const commands = await commandsFrom(options.value.commands);
  if (!commands.ok) {
    complain(commands.error);
    return 2;
  }
  const signal = interruption();
  let code = 0;
  for (const seed of seeds) {
    if (signal.aborted) break;
    code = Math.max(
      code,
      await runOnce(scenario, { seed, options: options.value, signal, commands: commands.value }),
    );
  }
  return code;
}

type PlayOptions = Pick<RunOptions, 'speed' | 'gateway' | 'mllp' | 'controlPort'>;

export type Once<O = PlayOptions> = {
  readonly seed: number;
  readonly options: O;
  readonly signal: AbortSignal;
  /** Of an earlier run, to be carried out again. */
  readonly commands?: readonly CommandLine[];
};

/** One run with its record, judged where there was a gateway to judge. */
async function runOnce(
  scenario: Scenario,
  { seed, options, signal, commands = [] }: Once<RunOptions>,
): Promise<number> {
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
    // What was expected belongs to the record: it can be scored without looking for the file again.
    await copyFile(scenarioPath(options.scenario), join(folder, 'scenario.yaml'));
    const ended = await playRecorded(scenario, recording, { seed, options, signal, commands });
    await recording.close();
    if (options.record !== null) say(`recorded in ${folder}`);
    if (ended === 'gateway-lost') {
      complain('the gateway was away in between: nothing can be said of its alarms');
      return 2;
    }
    if (ended === 'stopped') say('stopped before its end');
    return options.gateway === 'none' ? 0 : await judgeRun(folder, scenario);
  } finally {
    if (options.record === null) await rm(folder, { recursive: true, force: true });
  }
}

/** gateway-lost  it was away for a while, or went for good: what was recorded is not the whole of it */
export type Ended = 'done' | 'stopped' | 'gateway-lost';

export async function playRecorded(
  scenario: Scenario,
  recording: Recording,
  { seed, options, signal, commands = [] }: Once,
): Promise<Ended> {
  const speed = options.speed === 'max' ? null : (options.speed ?? scenario.speed);
  const about = { seed, recording, commands };
  if (options.gateway === 'none') {
    const pace = createPace(speed);
    const simulator = createSimulator({
      ...about,
      scenario,
      startAtMs: scenario.startAtMs,
      pace,
      world: () => noWorld(pace),
      scenarios: await knownScenarios(),
      onProblem: complain,
      onStartScenario: () => ({ ok: false, problems: ['This run has no gateway: start another one.'] }),
    });
    signal.addEventListener('abort', () => simulator.player.stop());
    const isDone = await beside(
      () => simulator,
      options,
      () => simulator.player.playUntil(Infinity),
    );
    return isDone ? 'done' : 'stopped';
  }
  const own =
    options.gateway === 'own' ? await startOwnGateway(scenario.chairs.map(({ chair }) => chair)) : null;
  try {
    const attended = await attend({
      ...about,
      speed,
      scenario: () => scenario,
      gateway: own?.url ?? options.gateway,
      mllp: own === null ? options.mllp : { host: '127.0.0.1', port: own.mllpPort },
      startAtMs: scenario.startAtMs,
      waitsFor: own === null ? 'start' : 'nothing',
      tell: complain,
      signal,
    });
    signal.addEventListener('abort', () => attended.stop());
    try {
      const isDone = await beside(
        () => attended.simulator(),
        options,
        () => attended.play(),
      );
      if (attended.wasLost()) return 'gateway-lost';
      return isDone ? 'done' : 'stopped';
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
  const stop = reportProgress(
    () => simulator().run,
    (minutes) => process.stderr.write(`\r${minutes} min `),
  );
  try {
    return await play();
  } finally {
    stop();
    process.stderr.write('\r');
    await door?.close();
  }
}
