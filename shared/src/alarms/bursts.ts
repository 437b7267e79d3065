import type { Priority } from './conditions.ts';

/**
 * What the product sounds like, as data: the auditory signals of the alarm priorities, the sound of a lost link, and the
 * chime of a sound test. Figures of the bursts: IEC 60601-1-8 Tables 3 and 4 as public manuals give them.
 *
 * A tone begins when its first sample leaves zero and is over, `lengthMs` later, when the last one is back. Rise is from
 * 10 to 90 % of the peak, fall from 90 to 10 %. Levels are relative to the fundamental.
 */
export type Sound = {
  readonly tones: readonly Tone[];
  readonly lengthMs: number;
  readonly riseMs: number;
  readonly fallMs: number;
  readonly partials: readonly Harmonic[];
};

export type Tone = { readonly onsetMs: number; readonly fundamentalHz: number };

export type Harmonic = { readonly multiple: number; readonly levelDb: number };

/** A sound that goes on until it is no longer wanted. */
export type RepeatedSound = Sound & {
  /** From start to start. */
  readonly repeatMs: number;
  /** Once begun it ends only after one of these many tones, unless a person silences it (AL25). Ascending; the last is all. */
  readonly endsAfterTones: readonly number[];
};

const burstPartials: readonly Harmonic[] = [
  { multiple: 1, levelDb: 0 },
  { multiple: 2, levelDb: -3 },
  { multiple: 3, levelDb: -6 },
  { multiple: 4, levelDb: -9 },
];

export const burstByPriority: Readonly<Record<Priority, RepeatedSound>> = {
  high: {
    tones: at(523, [0, 250, 500, 1000, 1250, 2100, 2350, 2600, 3100, 3350]),
    lengthMs: 150,
    riseMs: 30,
    fallMs: 40,
    partials: burstPartials,
    repeatMs: 10_000,
    endsAfterTones: [5, 10],
  },
  medium: {
    tones: at(523, [0, 400, 800]),
    lengthMs: 200,
    riseMs: 40,
    fallMs: 60,
    partials: burstPartials,
    repeatMs: 20_000,
    endsAfterTones: [3],
  },
  low: {
    tones: at(440, [0, 400]),
    lengthMs: 200,
    riseMs: 40,
    fallMs: 60,
    partials: burstPartials,
    repeatMs: 30_000,
    endsAfterTones: [2],
  },
};

/**
 * NOT MONITORING (AL39): a horn of two tones, down and down again. Long tones, a short pause and odd partials only, so that
 * nobody takes it for a burst; the upper partials carry it through the small loudspeaker of a tablet.
 */
export const linkLostSound: RepeatedSound = {
  tones: [
    { onsetMs: 0, fundamentalHz: 330 },
    { onsetMs: 550, fundamentalHz: 247 },
  ],
  lengthMs: 500,
  riseMs: 20,
  fallMs: 30,
  partials: [
    { multiple: 1, levelDb: 0 },
    { multiple: 3, levelDb: -2 },
    { multiple: 5, levelDb: -4 },
    { multiple: 7, levelDb: -6 },
  ],
  repeatMs: 2_000,
  endsAfterTones: [1, 2],
};

/** Says that the sound of this screen works. Pure tones that ring out upwards: neither timbre nor rhythm of an alarm (AL24). */
export const chimeSound: Sound = {
  tones: [
    { onsetMs: 0, fundamentalHz: 784 },
    { onsetMs: 650, fundamentalHz: 1175 },
  ],
  lengthMs: 600,
  riseMs: 10,
  fallMs: 480,
  partials: [{ multiple: 1, levelDb: 0 }],
};

/** When the sound is over, ms from its start; of its first `tones` only, where given. */
export function soundLengthMs(sound: Sound, tones: number = sound.tones.length): number {
  const last = sound.tones[tones - 1];
  if (last === undefined) throw new Error(`The sound has no tone ${tones}.`);
  return last.onsetMs + sound.lengthMs;
}

function at(fundamentalHz: number, onsetsMs: readonly number[]): readonly Tone[] {
  return onsetsMs.map((onsetMs) => ({ onsetMs, fundamentalHz }));
}
