import type { PulseSample } from './averaging.ts';
import { longestIntervalMs } from './oximeter-sensor.ts';

/**
 * How an oximeter follows a pulse: it searches for 5 to 10 s, then tracks. It has lost the pulse when there is nothing on the
 * probe, or when no beat came for longer than any pulse takes; then it begins from nothing.
 */
export type SignalTracking = {
  /** A second further: what was seen in it. */
  advance(second: TrackedSecond): void;
  stage(): TrackingStage;
  /** Since the pulse was found, oldest first, 40 s at most. */
  samples(): readonly PulseSample[];
  reset(): void;
};

export type TrackedSecond = {
  readonly atMs: number;
  readonly samples: readonly PulseSample[];
  /** There is something on a probe that works. */
  readonly isOn: boolean;
  readonly isDisturbed: boolean;
  /** Where between the shortest and the longest a search that begins now ends, 0 to 1. */
  readonly searchDraw: number;
};

export type TrackingStage =
  | { readonly stage: 'lost' }
  | { readonly stage: 'search'; readonly untilMs: number }
  /** `cleanSinceMs`: not disturbed since then. */
  | { readonly stage: 'track'; readonly cleanSinceMs: number };

const shortestSearchMs = 5_000;
const longestSearchMs = 10_000;

/** More than the longest average needs: 16 s, and the tail of 8 beats of a slow pulse. */
const keptMs = 40_000;

export function createSignalTracking(): SignalTracking {
  let stage: TrackingStage = { stage: 'lost' };
  let samples: readonly PulseSample[] = [];

  return { advance, stage: () => stage, samples: () => samples, reset };

  function advance(second: TrackedSecond): void {
    samples = [...samples, ...second.samples].filter(({ atMs }) => atMs > second.atMs - keptMs);
    const newest = samples.at(-1);
    const isFollowed = newest !== undefined && second.atMs - newest.atMs <= longestIntervalMs;
    if (second.isOn && isFollowed) stage = followed(stage, second);
    else reset();
  }

  function reset(): void {
    stage = { stage: 'lost' };
    samples = [];
  }
}

function followed(stage: TrackingStage, { atMs, isDisturbed, searchDraw }: TrackedSecond): TrackingStage {
  const searchMs = shortestSearchMs + (longestSearchMs - shortestSearchMs) * searchDraw;
  switch (stage.stage) {
    case 'lost':
      return { stage: 'search', untilMs: atMs + searchMs };
    case 'search':
      return atMs < stage.untilMs ? stage : { stage: 'track', cleanSinceMs: atMs };
    case 'track':
      return isDisturbed ? { stage: 'track', cleanSinceMs: atMs } : stage;
  }
}
