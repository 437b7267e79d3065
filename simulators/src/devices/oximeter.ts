import type { Stream } from '../random.ts';
import type { Vitals } from '../patient/vitals.ts';

/** What the oximeter says once a second: rounded as its display rounds, or that nothing is on the probe. */
export type OximeterSample =
  | {
      readonly probe: 'on';
      readonly spo2Percent: number;
      readonly pulseRateBpm: number;
      readonly perfusionIndexPercent: number;
    }
  | { readonly probe: 'off' };

/** `atS`: seconds since the patient sat down. */
export function readOximeter(vitals: Vitals, probe: Stream, atS: number): OximeterSample {
  if (isProbeOff(probe, atS)) return { probe: 'off' };
  return {
    probe: 'on',
    spo2Percent: Math.round(vitals.spo2Percent),
    pulseRateBpm: Math.round(vitals.pulseRateBpm),
    perfusionIndexPercent: Math.round(vitals.perfusionIndexPercent * 10) / 10,
  };
}

const sessionS = 75 * 60;
const thirdS = sessionS / 3;

/**
 * The probe slips off one to three times in a session of 75 min, 20 to 50 s each, at most once in each third and never
 * in the first five minutes, in which the baseline is taken.
 */
export function isProbeOff(probe: Stream, atS: number): boolean {
  if (atS < 0) return false;
  const session = Math.floor(atS / sessionS);
  const third = Math.floor((atS % sessionS) / thirdS);
  const draw = (n: number) => probe.uniform(session * 16 + n);
  const times = 1 + Math.floor(3 * draw(0));
  const firstThird = Math.floor(3 * draw(1));
  if ((third - firstThird + 3) % 3 >= times) return false;
  const offAtS = session * sessionS + third * thirdS + thirdS * (0.2 + 0.7 * draw(2 + third));
  const offForS = 20 + 30 * draw(5 + third);
  return atS >= offAtS && atS < offAtS + offForS;
}
