import type { SimulatedPatient } from '../patient/simulated-patient.ts';
import { wander, type Streams } from '../random.ts';

/** The wave as the sensor puts it out: 75 samples a second, 0 to 65,535, the pulse around the middle. */
export const plethHz = 75;
const middle = 32_768;
const highest = 65_535;

/** A perfusion index of 3 % is 12,000 high; what is beyond 8 % from the middle is cut off. */
const countsPerPercent = 4_000;

const noisePercent = 0.01;
const motionPercent = 4;
const lightPercent = 1;
/** Half a swing of a hand that shakes at 2.5 Hz. */
const motionSwingS = 0.2;

export type PlethScene = {
  readonly patient: SimulatedPatient;
  /** There is a finger with a pulse in the probe. */
  readonly isPulsatile: boolean;
  /** That falls in, 0 to 1. */
  readonly light: number;
};

/** The second that ends at `atMs`; `second` is its number, by which its noise is drawn. */
export function plethOfSecond(
  scene: PlethScene,
  { atMs, second }: { readonly atMs: number; readonly second: number },
  streams: Streams,
): readonly number[] {
  const noise = streams('pleth-noise');
  const hand = streams('pleth-motion');
  const { motion } = scene.patient.truth();
  return Array.from({ length: plethHz }, (_, index) => {
    const n = second * plethHz + index;
    const pulse = scene.isPulsatile
      ? scene.patient.plethAt(atMs - 1_000 + ((index + 1) * 1_000) / plethHz)
      : 0;
    const shaken = motion > 0 ? motionPercent * motion * wander(hand, n / plethHz, motionSwingS) : 0;
    const grain = (noisePercent + lightPercent * scene.light) * noise.normal(n);
    const counts = Math.round(middle + countsPerPercent * (pulse + shaken + grain));
    return Math.max(0, Math.min(highest, counts));
  });
}
