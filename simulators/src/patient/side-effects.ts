import type { Streams } from '../random.ts';
import type { SideEffect } from './simulated-patient.ts';

/**
 * Share of sessions in which it occurs. For a day that looks real, not for claims: patients of the first source were seen over
 * several infusions, and what the placebo had too is taken off those of the second.
 */
const sideEffects = [
  // CRTCE, 203 patients with repeated intravenous ketamine
  { what: 'drowsiness', sessionShare: 0.564 },
  { what: 'dizziness', sessionShare: 0.452 },
  { what: 'dissociation', sessionShare: 0.356 },
  { what: 'nausea', sessionShare: 0.133 },
  // esketamine 84 mg, 227 patients (PMC8407443, table 2)
  { what: 'paraesthesia', sessionShare: 0.115 },
  { what: 'blurred vision', sessionShare: 0.07 },
  { what: 'vomiting', sessionShare: 0.062 },
  { what: 'anxiety', sessionShare: 0.025 },
] as const;

/** Assumed: the hazard follows the effect site, half of its most at 120 ng/mL, so that they cluster at 20 to 45 min. */
const halfNgPerMl = 120;
const steepness = 3;
/** Of that hazard, over one usual infusion in a usual person. */
export const usualExposureS = 2_965;

export type SideEffects = {
  /** What begins in this second. Each begins once at most. */
  readonly afterOneSecond: (atMs: number, effectSiteNgPerMl: number) => readonly SideEffect[];
};

export function createSideEffects(streams: Streams): SideEffects {
  let exposureS = 0;
  const thresholds = sideEffects.map(({ what, sessionShare }) => {
    const draw = streams(`side-effects/${what}`);
    const usualHazard = -Math.log(1 - sessionShare);
    return {
      what,
      atExposureS: (-Math.log(draw.uniform(0)) / usualHazard) * usualExposureS,
      severity: severityOf(draw.uniform(1)),
    };
  });
  return {
    afterOneSecond(atMs, effectSiteNgPerMl) {
      const before = exposureS;
      exposureS += intensityAt(effectSiteNgPerMl);
      return thresholds
        .filter(({ atExposureS }) => atExposureS > before && atExposureS <= exposureS)
        .map(({ what, severity }) => ({ atMs, what, severity }));
    },
  };
}

export function intensityAt(effectSiteNgPerMl: number): number {
  const power = effectSiteNgPerMl ** steepness;
  return power / (power + halfNgPerMl ** steepness);
}

function severityOf(draw: number): SideEffect['severity'] {
  if (draw < 0.6) return 'mild';
  return draw < 0.9 ? 'moderate' : 'severe';
}
