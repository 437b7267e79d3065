import type { Streams } from '../random.ts';
import { createWave } from './drift.ts';
import type { Signs } from './effects.ts';
import { pulseSwingShare } from './haemodynamics.ts';
import type { Person } from './person.ts';
import type { Beat } from './simulated-patient.ts';

/** Makes the beats, with what breath and slow waves do to interval and pressure (§3.4). */
export type Heart = {
  /** From that second on it beats in this way. */
  readonly follow: (secondAtMs: number, signs: Signs) => void;
  /** The beats that begin up to that instant, inclusive; the signs of its second are known. */
  readonly beatUntil: (atMs: number) => void;
  /** Of the last two minutes, oldest first. */
  readonly beats: () => readonly Beat[];
};

const secondMs = 1_000;
const keptMs = 120_000;
const mayerHz = 0.1;
/** Standard deviations; together the 2.5 mmHg by which one beat differs from the next. */
const mayerMmHg = 2;
const breathMmHg = 1.5;
const diastolicShare = 0.7;
/** Of the height of the pulse wave, with each breath. Assumed. */
const breathPerfusionShare = 0.05;
const slowestBpm = 15;
const leastPulsePressureMmHg = 8;

/** Noise is by the second and not by the beat: another pulse rate must not shift it. */
export function createHeart(person: Person, streams: Streams, setting: { readonly fromMs: number }): Heart {
  const mayer = createWave(streams('heart/mayer'), mayerHz);
  let wave = { now: mayer.next(), next: mayer.next() };
  let secondAtMs = setting.fromMs;
  let signs: Signs | null = null;
  let breathAtSecond = 2 * Math.PI * streams('heart/breath').uniform(0);
  let nextBeatAtMs = setting.fromMs;
  const beats: Beat[] = [];

  return { follow, beatUntil, beats: () => beats };

  function follow(atMs: number, now: Signs): void {
    if (signs !== null) {
      breathAtSecond = breathAt(atMs, signs);
      wave = { now: wave.next, next: mayer.next() };
    }
    secondAtMs = atMs;
    signs = now;
  }

  function beatUntil(atMs: number): void {
    if (signs === null) return;
    while (nextBeatAtMs <= atMs) {
      const beat = beatAt(nextBeatAtMs, signs);
      beats.push(beat);
      nextBeatAtMs += beat.intervalMs;
    }
    const old = beats.findIndex((beat) => beat.atMs + beat.intervalMs > atMs - keptMs);
    // In larger lots: a list of some hundred beats is not moved for each of them.
    if (old > 100) beats.splice(0, old);
  }

  function beatAt(atMs: number, now: Signs): Beat {
    const slow = wave.now + ((wave.next - wave.now) * (atMs - secondAtMs)) / secondMs;
    const breath = Math.sin(breathAt(atMs, now)) * Math.min(1, now.ventilationShare);
    const swingBpm = person.breathPulseBpm * breath + person.mayerPulseBpm * slow;
    const bpm = now.pulseRateBpm + swingBpm * pulseSwingShare(now.pulseRateBpm);
    const waveMmHg = mayerMmHg * slow + breathMmHg * Math.SQRT2 * breath;
    const diastolicMmHg = Math.max(10, now.diastolicMmHg + diastolicShare * waveMmHg);
    return {
      atMs,
      intervalMs: 60_000 / Math.max(slowestBpm, bpm),
      systolicMmHg: Math.max(diastolicMmHg + leastPulsePressureMmHg, now.systolicMmHg + waveMmHg),
      diastolicMmHg,
      perfusionIndexPercent: now.perfusionIndexPercent * (1 + breathPerfusionShare * breath),
    };
  }

  function breathAt(atMs: number, { respiratoryRatePerMin }: Signs): number {
    return breathAtSecond + (2 * Math.PI * respiratoryRatePerMin * (atMs - secondAtMs)) / 60_000;
  }
}
