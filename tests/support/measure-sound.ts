/** Sound as measured from its samples, knowing nothing of how it was made. */
export type MeasuredTone = {
  readonly onsetMs: number;
  readonly lengthMs: number;
  /** From 10 to 90 % of the level it holds, and back. */
  readonly riseMs: number;
  readonly fallMs: number;
  /** Levels of the wanted multiples of the fundamental, relative to it. */
  readonly partialsDb: readonly number[];
  /** What of its power lies in those, 0 to 1. */
  readonly purity: number;
};

/** A sample under this belongs to no tone: 40 dB under the loudest there can be. */
const silent = 0.01;
const apartMs = 20;

export type Stretch = { readonly startMs: number; readonly endMs: number };

/** Where there is sound: stretches with less than 20 ms of silence in them. */
export function findStretches(samples: Float32Array, sampleRateHz: number): readonly Stretch[] {
  const stretches: { startMs: number; endMs: number }[] = [];
  for (const [index, sample] of samples.entries()) {
    if (Math.abs(sample) < silent) continue;
    const ms = (index / sampleRateHz) * 1_000;
    const last = stretches.at(-1);
    if (last === undefined || ms - last.endMs > apartMs) stretches.push({ startMs: ms, endMs: ms });
    else last.endMs = ms;
  }
  return stretches;
}

export type Expected = { readonly fundamentalHz: number; readonly multiples: readonly number[] };

export type Taken = { readonly samples: Float32Array; readonly sampleRateHz: number };

export function measureTone(taken: Taken, { startMs, endMs }: Stretch, expected: Expected): MeasuredTone {
  const { samples, sampleRateHz } = taken;
  const periodMs = 1_000 / expected.fundamentalHz;
  const level = (ms: number) => rms(taken, ms - periodMs / 2, ms + periodMs / 2);
  const middleMs = (startMs + endMs) / 2;
  const held = level(middleMs);
  const rises = (share: number) => crossing((ms) => level(ms) >= share * held, startMs - 5, 0.1);
  const falls = (share: number) => crossing((ms) => level(ms) >= share * held, endMs + 5, -0.1);
  const steadyFromMs = rises(0.99) + periodMs;
  const steadyToMs = falls(0.99) - periodMs;
  const periods = Math.floor((steadyToMs - steadyFromMs) / periodMs);
  const first = Math.round((steadyFromMs / 1_000) * sampleRateHz);
  const count = Math.round(((periods * periodMs) / 1_000) * sampleRateHz);
  const steady = samples.subarray(first, first + count);
  const amplitudes = expected.multiples.map((multiple) =>
    amplitudeAt(steady, (2 * Math.PI * multiple * expected.fundamentalHz) / sampleRateHz),
  );
  const power = steady.reduce((sum, sample) => sum + sample * sample, 0) / steady.length;
  return {
    onsetMs: startMs,
    lengthMs: endMs - startMs,
    riseMs: rises(0.9) - rises(0.1),
    fallMs: falls(0.1) - falls(0.9),
    partialsDb: amplitudes.map((amplitude) => 20 * Math.log10(amplitude / amplitudes[0]!)),
    purity: amplitudes.reduce((sum, amplitude) => sum + (amplitude * amplitude) / 2, 0) / power,
  };
}

function rms({ samples, sampleRateHz }: Taken, fromMs: number, toMs: number): number {
  const first = Math.max(0, Math.round((fromMs / 1_000) * sampleRateHz));
  const window = samples.subarray(first, Math.max(first + 1, Math.round((toMs / 1_000) * sampleRateHz)));
  return Math.sqrt(window.reduce((sum, sample) => sum + sample * sample, 0) / window.length);
}

function crossing(isOver: (ms: number) => boolean, fromMs: number, stepMs: number): number {
  for (let steps = 0; steps < 20_000; steps += 1) {
    const ms = fromMs + steps * stepMs;
    if (isOver(ms)) return ms;
  }
  throw new Error('The sound never reaches that level.');
}

function amplitudeAt(samples: Float32Array, turnPerSample: number): number {
  let real = 0;
  let imaginary = 0;
  for (const [index, sample] of samples.entries()) {
    real += sample * Math.cos(turnPerSample * index);
    imaginary -= sample * Math.sin(turnPerSample * index);
  }
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}
