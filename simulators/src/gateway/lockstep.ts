import type { ChairId } from '@chairside/shared/ids.ts';
import type { Pace } from '../engine/pace.ts';
import type { World } from '../engine/player.ts';
import type { Recording } from '../engine/recording.ts';
import type { Run } from '../engine/run.ts';
import type { Sent } from '../engine/second.ts';
import type { LinkPort } from '../links/emission.ts';
import type { ControlChannel } from './control.ts';
import { actAsNurse, type Staff } from './nurse.ts';
import { createStepper } from './stepper.ts';

/**
 * A gateway in step with the run (SI8): bytes are delivered, then the gateway is told how many and what time it is, takes them in,
 * and answers with what happened. While it is away the run goes on at its pace, as patients do.
 */
export type LockstepSettings = {
  readonly run: Run;
  readonly pace: Pace;
  /** By the name of the link. */
  readonly ports: ReadonlyMap<string, LinkPort>;
  /** Null while the gateway is away. */
  readonly control: () => ControlChannel | null;
  readonly staff: Staff;
  readonly recording: Recording | undefined;
  readonly onProblem: (problem: string) => void;
  /** The gateway does not follow any more: why. */
  readonly onLost: (why: string) => void;
};

export type Lockstep = World & {
  /** The gateway is back; the run goes on from where it is now. */
  rejoin(): void;
};

export function createLockstep(settings: LockstepSettings): Lockstep {
  const { run, pace, ports, control, staff, recording, onProblem, onLost } = settings;
  const stepper = createStepper({
    ...{ fromMs: run.nowMs(), pace, control, onLost },
    links: () => [...ports.values()].flatMap((port) => port.sent() ?? []),
    onAdvanced({ events }) {
      for (const event of events) recording?.feed(event);
      run.follow(events);
    },
  });

  /** True where the gateway has to be told that something came. */
  async function deliver(sent: readonly Sent[], atMs: number): Promise<boolean> {
    let isHeard = false;
    for (const { link, delivery } of sent) {
      const port = ports.get(link);
      if (port === undefined) continue;
      // A connection that is reset takes with it what was not read yet: the gateway reads it first.
      const isBreak = delivery.type === 'connection' && delivery.action !== 'connect';
      if (isBreak && isHeard) {
        await settled();
        await stepper.advance(atMs);
      }
      port.deliver(delivery);
      isHeard = !isBreak && (isHeard || port.sent() !== null);
    }
    await settled();
    return isHeard;
  }

  async function settled(): Promise<void> {
    await Promise.all([...ports.values()].map((port) => port.settled()));
  }

  /** What the nurse did, done there too; true where there was something. It waits for a gateway that is away. */
  async function actions(): Promise<boolean> {
    if (control() === null) return false;
    const acts = run.takeNurseActs();
    for (const act of acts) {
      const problems = await actAsNurse(staff, act, bedsideOf(act.chair));
      for (const problem of problems) onProblem(problem);
      // What was refused did not happen: the patient follows the record.
      if (problems.length > 0) run.disown(act.chair);
    }
    return acts.length > 0;
  }

  function bedsideOf(chair: ChairId) {
    const station = run.stations.find((one) => one.chair === chair);
    return { state: run.stateOf(chair), weightKg: station?.bedside.patient().person.weightKg ?? NaN };
  }

  return {
    async exchange(sent, toMs) {
      for (const [atMs, together] of byTime(sent)) {
        await stepper.waitFor(atMs);
        const isHeard = await deliver(together, atMs);
        if (isHeard && atMs < toMs) await stepper.advance(atMs);
      }
      await stepper.waitFor(toMs);
      await stepper.advance(toMs);
      // What came of it is part of this second: else the patients would follow a state from before.
      if (await actions()) await stepper.advance(toMs);
      run.catchUp();
    },
    rejoin: () => stepper.from(run.nowMs()),
  };
}

function byTime(sent: readonly Sent[]): ReadonlyMap<number, readonly Sent[]> {
  return Map.groupBy(sent, ({ delivery }) => delivery.atMs);
}
