import { every, turn } from '../host/host-clock.ts';
import type { CommandLine } from '../truth/lines.ts';
import type { Pace } from './pace.ts';
import type { Recording } from './recording.ts';
import type { Run } from './run.ts';
import { secondMs, type Sent } from './second.ts';

/** Where a run goes: ports with a gateway behind them, or nothing but the record. */
export type World = {
  /** What leaves up to `toMs`, oldest first, then time itself. Answers when the world is there too. */
  exchange(sent: readonly Sent[], toMs: number): Promise<void>;
};

/** Nobody listens. */
export function noWorld(pace: Pace): World {
  return { exchange: (_sent, toMs) => pace.until(toMs) };
}

export type Player = {
  /** Plays until that time or, unless it is endless, the end of the run; false when it was stopped before. */
  playUntil(untilMs: number): Promise<boolean>;
  /** After the second that is going on. */
  stop(): void;
};

export type PlayerSettings = {
  readonly run: Run;
  readonly pace: Pace;
  readonly world: World;
  readonly recording: Recording;
  /** Injected before, and now again at their times; oldest first. */
  readonly commands?: readonly CommandLine[];
  /** Goes on when everybody has been through all of it. */
  readonly isEndless?: boolean;
};

/** Virtual seconds after which others get their turn, where nothing else waits. */
const breatheEvery = 256;

export function createPlayer(settings: PlayerSettings): Player {
  const { run, pace, world, recording, isEndless = false } = settings;
  let commands = settings.commands ?? [];
  let isStopped = false;

  function repeatCommands(): void {
    const due = commands.filter(({ atMs }) => atMs <= run.nowMs());
    commands = commands.slice(due.length);
    for (const command of due) run.repeat(command);
  }

  return {
    async playUntil(untilMs) {
      while (!isStopped && run.nowMs() < untilMs && (isEndless || !run.isOver())) {
        repeatCommands();
        const sent = run.second();
        for (const { link, delivery } of sent)
          if (delivery.type === 'bytes')
            recording.wire({ atMs: delivery.atMs, link, hex: Buffer.from(delivery.bytes).toString('hex') });
        await world.exchange(sent, run.nowMs());
        await recording.breathe();
        if ((run.nowMs() / secondMs) % breatheEvery === 0) await turn();
      }
      return !isStopped;
    },
    stop() {
      isStopped = true;
      pace.wake();
    },
  };
}

/** Tells how far it has come, once a second of the host. */
export function reportProgress(run: () => Run, tell: (minutes: number) => void): () => void {
  const beganMs = run().nowMs();
  return every(1_000, () => tell(Math.floor((run().nowMs() - beganMs) / 60_000)));
}
