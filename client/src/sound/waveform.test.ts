import {
  burstByPriority,
  chimeSound,
  linkLostSound,
  soundLengthMs,
} from '@chairside/shared/alarms/bursts.ts';
import { expect, it } from 'vitest';
import { envelopeAt, renderSound } from './waveform.ts';

const sounds = [
  { name: 'a high burst', sound: burstByPriority.high },
  { name: 'a medium burst', sound: burstByPriority.medium },
  { name: 'a low burst', sound: burstByPriority.low },
  { name: 'the sound of a lost link', sound: linkLostSound },
  { name: 'the chime', sound: chimeSound },
];

for (const { name, sound } of sounds) {
  for (const rateHz of [44_100, 48_000]) {
    it(`[AL26] ${name} is as long as the table says, and quiet between its tones, at ${rateHz} Hz`, () => {
      const samples = renderSound(sound, rateHz);
      expect(samples.length).toBe(Math.ceil((soundLengthMs(sound) / 1_000) * rateHz));
      const isWithinTone = (ms: number) =>
        sound.tones.some(({ onsetMs }) => onsetMs <= ms && ms <= onsetMs + sound.lengthMs);
      const strays = samples.filter(
        (sample, index) => sample !== 0 && !isWithinTone((index / rateHz) * 1_000),
      );
      expect(strays).toHaveLength(0);
    });
  }

  it(`[AL26] ${name} is loud, and not clipped`, () => {
    const peak = renderSound(sound, 48_000).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(0.5);
    expect(peak).toBeLessThanOrEqual(0.9);
  });

  it(`[AL26] a tone of ${name} rises from 10 to 90 % and falls back in the times of the table`, () => {
    const at = (level: number, fromMs: number, stepMs: number) => {
      let ms = fromMs;
      while (envelopeAt(sound, ms) < level) ms += stepMs;
      return ms;
    };
    expect(at(0.9, 0, 0.01) - at(0.1, 0, 0.01)).toBeCloseTo(sound.riseMs, 0);
    expect(at(0.1, sound.lengthMs, -0.01) - at(0.9, sound.lengthMs, -0.01)).toBeCloseTo(sound.fallMs, 0);
    expect(envelopeAt(sound, 0)).toBe(0);
    expect(envelopeAt(sound, sound.lengthMs)).toBe(0);
  });
}
