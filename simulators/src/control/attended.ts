import type { ChairId } from '@chairside/shared/ids.ts';
import type { Held, PanelAnswer } from '@chairside/shared/simulation.ts';
import { createPace } from '../engine/pace.ts';
import type { MllpAddress } from '../engine/ports.ts';
import type { Recording } from '../engine/recording.ts';
import { holdClock, type Hold, type WaitsFor } from '../gateway/hold-on.ts';
import { createLockstep, type Lockstep } from '../gateway/lockstep.ts';
import { closeSession } from '../gateway/nurse.ts';
import { standTablet } from '../gateway/tablet.ts';
import { connectToGateway } from '../gateway/wire.ts';
import { every } from '../host/host-clock.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { formatDuration } from '../scenario/values.ts';
import type { CommandLine } from '../truth/lines.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import { openStage, type Stage } from './stage.ts';
import { knownScenarios, loadStarter } from './starter-scenarios.ts';

/** A run with a gateway in step: holds its clock, plugs the devices in, plays the nurse, shows the panel. */
export type Attended = {
  /** The present one: the panel may start another scenario. */
  simulator(): Simulator;
  /** As fast as it goes, up to that time, with somebody who would hear the alarms at every chair. */
  playIn(untilMs: number): Promise<void>;
  /** At its speed, to the end of the scenario or until stopped; true when it came to its end. */
  play(): Promise<boolean>;
  /** From here on people do what the nurse of the scenario did. */
  leaveToPeople(): void;
  /** The gateway was away meanwhile: what was recorded is not the whole of it, and nothing can be said of the alarms. */
  wasLost(): boolean;
  stop(): void;
  close(): Promise<void>;
};

export type AttendedSettings = {
  readonly gateway: string;
  readonly mllp: MllpAddress;
  /** Chosen when it is known where the gateway stands. */
  readonly scenario: (held: Held) => Scenario;
  readonly seed: number;
  readonly speed: number | null;
  /** Where the gateway has no history, session time begins there. */
  readonly startAtMs: number | null;
  readonly recording?: Recording;
  readonly commands?: readonly CommandLine[];
  /** Goes on when the scenario is over. */
  readonly isEndless?: boolean;
  readonly waitsFor: WaitsFor;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
};

type Current = { readonly stage: Stage; readonly simulator: Simulator; readonly lockstep: Lockstep };

const showEveryMs = 500;

/** Longer than a gateway takes to restart: its clock is another one. */
const longestCatchUpMs = 10 * 60_000;

