import type { Beat, PatientTruth, SimulatedPatient } from '../patient/simulated-patient.ts';

/** What is true when nothing else is said: a person at rest, a beat every 0.8 s. */
export const restingTruth: Omit<PatientTruth, 'atMs'> = {
  systolicMmHg: 120,
  diastolicMmHg: 75,
  meanMmHg: 90,
  pulseRateBpm: 75,
  arterialSaturationPercent: 97,
  fingerSaturationPercent: 97,
  respiratoryRatePerMin: 14,
  ventilationShare: 1,
  perfusionIndexPercent: 3,
  motion: 0,
  isResponsive: true,
  plasmaNgPerMl: 0,
  effectSiteNgPerMl: 0,
  drive: 0,
};

const keptMs = 120_000;

/**
 * A patient for tests of devices: what is true is a function of time, the beats follow from it without any variability, the pleth
 * is a cosine with its peak at the beat. Nothing can be done to it; that is what the function is for. With `beatsAtBpm` it
 * beats otherwise than its truth says.
 */
export function aPatient(
  truthAt: (atMs: number) => Partial<PatientTruth> = () => ({}),
  beatsAtBpm: number | null = null,
): SimulatedPatient {
  const whole = (atMs: number): PatientTruth => ({ ...restingTruth, ...truthAt(atMs), atMs });
  let nowMs = 0;
  let nextBeatAtMs = 0;
  let beats: readonly Beat[] = [];
  return {
    get person(): never {
      throw new Error('A device does not know who sits there');
    },
    advanceTo(atMs) {
      const added: Beat[] = [];
      while (nextBeatAtMs <= atMs) {
        const { pulseRateBpm, systolicMmHg, diastolicMmHg, perfusionIndexPercent } = whole(nextBeatAtMs);
        const intervalMs = 60_000 / (beatsAtBpm ?? pulseRateBpm);
        added.push({ atMs: nextBeatAtMs, intervalMs, systolicMmHg, diastolicMmHg, perfusionIndexPercent });
        nextBeatAtMs += intervalMs;
      }
      nowMs = atMs;
      beats = [...beats, ...added].filter((beat) => beat.atMs >= atMs - keptMs);
    },
    truth: () => whole(nowMs),
    beats: (sinceMs) => beats.filter(({ atMs }) => atMs >= sinceMs),
    plethAt(atMs) {
      const beat = beats.findLast((one) => one.atMs <= atMs);
      if (beat === undefined) return 0;
      const phase = (2 * Math.PI * (atMs - beat.atMs)) / beat.intervalMs;
      return (beat.perfusionIndexPercent / 2) * Math.cos(phase);
    },
    begin: () => undefined,
    end: () => undefined,
    takeSideEffects: () => [],
  };
}
