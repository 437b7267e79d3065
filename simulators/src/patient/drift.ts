import type { Stream } from '../random.ts';

/**
 * A value that wanders about 0 with a standard deviation and forgets within `tauMs` (Ornstein–Uhlenbeck, exact for any step).
 * Each step takes the next draw of its stream: who steps at the same instants gets the same values.
 */
export type Drift = { readonly to: (atMs: number) => number };

export function createDrift(stream: Stream, shape: { readonly sd: number; readonly tauMs: number }): Drift {
  let draws = 0;
  let wentToMs: number | null = null;
  let value = 0;
  const next = () => stream.normal(draws++);
  return {
    to(atMs) {
      const kept = wentToMs === null ? 0 : Math.exp((wentToMs - atMs) / shape.tauMs);
      value = kept * value + shape.sd * Math.sqrt(1 - kept * kept) * next();
      wentToMs = atMs;
      return value;
    },
  };
}

/**
 * A wave of about `hz` that grows and shrinks, mean 0, standard deviation 1, one sample a second: noise through a resonator.
 */
export function createWave(stream: Stream, hz: number): { readonly next: () => number } {
  const pole = 0.95;
  const along = 2 * pole * Math.cos(2 * Math.PI * hz);
  const back = -pole * pole;
  const gain = Math.sqrt(((1 + back) * ((1 - back) ** 2 - along * along)) / (1 - back));
  let draws = 0;
  let [newest, before] = [0, 0];
  const next = () => {
    [newest, before] = [along * newest + back * before + gain * stream.normal(draws++), newest];
    return newest;
  };
  // From rest it takes some twenty samples to its full size.
  for (let sample = 0; sample < 60; sample += 1) next();
  return { next };
}
