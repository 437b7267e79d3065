import { every, turn } from '../host/host-clock.ts';
import type { Pace } from './pace.ts';
import type { Recording } from './recording.ts';
import type { Run } from './run.ts';
import { secondMs, type Sent } from './second.ts';

/** Where a run goes: ports with a gateway behind them, or nothing but the record. */
export type World = {
  /** What leaves up to `toMs`, oldest first, then time itself. Answers when the world is there too. */
  exchange(sent: readonly Sent[], toMs: number): Promise<void>;
  close(): Promise<void>;
};

/** Nobody listens. */
export const noWorld: World = { exchange: () => Promise.resolve(), close: () => Promise.resolve() };

export type Player = {
  /** Plays until that time or the end of the run, whichever comes first; false when it was stopped before. */
  playUntil(untilMs: number): Promise<boolean>;
  stop(): void;
};

/** Virtual seconds after which others get their turn, where nothing else waits. */
const breatheEvery = 256;

export function createPlayer(about: {
  readonly run: Run;
  readonly pace: Pace;
  readonly world: World;
  readonly recording: Recording;
}): Player {
  const { run, pace, world, recording } = about;
  let isStopped = false;

  return {
    async playUntil(untilMs) {
      while (!isStopped && run.nowMs() < untilMs && !run.isOver()) {
        const sent = run.second();
        for (const { link, delivery } of sent)
          if (delivery.type === 'bytes')
            recording.wire({ atMs: delivery.atMs, link, hex: Buffer.from(delivery.bytes).toString('hex') });
        await world.exchange(sent, run.nowMs());
        if (world === noWorld) await pace.until(run.nowMs());
        await recording.breathe();
        if ((run.nowMs() / secondMs) % breatheEvery === 0) await turn();
      }
      return !isStopped;
    },
    stop() {
      isStopped = true;
      pace.end();
    },
  };
}

/** Tells how far it has come, once a second of the host. */
export function reportProgress(run: Run, tell: (minutes: number) => void): () => void {
  const beganMs = run.nowMs();
  return every(1_000, () => tell(Math.floor((run.nowMs() - beganMs) / 60_000)));
}
