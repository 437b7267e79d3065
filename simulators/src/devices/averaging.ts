import type { Averaging } from './device.ts';

/** What the sensor made of one beat. */
export type PulseSample = {
  readonly atMs: number;
  /** Since the beat before; null for the first after the signal was found. */
  readonly intervalMs: number | null;
  readonly saturationPercent: number;
  readonly perfusionIndexPercent: number;
};

export type Averaged = { readonly spo2Percent: number; readonly pulseRateBpm: number | null };

/**
 * What each beat counts. Over beats, exponentially: an average that keeps the share k of the old at each beat is k / (1 - k) beats
 * late, here half as many as it is called after (Nonin: 4 beats, 2 beats of latency). Over seconds, all alike.
 */
const weighting: Readonly<Record<Averaging, { readonly keptPerBeat: number; readonly withinMs: number }>> = {
  '4-beats': { keptPerBeat: 2 / 3, withinMs: Infinity },
  '8-beats': { keptPerBeat: 4 / 5, withinMs: Infinity },
  '2s': { keptPerBeat: 1, withinMs: 2_000 },
  '8s': { keptPerBeat: 1, withinMs: 8_000 },
  '16s': { keptPerBeat: 1, withinMs: 16_000 },
};

const negligible = 1e-3;

/** Averages what the beats said, up to that instant, not rounded; null before the first beat. */
export function averaged(samples: readonly PulseSample[], over: Averaging, atMs: number): Averaged | null {
  const { keptPerBeat, withinMs } = weighting[over];
  const newest = samples.findLastIndex((sample) => sample.atMs <= atMs);
  const saturation = { sum: 0, weights: 0 };
  const interval = { sum: 0, weights: 0 };
  let weight = 1;
  for (let index = newest; index >= 0 && weight >= negligible; index -= 1) {
    const sample = samples[index];
    // The newest always counts: a slow pulse may leave a short window empty.
    if (sample === undefined || (index < newest && atMs - sample.atMs >= withinMs)) break;
    saturation.sum += weight * sample.saturationPercent;
    saturation.weights += weight;
    if (sample.intervalMs !== null) {
      interval.sum += weight * sample.intervalMs;
      interval.weights += weight;
    }
    weight *= keptPerBeat;
  }
  if (saturation.weights === 0) return null;
  return {
    spo2Percent: saturation.sum / saturation.weights,
    pulseRateBpm: interval.weights === 0 ? null : (60_000 * interval.weights) / interval.sum,
  };
}