/** Rejects in a sentence where the gateway can not be had, or a link of the scenario can not be opened. */
export async function attend(settings: AttendedSettings): Promise<Attended> {
  const { gateway, mllp, tell, signal, recording, isEndless = false } = settings;
  const pace = createPace(settings.speed);
  const service = connectToGateway(gateway, 'service-1');
  const staff = {
    nurse: connectToGateway(gateway, 'nurse-1'),
    physician: connectToGateway(gateway, 'physician-1'),
  };
  let hold: Hold | null = null;
  let current: Current | null = null;
  let next: Stage | null = null;
  let isStopped = false;

  try {
    hold = await holdClock({
      ...{
        gateway,
        tell,
        signal,
        onAgain,
        onGone: stop,
        waitsFor: settings.waitsFor,
        startAtMs: settings.startAtMs,
      },
      pace: () => pace.told(),
      onChannel: (channel) =>
        channel.onDo((command) => current?.simulator.obey(command) ?? refused('The simulator is starting.')),
    });
    const { held } = hold;
    await recording?.began(held.sessionNowMs);
    const opened = await openStage(settings.scenario(held), { service, mllp, tell });
    if (!opened.ok) throw new Error(opened.error.join('\n'));
    const scenarios = await knownScenarios();
    current = begin(opened.value, { seed: settings.seed, startAtMs: held.sessionNowMs, scenarios });
    current.simulator.run.join(held.chairs);
    return attended(hold, current, scenarios);
  } catch (cause) {
    leave();
    throw cause;
  }

  function leave(): void {
    hold?.close();
    service.close();
    staff.nurse.close();
    staff.physician.close();
  }

  function tellPace(): void {
    void hold
      ?.channel()
      ?.pace(pace.told())
      .catch(() => undefined);
  }

  function begin(stage: Stage, { seed, startAtMs, scenarios }: Beginning): Current {
    const { scenario, ports } = stage;
    const made: { lockstep?: Lockstep } = {};
    const simulator = createSimulator({
      ...{ scenario, seed, startAtMs, pace, scenarios, recording, onStartScenario, isEndless },
      ...{ onProblem: tell, onPace: tellPace, commands: current === null ? settings.commands : undefined },
      world: (run) =>
        (made.lockstep = createLockstep({
          ...{ run, pace, staff, recording, ports, onProblem: tell },
          control: () => hold?.channel() ?? null,
          onLost: (why) => hold?.lose(`the gateway does not follow (${why})`),
        })),
    });
    if (made.lockstep === undefined) throw new Error('a simulator without a world');
    return { stage, simulator, lockstep: made.lockstep };
  }

  /** The patients lived on while the gateway was away; it goes on from where they are. */
  function onAgain({ sessionNowMs, chairs }: Held): void {
    if (current === null) return;
    const { simulator, lockstep } = current;
    const { run } = simulator;
    const aheadMs = sessionNowMs - run.nowMs();
    if (Math.abs(aheadMs) > longestCatchUpMs) {
      tell(`the gateway’s clock is ${formatDuration(aheadMs)} off what it was: this run can not go on`);
      stop();
      return;
    }
    while (run.nowMs() < sessionNowMs) run.second();
    run.join(chairs);
    pace.from(run.nowMs());
    lockstep.rejoin();
  }

  async function onStartScenario(name: string): Promise<PanelAnswer> {
    const loaded = await loadStarter(name);
    if (!loaded.ok) return { ok: false, problems: loaded.error };
    const opened = await openStage(loaded.value, { service, mllp, tell });
    if (!opened.ok) return { ok: false, problems: opened.error };
    await next?.close();
    next = opened.value;
    current?.simulator.player.stop();
    return { ok: true };
  }

  /** Whoever sits in a chair of either scenario goes; the next begins where this one stands. */
  async function change(from: Current, stage: Stage, scenarios: Beginning['scenarios']): Promise<Current> {
    const { run } = from.simulator;
    const chairs = new Set<ChairId>(
      [...run.scenario.chairs, ...stage.scenario.chairs].map(({ chair }) => chair),
    );
    for (const chair of chairs) {
      const state = run.stateOf(chair);
      if (state === null) continue;
      for (const problem of await closeSession(staff, state)) tell(problem);
    }
    const answer = await hold
      ?.channel()
      ?.advance(run.nowMs(), [])
      .catch(() => null);
    if (answer?.ok === true) run.follow(answer.value.events);
    await from.stage.close();
    const states = run.states();
    const startAtMs = run.nowMs();
    const changed = begin(stage, { seed: stage.scenario.seeds[0] ?? 1, startAtMs, scenarios });
    changed.simulator.run.join(states);
    return changed;
  }

  function stop(): void {
    isStopped = true;
    current?.simulator.player.stop();
  }

  function attended(held: Hold, first: Current, scenarios: Beginning['scenarios']): Attended {
    let present = first;
    const stopShowing = every(showEveryMs, () => {
      void held
        .channel()
        ?.show(present.simulator.panel())
        .catch(() => undefined);
    });
    return {
      simulator: () => present.simulator,
      async playIn(untilMs) {
        const { chairs } = (await service.siteView()).site;
        const tablets = chairs.map((chair) => standTablet(gateway, chair));
        const wanted = pace.speed();
        pace.setSpeed(null);
        tellPace();
        await present.simulator.player.playUntil(untilMs);
        for (const leaveIt of tablets) leaveIt();
        pace.setSpeed(wanted);
        pace.from(present.simulator.run.nowMs());
        tellPace();
      },
      async play() {
        for (;;) {
          const isDone = await present.simulator.player.playUntil(Infinity);
          const stage = next;
          if (isStopped || stage === null) return isDone;
          next = null;
          present = await change(present, stage, scenarios);
          current = present;
        }
      },
      leaveToPeople: () => present.simulator.run.leaveToPeople(),
      wasLost: () => held.wasLost(),
      stop,
      async close() {
        stopShowing();
        await next?.close();
        await present.stage.close();
        leave();
      },
    };
  }
}

type Beginning = {
  readonly seed: number;
  readonly startAtMs: number;
  readonly scenarios: Awaited<ReturnType<typeof knownScenarios>>;
};

function refused(problem: string): PanelAnswer {
  return { ok: false, problems: [problem] };
}
