import type { PanelChair } from './simulation.ts';

/**
 * Test data: somebody whose saturation falls at the heart and has not yet at the finger, and what the devices said of it;
 * the cuff measured then.
 */
export function aMeasuredPerson(measuredAtMs: number): Pick<PanelChair, 'person' | 'true' | 'said'> {
  return {
    person: { ageYears: 58.4, weightKg: 91, isHypertensive: true },
    true: {
      systolicMmHg: 172.4,
      diastolicMmHg: 90.4,
      pulseRateBpm: 88.3,
      fingerSaturationPercent: 96.8,
      arterialSaturationPercent: 91.4,
      respiratoryRatePerMin: 11.2,
      perfusionIndexPercent: 2.13,
      effectSiteNgPerMl: 141.7,
    },
    said: {
      oximeter: {
        state: 'track',
        spo2Percent: 97,
        pulseRateBpm: 88,
        perfusionIndexPercent: 2.1,
        isHeld: false,
      },
      cuff: {
        phase: 'idle',
        pressureMmHg: 0,
        systolicMmHg: 148,
        diastolicMmHg: 90,
        atMs: measuredAtMs,
        error: null,
      },
    },
  };
}
