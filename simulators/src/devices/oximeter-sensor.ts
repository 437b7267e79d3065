import type { PatientTruth } from '../patient/simulated-patient.ts';
import type { Streams } from '../random.ts';
import type { PulseSample } from './averaging.ts';
import type { OximeterScene, OximeterSettings } from './device.ts';
import type { OximeterCondition } from './oximeter-condition.ts';
import { createSensorNoise } from './sensor-noise.ts';
import { createSensorSite } from './sensor-site.ts';

export type OximeterSensor = {
  /** The beats it saw in the second that ends at `atMs`. */
  see(scene: OximeterScene, condition: OximeterCondition, atMs: number): readonly PulseSample[];
  /** Whether there would be a pulse to see just now. */
  isPulsatile(scene: OximeterScene): boolean;
};

/** Below this no pulse stands out of the noise (assumed; a weak signal is announced from 0.3 % down). */
const leastPerfusionPercent = 0.05;

/** A longer gap is no interval between two beats: one was missed. The slowest pulse the device counts is 18. */
export const longestIntervalMs = 3_400;

export function createOximeterSensor(settings: OximeterSettings, streams: Streams): OximeterSensor {
  const noise = createSensorNoise(streams);
  const site = createSensorSite(settings.site);
  let lastBeatAtMs: number | null = null;
  return { see, isPulsatile };

  function see(scene: OximeterScene, condition: OximeterCondition, atMs: number): readonly PulseSample[] {
    const truth = scene.patient.truth();
    noise.step();
    const disturbance = Math.max(truth.motion, condition.light);
    const saturationPercent = noise.read(site.saturationPercent(truth), disturbance) + condition.biasPercent;
    const samples: PulseSample[] = [];
    for (const beat of scene.patient.beats(atMs - 1_000)) {
      // One that begins now belongs to the next second.
      if (beat.atMs >= atMs) continue;
      const isSeen =
        !condition.isFaulty && !condition.isOffAt(beat.atMs) && isFelt(beat, scene.occludingMmHg);
      if (!isSeen) {
        lastBeatAtMs = null;
        continue;
      }
      samples.push({
        atMs: beat.atMs,
        intervalMs: intervalUntil(beat.atMs),
        saturationPercent,
        perfusionIndexPercent: beat.perfusionIndexPercent,
      });
      lastBeatAtMs = beat.atMs;
    }
    return samples;
  }

  function intervalUntil(atMs: number): number | null {
    if (lastBeatAtMs === null || atMs - lastBeatAtMs > longestIntervalMs) return null;
    return atMs - lastBeatAtMs;
  }

  function isPulsatile({ patient, occludingMmHg }: OximeterScene): boolean {
    return isFelt(patient.truth(), occludingMmHg);
  }
}

/** A cuff on the same arm that presses harder than the diastolic pressure lets no pulse through to the finger. */
function isFelt(
  { diastolicMmHg, perfusionIndexPercent }: Pick<PatientTruth, 'diastolicMmHg' | 'perfusionIndexPercent'>,
  occludingMmHg: number,
): boolean {
  return occludingMmHg <= diastolicMmHg && perfusionIndexPercent >= leastPerfusionPercent;
}
