import type { Beat } from '../patient/simulated-patient.ts';
import type { CuffError } from './device.ts';

/** What was true at the cuff, without the error of its reading. */
export type Found = {
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly pulseRateBpm: number;
};

export type CuffTick = {
  readonly fromMs: number;
  readonly toMs: number;
  /** That began in it. */
  readonly beats: readonly Beat[];
  readonly isMoving: boolean;
  readonly isLeaking: boolean;
  readonly isOccluded: boolean;
};

export type DeflationVerdict =
  | { readonly verdict: 'found'; readonly found: Found }
  | { readonly verdict: 'not-found'; readonly error: CuffError };

/** 3.8 mmHg a second at 75 beats a minute; at a slow pulse it takes longer. */
const stepMmHg = 3.8 * (60 / 75);
/** No beat for so long: a step without one. */
const longestWaitMs = 2_000;
/** Below this there is nothing left to find. */
const lowestMmHg = 15;
/** The arm moves: the cuff holds its pressure for so long, then gives up. */
const longestMotionMs = 10_000;
const leakMmHgPerS = 15;

const slowestBpm = 40;
const fastestBpm = 240;

/**
 * Lets the air out a step a beat. The systolic pressure is that of the beat at which beats begin to come through, the diastolic
 * that of a beat some 15 s later: they are never of the same beat.
 */
export function createDeflation({
  fromMmHg,
  sinceMs,
}: {
  readonly fromMmHg: number;
  readonly sinceMs: number;
}) {
  let pressureMmHg = fromMmHg;
  let steppedAtMs = sinceMs;
  let movingSinceMs: number | null = null;
  /** Without a gap or a motion between them. */
  let beatsAtMs: readonly number[] = [];
  let systolicMmHg: number | null = null;

  return { pass, pressureMmHg: () => pressureMmHg };

  /** Null: it goes on. */
  function pass(during: CuffTick): DeflationVerdict | null {
    if (during.isLeaking) return leak(during);
    if (during.isMoving) return wait(during);
    if (movingSinceMs !== null) steppedAtMs = during.fromMs;
    movingSinceMs = null;
    for (const beat of during.beats) {
      const verdict = feel(beat);
      if (verdict !== null) return verdict;
      step(beat.atMs);
    }
    if (during.toMs - steppedAtMs >= longestWaitMs) step(during.toMs);
    return pressureMmHg < lowestMmHg ? notFound('weak-signal') : null;
  }

  function leak({ fromMs, toMs }: CuffTick): DeflationVerdict | null {
    pressureMmHg = Math.max(0, pressureMmHg - (leakMmHgPerS * (toMs - fromMs)) / 1_000);
    return pressureMmHg < lowestMmHg ? notFound('leak') : null;
  }

  function wait({ fromMs, toMs }: CuffTick): DeflationVerdict | null {
    movingSinceMs ??= fromMs;
    beatsAtMs = [];
    return toMs - movingSinceMs >= longestMotionMs ? notFound('motion') : null;
  }

  function feel(beat: Beat): DeflationVerdict | null {
    beatsAtMs = [...beatsAtMs, beat.atMs];
    if (systolicMmHg === null) {
      if (beat.systolicMmHg < pressureMmHg) return null;
      // They came through from the start: the systolic pressure lies above.
      if (pressureMmHg === fromMmHg) return notFound('over-range');
      systolicMmHg = beat.systolicMmHg;
      return null;
    }
    if (pressureMmHg > beat.diastolicMmHg) return null;
    const pulseRateBpm = rateOf(beatsAtMs);
    if (pulseRateBpm === null || pulseRateBpm < slowestBpm || pulseRateBpm > fastestBpm)
      return notFound('weak-signal');
    const found = { systolicMmHg, diastolicMmHg: beat.diastolicMmHg, pulseRateBpm };
    return { verdict: 'found', found };
  }

  function step(atMs: number): void {
    pressureMmHg = Math.max(0, pressureMmHg - stepMmHg);
    steppedAtMs = atMs;
  }
}
export type Deflation = ReturnType<typeof createDeflation>;

function notFound(error: CuffError): DeflationVerdict {
  return { verdict: 'not-found', error };
}

/** As its display rounds; null where there are no two beats. */
function rateOf(beatsAtMs: readonly number[]): number | null {
  const [first, last] = [beatsAtMs.at(0), beatsAtMs.at(-1)];
  if (first === undefined || last === undefined || last <= first) return null;
  return Math.round((60_000 * (beatsAtMs.length - 1)) / (last - first));
}
