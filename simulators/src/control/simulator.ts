import { assertNever } from '@chairside/shared/result.ts';
import type { Panel, PanelAnswer, PanelCommand } from '@chairside/shared/simulation.ts';
import type { Pace } from '../engine/pace.ts';
import { createPlayer, type Player, type World } from '../engine/player.ts';
import { noRecording, type Recording } from '../engine/recording.ts';
import { createRun, type Run } from '../engine/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { CommandLine, TruthLine } from '../truth/lines.ts';
import { createTruthLog } from '../truth/truth-log.ts';
import { panelOf, type KnownScenario } from './panel.ts';

/** A run with everything that steers it: what the panel, HTTP, the keys and the command line have in common. */
export type Simulator = {
  readonly run: Run;
  readonly pace: Pace;
  readonly player: Player;
  panel(): Panel;
  obey(command: PanelCommand): PanelAnswer | Promise<PanelAnswer>;
  /** Of the newest minutes. */
  truthSince(atMs: number): readonly TruthLine[];
};

export type SimulatorSettings = {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly startAtMs: number;
  readonly pace: Pace;
  readonly recording?: Recording | undefined;
  /** Made when the run is there, as it speaks of it. */
  readonly world: (run: Run) => World;
  readonly scenarios: readonly KnownScenario[];
  readonly commands?: readonly CommandLine[] | undefined;
  readonly isEndless?: boolean;
  /** The pace is another. */
  readonly onPace?: () => void;
  readonly onProblem: (problem: string) => void;
  /** Another scenario is wanted: whoever owns the gateway sees to it. */
  readonly onStartScenario: (name: string) => PanelAnswer | Promise<PanelAnswer>;
};

/** Lines: some ten minutes of eight chairs. */
const truthKept = 12_000;

export function createSimulator(settings: SimulatorSettings): Simulator {
  const { scenario, seed, startAtMs, pace, recording = noRecording, scenarios, onPace, onProblem } = settings;
  let kept: TruthLine[] = [];
  const truth = createTruthLog((line) => {
    recording.truth(line);
    keep(line);
  });
  const run = createRun({
    ...{ scenario, seed, startAtMs, truth, onProblem },
    onCommand: (command) => recording.command(command),
  });
  const player = createPlayer({
    ...{ run, pace, recording, world: settings.world(run) },
    commands: settings.commands ?? [],
    isEndless: settings.isEndless ?? false,
  });

  /** Only where somebody may ask for it: a run as fast as it goes keeps nothing. */
  function keep(line: TruthLine): void {
    if (pace.speed() === null) return;
    kept.push(line);
    if (kept.length > 2 * truthKept) kept = kept.slice(-truthKept);
  }

  function inject(command: Extract<PanelCommand, { type: 'inject' }>): PanelAnswer {
    const { chair, target, verb, params, forMs } = command;
    const done = run.inject({ chair, deed: { target, verb, params }, forMs, label: null });
    return done.ok ? { ok: true } : { ok: false, problems: [done.error] };
  }

  return {
    run,
    pace,
    player,
    panel: () => panelOf(run, pace, scenarios),
    truthSince: (atMs) => kept.filter((line) => atMsOf(line) > atMs),
    obey(command) {
      switch (command.type) {
        case 'set-speed':
          pace.setSpeed(command.speed);
          onPace?.();
          return { ok: true };
        case 'pause':
          pace.pause();
          onPace?.();
          return { ok: true };
        case 'resume':
          pace.resume();
          onPace?.();
          return { ok: true };
        case 'inject':
          return inject(command);
        case 'end':
          return run.end(command.spanId) ? { ok: true } : { ok: false, problems: ['it is over already'] };
        case 'start-scenario':
          return settings.onStartScenario(command.name);
        default:
          return assertNever(command);
      }
    },
  };
}

function atMsOf(line: TruthLine): number {
  return line.type === 'span' ? line.fromMs : line.atMs;
}
