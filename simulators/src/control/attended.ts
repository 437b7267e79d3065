import type { Held, PanelAnswer } from '@chairside/shared/simulation.ts';
import type { MllpAddress } from '../engine/ports.ts';
import { openPorts } from '../engine/ports.ts';
import type { Recording } from '../engine/recording.ts';
import { wireIdOf } from '../engine/outlets.ts';
import { holdClock } from '../gateway/hold-on.ts';
import { createLockstep } from '../gateway/lockstep.ts';
import { bindDevices, closeSession } from '../gateway/nurse.ts';
import { standTablet } from '../gateway/tablet.ts';
import { connectToGateway } from '../gateway/wire.ts';
import { every } from '../host/host-clock.ts';
import type { LinkPort } from '../links/emission.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import { knownScenarios, loadScenario } from './starter-scenarios.ts';

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
  /** Waits for a gateway that is not there. */
  readonly isPatient: boolean;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
};

const showEveryMs = 500;

/** Rejects in a sentence where the gateway can not be had, or a link of the scenario can not be opened. */
export async function attend(settings: AttendedSettings): Promise<Attended> {
  const { gateway, mllp, tell, signal, recording } = settings;
  let speed = settings.speed;
  const hold = await holdClock({
    ...{ gateway, tell, signal, isPatient: settings.isPatient, startAtMs: settings.startAtMs },
    pace: () => speed,
    onChannel: (channel) => channel.onDo((command) => current.simulator.obey(command)),
    onAgain({ sessionNowMs, chairs }) {
      const { run, pace } = current.simulator;
      // What happened meanwhile at the chairs nobody recorded; the patients lived through it.
      while (run.nowMs() < sessionNowMs) run.second();
      run.join(chairs);
      pace.from(run.nowMs());
    },
  });
  const service = connectToGateway(gateway, 'service-1');
  const nurse = connectToGateway(gateway, 'nurse-1');
  const scenarios = await knownScenarios();
  const { site } = await service.siteView();
  let next: Scenario | null = null;
  let isStopped = false;
  let current = await begin(settings.scenario(hold.held), settings.seed, hold.held.sessionNowMs).catch(
    (cause: unknown) => {
      leave();
      throw cause;
    },
  );
  current.simulator.run.join(hold.held.chairs);
  const stopShowing = every(showEveryMs, () => {
    void hold
      .channel()
      ?.show(current.simulator.panel())
      .catch(() => undefined);
  });

  function leave(): void {
    hold.close();
    service.close();
    nurse.close();
  }

  async function begin(scenario: Scenario, seed: number, startAtMs: number) {
    const absent = scenario.chairs.filter(({ chair }) => !site.chairs.includes(chair));
    if (absent.length > 0)
      throw new Error(`there is no chair ${absent.map(({ chair }) => chair).join(', ')} at this gateway`);
    let ports: ReadonlyMap<string, LinkPort> = new Map();
    const simulator = createSimulator({
      ...{ scenario, seed, startAtMs, speed, scenarios, onProblem: tell, onStartScenario },
      ...(recording === undefined ? {} : { recording }),
      onSpeed(told) {
        if (told !== 0) speed = told;
        void hold
          .channel()
          ?.pace(told)
          .catch(() => undefined);
      },
      world: (run, pace) =>
        createLockstep({
          ...{ run, pace, nurse, onProblem: tell, control: () => hold.channel(), ports: () => ports },
          recording,
        }),
    });
    const opened = await openPorts(
      simulator.run.stations.flatMap(({ outlets }) => outlets),
      mllp,
      tell,
    );
    if (!opened.ok) throw new Error(opened.error.join('\n'));
    ports = opened.value;
    for (const plan of scenario.chairs) {
      const heard = plan.links.filter(({ via }) => via.kind === 'mllp').flatMap(({ devices }) => devices);
      const wireIds = plan.devices.filter(({ id }) => heard.includes(id)).map((one) => wireIdOf(plan, one));
      for (const problem of await bindDevices(service, plan.chair, wireIds)) tell(problem);
    }
    return { simulator, ports };
  }

  async function onStartScenario(name: string): Promise<PanelAnswer> {
    const loaded = await loadScenario(name);
    if (!loaded.ok) return { ok: false, problems: loaded.error };
    const absent = loaded.value.chairs.filter(({ chair }) => !site.chairs.includes(chair));
    if (absent.length > 0) {
      const names = absent.map(({ chair }) => chair).join(', ');
      return { ok: false, problems: [`This gateway has no chair ${names}.`] };
    }
    next = loaded.value;
    current.simulator.player.stop();
    return { ok: true };
  }

  /** Who sits in the chairs of the next scenario goes; it begins where this one stands. */
  async function change(scenario: Scenario): Promise<void> {
    const { run } = current.simulator;
    for (const { chair } of scenario.chairs) {
      const state = run.stateOf(chair);
      if (state === null) continue;
      for (const problem of await closeSession(nurse, state)) tell(problem);
    }
    const answer = await hold.channel()?.advance(run.nowMs(), []);
    if (answer?.ok === true) run.follow(answer.value.events);
    for (const port of current.ports.values()) await port.close();
    const states = site.chairs.flatMap((chair) => run.stateOf(chair) ?? []);
    current = await begin(scenario, scenario.seeds[0] ?? 1, run.nowMs());
    current.simulator.run.join(states);
  }

  return {
    simulator: () => current.simulator,
    async playIn(untilMs) {
      const tablets = site.chairs.map((chair) => standTablet(gateway, chair));
      const { player, pace } = current.simulator;
      const { run } = current.simulator;
      const wanted = speed;
      pace.setSpeed(null);
      await player.playUntil(untilMs);
      for (const leave of tablets) leave();
      pace.setSpeed(wanted);
      pace.from(run.nowMs());
      await hold.channel()?.pace(wanted);
    },
    async play() {
      for (;;) {
        const isDone = await current.simulator.player.playUntil(Infinity);
        if (isStopped || next === null) return isDone;
        const scenario: Scenario = next;
        next = null;
        await change(scenario);
      }
    },
    leaveToPeople: () => current.simulator.run.leaveToPeople(),
    stop() {
      isStopped = true;
      current.simulator.player.stop();
    },
    async close() {
      stopShowing();
      for (const port of current.ports.values()) await port.close();
      leave();
    },
  };
}
