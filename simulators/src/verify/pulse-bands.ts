import type { Beat, SimulatedPatient } from '../patient/simulated-patient.ts';
import { isWithin } from './row.ts';
import { mean, sd } from './statistics.ts';

/** Where the pulse of somebody at rest swings most: once among the slow waves, once among the breaths. */
export type PulseBands = { readonly slowHz: number; readonly breathHz: number; readonly sdMs: number };

const forMs = 10 * 60_000;
const samplesPerS = 2;

export function bandsOf(patient: SimulatedPatient): PulseBands {
  const beats: Beat[] = [];
  for (let atMs = 60_000; atMs <= forMs; atMs += 60_000) {
    patient.advanceTo(atMs);
    beats.push(...patient.beats(atMs - 60_000).filter((beat) => beat.atMs < atMs));
  }
  const evenly = evenIntervals(beats);
  return {
    slowHz: strongestHz(evenly, { fromHz: 0.06, toHz: 0.14 }),
    breathHz: strongestHz(evenly, { fromHz: 0.15, toHz: 0.4 }),
    sdMs: sd(beats.map(({ intervalMs }) => intervalMs)),
  };
}

export function isLikePublished(one: {
  readonly bands: PulseBands;
  readonly respirationHz: number;
}): boolean {
  const { slowHz, breathHz, sdMs } = one.bands;
  return (
    isWithin(slowHz, 0.08, 0.12) && Math.abs(breathHz - one.respirationHz) <= 0.02 && isWithin(sdMs, 25, 60)
  );
}

/** The interval in force at each half second. */
function evenIntervals(beats: readonly Beat[]): readonly number[] {
  const startMs = beats[0]?.atMs ?? 0;
  const values: number[] = [];
  let index = 0;
  for (let atMs = startMs; atMs < startMs + forMs - 2_000; atMs += 1_000 / samplesPerS) {
    while ((beats[index + 1]?.atMs ?? Infinity) <= atMs) index += 1;
    values.push(beats[index]?.intervalMs ?? NaN);
  }
  return values;
}

/** By brute force over a grid of 0.0025 Hz, under a Hann window. */
function strongestHz(
  values: readonly number[],
  band: { readonly fromHz: number; readonly toHz: number },
): number {
  const middle = mean(values);
  const windowed = values.map(
    (value, n) => (value - middle) * (1 - Math.cos((2 * Math.PI * n) / (values.length - 1))),
  );
  let best = { hz: band.fromHz, power: 0 };
  for (let hz = band.fromHz; hz <= band.toHz; hz += 0.0025) {
    const turn = (2 * Math.PI * hz) / samplesPerS;
    const real = windowed.reduce((sum, value, n) => sum + value * Math.cos(turn * n), 0);
    const imaginary = windowed.reduce((sum, value, n) => sum + value * Math.sin(turn * n), 0);
    const power = real * real + imaginary * imaginary;
    if (power > best.power) best = { hz, power };
  }
  return best.hz;
}
