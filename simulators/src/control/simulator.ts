import { assertNever } from '@chairside/shared/result.ts';
import type { Panel, PanelAnswer, PanelCommand } from '@chairside/shared/simulation.ts';
import { createPace, type Pace } from '../engine/pace.ts';
import { createPlayer, type Player, type World } from '../engine/player.ts';
import { noRecording, type Recording } from '../engine/recording.ts';
import { createRun, type Run } from '../engine/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { TruthLine } from '../truth/lines.ts';
import { createTruthLog } from '../truth/truth-log.ts';
import { panelOf, type KnownScenario } from './panel.ts';

/** A run with everything that steers it: what the panel, HTTP, the keys and the command line have in common. */
export type Simulator = {
  readonly run: Run;
  readonly pace: Pace;
  readonly player: Player;
  panel(): Panel;
  obey(command: PanelCommand): PanelAnswer | Promise<PanelAnswer>;
  /** The newest ten minutes of the truth. */
  truthSince(atMs: number): readonly TruthLine[];
};

export type SimulatorSettings = {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly startAtMs: number;
  readonly speed: number | null;
  readonly recording?: Recording;
  /** Made when the run is there, as it speaks of it. */
  readonly world: (run: Run, pace: Pace) => World;
  readonly scenarios: readonly KnownScenario[];
  readonly onSpeed?: (speed: number | null) => void;
  readonly onProblem: (problem: string) => void;
  /** Another scenario is wanted: whoever owns the gateway sees to it. */
  readonly onStartScenario: (name: string) => PanelAnswer | Promise<PanelAnswer>;
};

const truthKeptMs = 10 * 60_000;

export function createSimulator(settings: SimulatorSettings): Simulator {
  const { scenario, seed, startAtMs, recording = noRecording, scenarios, onSpeed, onProblem } = settings;
  let kept: TruthLine[] = [];
  const truth = createTruthLog((line) => {
    recording.truth(line);
    keep(line);
  });
  const run = createRun({
    ...{ scenario, seed, startAtMs, truth, onProblem },
    onCommand: (command) => recording.command(command),
  });
  const pace = createPace(settings.speed);
  const player = createPlayer({ run, pace, recording, world: settings.world(run, pace) });

  /** Only where somebody may ask for it: a run as fast as it goes keeps nothing. */
  function keep(line: TruthLine): void {
    if (pace.speed() === null) return;
    kept.push(line);
    if (kept.length > 60_000) kept = kept.filter((one) => atMsOf(one) > run.nowMs() - truthKeptMs);
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
          onSpeed?.(command.speed);
          return { ok: true };
        case 'pause':
          pace.pause();
          onSpeed?.(0);
          return { ok: true };
        case 'resume':
          pace.resume();
          onSpeed?.(pace.speed());
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
