import type { PatientTruth } from '../patient/simulated-patient.ts';
import type { OximeterSettings } from './device.ts';

/** Blood reaches the ear in half the time it takes to the finger (simulator reference §3.5). */
const earDelayS = 10;
const smoothingTauS = 6;

/** The saturation where the probe is; to be asked once a second. */
export type SensorSite = { saturationPercent(truth: PatientTruth): number };

export function createSensorSite(site: OximeterSettings['site']): SensorSite {
  return site === 'finger'
    ? { saturationPercent: ({ fingerSaturationPercent }) => fingerSaturationPercent }
    : createEar();
}

function createEar(): SensorSite {
  const kept = Math.exp(-1 / smoothingTauS);
  let underway: readonly number[] = [];
  let atEarPercent: number | null = null;
  return {
    saturationPercent({ arterialSaturationPercent }) {
      underway = [...underway, arterialSaturationPercent].slice(-(earDelayS + 1));
      const arrivingPercent = underway[0] ?? arterialSaturationPercent;
      atEarPercent = kept * (atEarPercent ?? arrivingPercent) + (1 - kept) * arrivingPercent;
      return atEarPercent;
    },
  };
}
