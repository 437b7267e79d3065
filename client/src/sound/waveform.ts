import { soundLengthMs, type Sound } from '@chairside/shared/alarms/bursts.ts';

/** As loud as the loudest sample of any sound may be; 1 is what the output can give at most. */
const fullScale = 0.9;

/**
 * A tone leaves and reaches zero over this long. Short and 20 dB down, so it is not heard; and wherever between silence and
 * a tenth of the peak one begins to measure, the tone is as long as the table says.
 */
const footMs = 1;
const footLevel = 0.1;

/**
 * The samples of a sound, from its first onset to its last end, all tones equally loud. The same numbers for the
 * loudspeaker, for a test and on every machine: nothing in it is left to the browser.
 */
export function renderSound(sound: Sound, sampleRateHz: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.ceil((soundLengthMs(sound) / 1_000) * sampleRateHz));
  const partials = sound.partials.map(({ multiple, levelDb }) => ({ multiple, level: 10 ** (levelDb / 20) }));
  const scale = fullScale / partials.reduce((sum, { level }) => sum + level, 0);
  for (const { onsetMs, fundamentalHz } of sound.tones) {
    const first = Math.ceil((onsetMs / 1_000) * sampleRateHz);
    const end = Math.min(samples.length, ((onsetMs + sound.lengthMs) / 1_000) * sampleRateHz);
    for (let index = first; index < end; index += 1) {
      const seconds = index / sampleRateHz - onsetMs / 1_000;
      const turn = 2 * Math.PI * fundamentalHz * seconds;
      const wave = partials.reduce((sum, { multiple, level }) => sum + level * Math.sin(multiple * turn), 0);
      samples[index] = (samples[index] ?? 0) + scale * envelopeAt(sound, seconds * 1_000) * wave;
    }
  }
  return samples;
}

/** From 0 to 1, `ms` after the onset of a tone. */
export function envelopeAt({ lengthMs, riseMs, fallMs }: Sound, ms: number): number {
  return Math.max(0, Math.min(1, slope(ms, riseMs), slope(lengthMs - ms, fallMs)));
}

/** Straight through 10 and 90 %, which are `from10To90Ms` apart. */
function slope(ms: number, from10To90Ms: number): number {
  if (ms < footMs) return (footLevel * ms) / footMs;
  return footLevel + (0.8 * (ms - footMs)) / from10To90Ms;
}
