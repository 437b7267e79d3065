import { stretchEndMs, waveKeptMs, type WaveStretch } from '@chairside/shared/devices/wave.ts';
import { highMoment } from '@chairside/shared/alarms/high-moment.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import type { Cancel, Clock } from '../ports/clock.ts';
import type { StreamEntry } from '../ports/journal.ts';

/**
 * Has the wave around each high-priority alarm written down (WV6): what was before it at once, so that it is there whatever happens
 * next, and what comes after it when it has come. Alarms close together share what lies between them: nothing is written twice.
 */
export type WaveKeeper = {
  heed(entries: readonly StreamEntry[]): void;
  readonly write: (chair: ChairId, session: SessionId, waves: readonly WaveStretch[]) => void;
  close(): void;
};

type Surroundings = Pick<WaveKeeper, 'write'> & {
  readonly clock: Clock;
  readonly between: (
    chair: ChairId,
    session: SessionId,
    span: { readonly fromMs: number; readonly toMs: number },
  ) => readonly WaveStretch[];
};

/** What was sampled just before the end is still on its way: devices send thirds of a second. */
const underWayMs = 1_000;

type Keeping = { readonly session: SessionId; keptToMs: number; untilMs: number; stop: Cancel };

export function createWaveKeeper({ clock, between, write }: Surroundings): WaveKeeper {
  const keepings = new Map<ChairId, Keeping>();

  function keepTo(chair: ChairId, keeping: Keeping, toMs: number): void {
    const waves = between(chair, keeping.session, { fromMs: keeping.keptToMs, toMs });
    const last = waves.at(-1);
    if (last === undefined) return;
    // Up to the last sample that was there: what is late for it is not lost, but in the next.
    keeping.keptToMs = Math.min(toMs, stretchEndMs(last));
    write(chair, keeping.session, waves);
  }

  function begin(chair: ChairId, session: SessionId, atMs: number): void {
    const before = keepings.get(chair);
    if (before !== undefined) {
      before.stop();
      // What was sampled after the one before, and is not within 10 s of this one, nobody would write any more.
      keepTo(chair, before, Math.min(atMs, before.untilMs));
    }
    const keptToMs = Math.max(atMs - waveKeptMs, before?.session === session ? before.keptToMs : 0);
    const untilMs = atMs + waveKeptMs;
    const keeping: Keeping = { session, keptToMs, untilMs, stop: () => undefined };
    keepings.set(chair, keeping);
    keepTo(chair, keeping, atMs);
    keeping.stop = clock.at(untilMs + underWayMs, () => keepTo(chair, keeping, untilMs));
  }

  /** The session is over, or the gateway ends: what there is of the seconds after is all there will be. */
  function end(chair: ChairId, atMs: number): void {
    const keeping = keepings.get(chair);
    if (keeping === undefined) return;
    keeping.stop();
    keepTo(chair, keeping, Math.min(atMs, keeping.untilMs));
    keepings.delete(chair);
  }

  function heedOne(event: ChairEvent): void {
    if (event.type === 'session-closed') end(event.chair, event.atMs);
    else if (highMoment(event) !== null) begin(event.chair, event.session, event.atMs);
  }

  return {
    write,
    heed(entries) {
      for (const entry of entries) if ('readings' in entry) entry.events.forEach(heedOne);
    },
    close() {
      // What is not written now is gone with the process.
      for (const chair of [...keepings.keys()]) end(chair, clock.now());
    },
  };
}
