import type { Dose } from './dosing.ts';
import type { Kinetics } from './kinetics.ts';

/** How much of the drug is where, and what it does. */
export type DrugLevels = {
  readonly plasmaNgPerMl: number;
  readonly effectSiteNgPerMl: number;
  /** What drives pressure and pulse: 1 at the peak of a usual infusion in a usual person, 0 without drug. */
  readonly drive: number;
};

/** The levels at any instant, in any order, of what has run in by then. */
export type Drug = (doses: readonly Dose[], atMs: number) => DrugLevels;

/** Acute tolerance follows the effect site with an hour; the pressure answers what it leaves over. Assumed, calibrated. */
const tolerancePerMin = 1 / 60;
const toleranceShare = 0.8;
const msPerMin = 60_000;

/**
 * A drug in one body. After the infusion the pressure is back within the hour although half of the drug is still there:
 * hence the tolerance.
 *
 * Everything up to the last step is linear in the dose, so a level is a sum of exponentials. There is no stepping, and nothing
 * that could drift with the size of a step.
 */
export function createDrug(kinetics: Kinetics, weightKg: number): Drug {
  const { centralL, peripherals, effectSitePerMin, referenceNgPerMl } = kinetics;
  const zeros = peripherals.map(({ exchangeLPerMin, volumeL }) => exchangeLPerMin / volumeL);
  const own = plasmaRates(kinetics);
  const rates = [...own, effectSitePerMin, tolerancePerMin];
  const ngPerMl = (1_000 * weightKg) / centralL;
  const plasma = responseOf({ zeros, poles: own, gain: ngPerMl });
  const effectSite = responseOf({
    zeros,
    poles: [...own, effectSitePerMin],
    gain: ngPerMl * effectSitePerMin,
  });
  const tolerance = responseOf({
    zeros,
    poles: rates,
    gain: ngPerMl * effectSitePerMin * tolerancePerMin,
  });

  return (doses, atMs) => {
    let plasmaNgPerMl = 0;
    let effectSiteNgPerMl = 0;
    let toleranceNgPerMl = 0;
    for (const { fromMs, toMs, mgPerKgPerMin } of doses) {
      if (atMs <= fromMs) continue;
      for (const [index, ratePerMin] of rates.entries()) {
        const grown = mgPerKgPerMin * grownBetween(ratePerMin, atMs - fromMs, atMs - toMs);
        plasmaNgPerMl += (plasma[index] ?? 0) * grown;
        effectSiteNgPerMl += (effectSite[index] ?? 0) * grown;
        toleranceNgPerMl += (tolerance[index] ?? 0) * grown;
      }
    }
    const drive = Math.max(0, effectSiteNgPerMl - toleranceShare * toleranceNgPerMl) / referenceNgPerMl;
    return { plasmaNgPerMl, effectSiteNgPerMl, drive };
  };
}

/** `1 − e^(−rate·t)` since the dose began, less the same since it ended. */
function grownBetween(ratePerMin: number, sinceStartMs: number, sinceEndMs: number): number {
  const sinceStart = -Math.expm1((-ratePerMin * sinceStartMs) / msPerMin);
  return sinceEndMs <= 0 ? sinceStart : sinceStart + Math.expm1((-ratePerMin * sinceEndMs) / msPerMin);
}

/** Partial fractions of gain · Π (s + zero) / Π (s + pole), as the response to a steady inflow that began at once. */
function responseOf(system: {
  readonly zeros: readonly number[];
  readonly poles: readonly number[];
  readonly gain: number;
}): readonly number[] {
  const { zeros, poles, gain } = system;
  return poles.map((pole, index) => {
    const over = zeros.reduce((product, zero) => product * (zero - pole), gain);
    const under = poles.reduce(
      (product, other, at) => (at === index ? product : product * (other - pole)),
      1,
    );
    return over / under / pole;
  });
}

/**
 * The rates at which the plasma empties, per minute, one more than there are peripheral volumes. Each lies between two
 * neighbouring return rates, so halving finds it, however many volumes there are.
 */
function plasmaRates({ clearanceLPerMin, centralL, peripherals }: Kinetics): readonly number[] {
  const out = peripherals.map(({ exchangeLPerMin }) => exchangeLPerMin / centralL);
  const back = peripherals.map(({ exchangeLPerMin, volumeL }) => exchangeLPerMin / volumeL);
  const leaving = clearanceLPerMin / centralL + out.reduce((sum, rate) => sum + rate, 0);
  const all = leaving + back.reduce((sum, rate) => sum + rate, 0);
  const bounds = [0, ...back.toSorted((one, other) => one - other), all];
  /** The characteristic polynomial at −rate. */
  const excess = (rate: number) =>
    back.reduce(
      (rest, backPerMin, index) =>
        rest -
        (out[index] ?? 0) *
          backPerMin *
          back.reduce((product, other, at) => (at === index ? product : product * (other - rate)), 1),
      back.reduce((product, backPerMin) => product * (backPerMin - rate), leaving - rate),
    );
  return bounds.slice(1).map((upper, index) => rootBetween(excess, bounds[index] ?? 0, upper));
}

function rootBetween(of: (at: number) => number, from: number, to: number): number {
  const isPositiveAtStart = of(from) > 0;
  let [low, high] = [from, to];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (of(middle) > 0 === isPositiveAtStart) low = middle;
    else high = middle;
  }
}
