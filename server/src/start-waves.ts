import type { WaveTold } from '@chairside/shared/devices/wave.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { ChairDesk } from './chairs/chair-desk.ts';
import type { Recorder } from './chairs/recorder.ts';
import { createWaveDesk, type WaveDesk } from './chairs/wave-desk.ts';
import type { Clock } from './ports/clock.ts';

type Surroundings = {
  readonly clock: Clock;
  readonly hostClock: Clock;
  readonly desks: ReadonlyMap<ChairId, ChairDesk>;
  readonly record: Recorder['record'];
  readonly tell: (wave: WaveTold) => void;
};

/** The waves of all chairs. What is kept of them goes to the recorder with the rest, and nobody waits for it. */
export function startWaves({ desks, record, ...surroundings }: Surroundings): WaveDesk {
  return createWaveDesk({
    ...surroundings,
    sessionAt: (chair) => desks.get(chair)?.state().session?.id ?? null,
    keep(chair, session, waves) {
      const expectedSeq = desks.get(chair)?.state().seq;
      if (expectedSeq === undefined) return;
      void record({ stream: chair, expectedSeq, events: [], session, readings: [], waves });
    },
  });
}
