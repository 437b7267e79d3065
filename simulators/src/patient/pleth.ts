import type { Beat } from './simulated-patient.ts';

/**
 * One beat at the finger as two Gaussians on a circle (Tang et al. 2020, Sci Rep 10:13883, table 1). Summed over the
 * neighbouring turns too: without them the wave jumps by up to 9 % of its height where one beat meets the next.
 */
type Gaussian = { readonly height: number; readonly atRad: number; readonly widthRad: number };

const excellent: readonly Gaussian[] = [
  { height: 1, atRad: -1.5161, widthRad: 0.6303 },
  { height: 0.1999, atRad: 0.8186, widthRad: 1.0225 },
];
const acceptable: readonly Gaussian[] = [
  { height: 0.7303, atRad: -1.551, widthRad: 0.7283 },
  { height: 0.5291, atRad: -0.2553, widthRad: 1.2271 },
];

/** The wave of one beat by its phase, 0 to below 1: 0 in the mean, 1 from foot to peak. */
export type PulseShape = (phase: number) => number;

const samples = 256;

/** Stiffer with age: from the excellent class to the acceptable one between 25 and 75 years. The blend is assumed. */
export function pulseShapeOf(ageYears: number): PulseShape {
  const stiffness = Math.min(1, Math.max(0, (ageYears - 25) / 50));
  const raw = Array.from({ length: samples }, (_, n) => {
    const rad = 2 * Math.PI * (n / samples) - Math.PI;
    return (1 - stiffness) * waveAt(excellent, rad) + stiffness * waveAt(acceptable, rad);
  });
  const mean = raw.reduce((sum, value) => sum + value, 0) / samples;
  const height = Math.max(...raw) - Math.min(...raw);
  const table = raw.map((value) => (value - mean) / height);
  return (phase) => {
    const place = phase * samples;
    const here = Math.floor(place) % samples;
    const from = table[here] ?? 0;
    return from + ((table[(here + 1) % samples] ?? 0) - from) * (place - Math.floor(place));
  };
}

/** The wave at an instant within these beats, in per cent of the light; outside of them there is none: 0. */
export function plethWithin(beats: readonly Beat[], shape: PulseShape, atMs: number): number {
  const index = indexAt(beats, atMs);
  const beat = beats[index];
  if (beat === undefined) return 0;
  const phase = (atMs - beat.atMs) / beat.intervalMs;
  if (phase >= 1) return 0;
  // Its height changes within the beat, not between two: there it would jump.
  const beforePercent = beats[index - 1]?.perfusionIndexPercent ?? beat.perfusionIndexPercent;
  return (beforePercent + (beat.perfusionIndexPercent - beforePercent) * phase) * shape(phase);
}

/** The last beat that began at or before that instant; −1: none. */
export function indexAt(beats: readonly Beat[], atMs: number): number {
  let [low, high] = [0, beats.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((beats[middle]?.atMs ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function waveAt(gaussians: readonly Gaussian[], rad: number): number {
  return gaussians.reduce(
    (sum, { height, atRad, widthRad }) =>
      [-1, 0, 1].reduce(
        (turns, turn) =>
          turns + height * Math.exp(-((rad - atRad + 2 * Math.PI * turn) ** 2) / (2 * widthRad ** 2)),
        sum,
      ),
    0,
  );
}
