import { samplesToBytes, type WavePiece, type WaveTold } from '@chairside/shared/devices/wave.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import type { Cancel, Clock } from '../ports/clock.ts';
import type { StreamEntry } from '../ports/journal.ts';
import { createWaveKeeper, type WaveKeeper } from './wave-keeper.ts';
import { createWaveRing, isOfOneWave, samplesOf, type WaveRing } from './wave-ring.ts';

/**
 * What is seen beat by beat, from the devices to the screens, and into the record around a high-priority alarm (DD11). It is apart
 * from the numbers in everything: no number waits for it, and none is made of it.
 */
export type WaveDesk = {
  /** A piece of the device that speaks for SpO2 at this chair, as it comes. */
  hear(chair: ChairId, piece: WavePiece): void;
  /** What happened at the chairs, as it is published. */
  heed(entries: readonly StreamEntry[]): void;
  close(): void;
};

type WaveSurroundings = {
  readonly clock: Clock;
  readonly hostClock: Clock;
  /** Of the running session; null while there is none: then there is nobody whose wave it could be. */
  readonly sessionAt: (chair: ChairId) => SessionId | null;
  readonly tell: (wave: WaveTold) => void;
  readonly keep: WaveKeeper['write'];
};

/** Devices that send sample by sample are told of so often at most; one that sends thirds of a second, at once. */
const toldEveryMs = 40;

type AtChair = {
  readonly session: SessionId;
  readonly ring: WaveRing;
  untold: WavePiece[];
  stop: Cancel;
};

export function createWaveDesk({ clock, hostClock, sessionAt, tell, keep }: WaveSurroundings): WaveDesk {
  const chairs = new Map<ChairId, AtChair>();
  const toldByChair = new Map<ChairId, { number: number; atHostMs: number }>();
  const keeper = createWaveKeeper({
    clock,
    write: keep,
    between(chair, session, span) {
      const here = chairs.get(chair);
      if (here?.session !== session) return [];
      tellUntold(chair, here);
      return here.ring.between(span.fromMs, span.toMs);
    },
  });

  function tellUntold(chair: ChairId, here: AtChair): void {
    here.stop();
    const [first] = here.untold;
    if (first === undefined) return;
    const piece = { ...first, samples: samplesOf(here.untold) };
    here.untold = [];
    const { kind, rateHz, atMs, samples } = here.ring.add(piece, clock.now());
    const number = (toldByChair.get(chair)?.number ?? 0) + 1;
    toldByChair.set(chair, { number, atHostMs: hostClock.now() });
    tell({ chair, kind, rateHz, atMs, number, samples: samplesToBytes(samples).buffer });
  }

  function at(chair: ChairId, session: SessionId): AtChair {
    const here = chairs.get(chair);
    if (here?.session === session) return here;
    here?.stop();
    const fresh = { session, ring: createWaveRing(), untold: [], stop: () => undefined };
    chairs.set(chair, fresh);
    return fresh;
  }

  return {
    hear(chair, piece) {
      const session = sessionAt(chair);
      if (session === null || piece.samples.length === 0) return;
      const here = at(chair, session);
      const [first] = here.untold;
      if (first !== undefined && !isOfOneWave(first, piece)) tellUntold(chair, here);
      here.untold.push(piece);
      const dueMs = (toldByChair.get(chair)?.atHostMs ?? 0) + toldEveryMs;
      if (hostClock.now() >= dueMs) tellUntold(chair, here);
      else if (here.untold.length === 1) here.stop = hostClock.at(dueMs, () => tellUntold(chair, here));
    },
    heed: (entries) => keeper.heed(entries),
    close() {
      keeper.close();
      for (const { stop } of chairs.values()) stop();
    },
  };
}
