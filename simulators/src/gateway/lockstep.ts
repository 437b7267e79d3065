import type { ChairId } from '@chairside/shared/ids.ts';
import type { Advanced } from '@chairside/shared/simulation.ts';
import type { Pace } from '../engine/pace.ts';
import type { World } from '../engine/player.ts';
import type { Recording } from '../engine/recording.ts';
import type { Run } from '../engine/run.ts';
import type { Sent } from '../engine/second.ts';
import type { LinkPort } from '../links/emission.ts';
import type { ControlChannel } from './control.ts';
import { actAsNurse } from './nurse.ts';
import type { GatewayWire } from './wire.ts';

/**
 * A gateway in step with the run (SI8): bytes are delivered, then the gateway is told how many and what time it is, takes them in,
 * and answers with what happened. While it is away the run goes on at its pace, as patients do.
 */
export type LockstepSettings = {
  readonly run: Run;
  readonly pace: Pace;
  /** By the name of the link; none before they are open. */
  readonly ports: () => ReadonlyMap<string, LinkPort>;
  /** Null while the gateway is away. */
  readonly control: () => ControlChannel | null;
  readonly nurse: GatewayWire;
  readonly recording: Recording | undefined;
  readonly onProblem: (problem: string) => void;
};

const sliceHostMs = 200;

export function createLockstep(settings: LockstepSettings): World {
  const { run, pace, ports, control, nurse, recording, onProblem } = settings;
  let reachedMs = run.nowMs();

  /** True where the gateway has to be told that something came. */
  async function deliver(sent: readonly Sent[], atMs: number): Promise<boolean> {
    let isHeard = false;
    for (const { link, delivery } of sent) {
      const port = ports().get(link);
      if (port === undefined) continue;
      // A connection that is reset takes with it what was not read yet: the gateway reads it first.
      const isBreak = delivery.type === 'connection' && delivery.action !== 'connect';
      if (isBreak && isHeard) await settleAndAdvance(atMs);
      port.deliver(delivery);
      isHeard = !isBreak && (isHeard || port.sent() !== null);
    }
    await settled();
    return isHeard;
  }

  async function settleAndAdvance(atMs: number): Promise<void> {
    await settled();
    await advance(atMs);
  }

  async function settled(): Promise<void> {
    await Promise.all([...ports().values()].map((port) => port.settled()));
  }

  /** On the way there time goes by in slices, so that clocks on screens do not jump. */
  async function waitFor(atMs: number): Promise<void> {
    const speed = pace.speed();
    if (speed !== null) {
      const sliceMs = Math.max(1, Math.round(sliceHostMs * speed));
      for (let atSliceMs = reachedMs + sliceMs; atSliceMs < atMs; atSliceMs += sliceMs) {
        await pace.until(atSliceMs);
        await advance(atSliceMs);
      }
    }
    await pace.until(atMs);
  }

  async function advance(toMs: number): Promise<void> {
    reachedMs = toMs;
    const channel = control();
    if (channel === null) return;
    const links = [...ports().values()].flatMap((port) => port.sent() ?? []);
    const answer = await channel.advance(toMs, links).catch(() => null);
    // Gone in the middle: whoever holds the channel hears of it and sees to another.
    if (answer === null) return;
    if (answer.ok) {
      took(answer.value);
      return;
    }
    if (answer.error.type !== 'backwards') onProblem(`the gateway does not follow: ${answer.error.type}`);
  }

  function took({ events }: Advanced): void {
    for (const event of events) recording?.feed(event);
    run.follow(events);
  }

  /** What the nurse did, done there too; true where there was something. */
  async function actions(): Promise<boolean> {
    const acts = run.takeNurseActs();
    if (control() === null) return false;
    for (const act of acts)
      for (const problem of await actAsNurse(nurse, act, bedsideOf(act.chair))) onProblem(problem);
    return acts.length > 0;
  }

  function bedsideOf(chair: ChairId) {
    const station = run.stations.find((one) => one.chair === chair);
    return { state: run.stateOf(chair), weightKg: station?.bedside.patient().person.weightKg ?? NaN };
  }

  return {
    async exchange(sent, toMs) {
      for (const [atMs, together] of byTime(sent)) {
        await waitFor(atMs);
        const isHeard = await deliver(together, atMs);
        if (isHeard && atMs < toMs) await advance(atMs);
      }
      await waitFor(toMs);
      await advance(toMs);
      // What came of it is part of this second: else the patients would follow a state from before.
      if (await actions()) await advance(toMs);
      run.catchUp();
    },
    async close() {
      for (const port of ports().values()) await port.close();
    },
  };
}

function byTime(sent: readonly Sent[]): ReadonlyMap<number, readonly Sent[]> {
  return Map.groupBy(sent, ({ delivery }) => delivery.atMs);
}
