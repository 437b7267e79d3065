import type { DosingPeriod } from './dosing.ts';

/**
 * What ketamine does to the pressure over time, at 0.5 mg/kg in 40 min.
 *
 * Plasma: two compartments (Clements & Nimmo 1981, Br J Anaesth 53:27, 250 µg/kg). Effect site and acute tolerance follow
 * it; the pressure follows what tolerance leaves of the effect site, as after the infusion it returns to where it was
 * within the hour although half of the drug is still there.
 *
 * Everything up to the last step is linear in the dose, so the answer is a sum of exponentials: it can be asked for any
 * instant without stepping through the ones before.
 */
export type DrugLevels = {
  readonly plasmaNgPerMl: number;
  readonly effectSiteNgPerMl: number;
  /** What drives pressure and pulse: 1 at the peak of one usual infusion, 0 without drug. */
  readonly drive: number;
};

/** Per minute. Source: Clements & Nimmo 1981 (k…); effect site and tolerance are assumed, calibrated to published courses. */
const k10 = 0.0109;
const k12 = 0.0186;
const k21 = 0.0137;
const effectSitePerMin = 0.3;
const tolerancePerMin = 1 / 60;
const volumeLPerKg = 1.7522;
const toleranceShare = 0.8;
const referenceNgPerMl = 129.6;
const doseMgPerKgPerMin = 0.5 / 40;

const msPerMin = 60_000;

export function drugLevels(periods: readonly DosingPeriod[], atMs: number): DrugLevels {
  const plasmaNgPerMl = levelAt(periods, atMs, plasma);
  const effectSiteNgPerMl = levelAt(periods, atMs, effectSite);
  const toleranceNgPerMl = levelAt(periods, atMs, tolerance);
  const drive = Math.max(0, effectSiteNgPerMl - toleranceShare * toleranceNgPerMl) / referenceNgPerMl;
  return { plasmaNgPerMl, effectSiteNgPerMl, drive };
}

/** One exponential of a response to a dose that began at once and goes on: `size × (1 − e^(−rate·t))`. */
type Term = { readonly ratePerMin: number; readonly sizeNgPerMl: number };

const [fast, slow] = plasmaRates();
const plasma = responseOf([fast, slow], 1);
const effectSite = responseOf([fast, slow, effectSitePerMin], effectSitePerMin);
const tolerance = responseOf(
  [fast, slow, effectSitePerMin, tolerancePerMin],
  effectSitePerMin * tolerancePerMin,
);

function levelAt(periods: readonly DosingPeriod[], atMs: number, response: readonly Term[]): number {
  return periods.reduce(
    (sum, { fromMs, toMs }) =>
      sum + responseAfter(response, atMs - fromMs) - responseAfter(response, atMs - toMs),
    0,
  );
}

function responseAfter(response: readonly Term[], sinceMs: number): number {
  if (sinceMs <= 0) return 0;
  return response.reduce(
    (sum, { ratePerMin, sizeNgPerMl }) => sum - sizeNgPerMl * Math.expm1((-ratePerMin * sinceMs) / msPerMin),
    0,
  );
}

/** The two rates at which the plasma empties: roots of s² − (k10 + k12 + k21)·s + k10·k21. */
function plasmaRates(): readonly [number, number] {
  const half = (k10 + k12 + k21) / 2;
  const root = Math.sqrt(half * half - k10 * k21);
  return [half + root, half - root];
}

/** Partial fractions of gain · (s + k21) / Π (s + rate), as the response to a steady infusion. */
function responseOf(ratesPerMin: readonly number[], gain: number): readonly Term[] {
  const inflowNgPerMlPerMin = (1_000 * doseMgPerKgPerMin) / volumeLPerKg;
  return ratesPerMin.map((rate) => {
    const others = ratesPerMin.filter((other) => other !== rate);
    const residue = (gain * (k21 - rate)) / others.reduce((product, other) => product * (other - rate), 1);
    return { ratePerMin: rate, sizeNgPerMl: (inflowNgPerMlPerMin * residue) / rate };
  });
}
