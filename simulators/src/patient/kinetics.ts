import { lognormalAroundOne } from '../random.ts';

/** How the drug spreads in one body and leaves it: a central volume and those that exchange with it. */
export type Kinetics = {
  readonly clearanceLPerMin: number;
  readonly centralL: number;
  readonly peripherals: readonly { readonly exchangeLPerMin: number; readonly volumeL: number }[];
  /** How fast the place of effect follows the plasma. */
  readonly effectSitePerMin: number;
  /** What is left of the effect site after tolerance, at the peak of a usual infusion in a usual person. */
  readonly referenceNgPerMl: number;
};

/** A published set, for 70 kg. Rates per minute: k10, and for each peripheral volume k1n and kn1. */
type KineticSet = {
  readonly source: string;
  readonly centralLPerKg: number;
  readonly eliminationPerMin: number;
  readonly exchanges: readonly { readonly outPerMin: number; readonly backPerMin: number }[];
  readonly usualDoseMgPerKg: number;
  /** Of `usualDoseMgPerKg` in 40 min: computed from the rest. */
  readonly referenceNgPerMl: number;
};

/**
 * Clements is the default: of the sets for adults it is the one whose level at 40 min and whose clearance lie within what is
 * published (verification, rows 1 and 2).
 */
export const kineticSets = {
  clements: {
    source: 'Clements & Nimmo 1981, Br J Anaesth 53:27, 250 µg/kg; two compartments',
    centralLPerKg: 1.7522,
    eliminationPerMin: 0.0109,
    exchanges: [{ outPerMin: 0.0186, backPerMin: 0.0137 }],
    usualDoseMgPerKg: 0.5,
    referenceNgPerMl: 129.6,
  },
  domino: {
    source: 'Domino et al. 1984, Clin Pharmacol Ther 36:645; three compartments',
    centralLPerKg: 0.063,
    eliminationPerMin: 0.438,
    exchanges: [
      { outPerMin: 0.592, backPerMin: 0.247 },
      { outPerMin: 0.59, backPerMin: 0.0146 },
    ],
    usualDoseMgPerKg: 0.5,
    referenceNgPerMl: 169.2,
  },
  hijazi: {
    source: 'Hijazi et al. 2003, Br J Anaesth 90:155, intensive care; two compartments',
    centralLPerKg: 1.08,
    eliminationPerMin: 0.0333,
    exchanges: [{ outPerMin: 0.0088, backPerMin: 0.003 }],
    usualDoseMgPerKg: 0.5,
    referenceNgPerMl: 163.5,
  },
  esketamine: {
    source: 'clearance 95 L/h of Fanta et al. 2015, the rest as Clements & Nimmo 1981 (assumed)',
    centralLPerKg: 1.7522,
    eliminationPerMin: 95 / 60 / (70 * 1.7522),
    exchanges: [{ outPerMin: 0.0186, backPerMin: 0.0137 }],
    usualDoseMgPerKg: 0.3,
    referenceNgPerMl: 75.2,
  },
} as const satisfies Readonly<Record<string, KineticSet>>;
export type KineticSetId = keyof typeof kineticSets;

/** Half-time 2.3 min. Assumed, calibrated to published courses of the pressure. */
const effectSitePerMin = 0.3;

/** A body's own deviation from the set, each a standard normal: all 0 is the usual person. */
export type KineticDeviation = {
  readonly clearance: number;
  readonly central: number;
  readonly exchange: number;
  readonly effectSite: number;
};

/** Spread between people (lognormal, coefficient of variation). Assumed, near the published 13 to 20 %. */
const spread = { clearance: 0.2, central: 0.25, exchange: 0.2, effectSite: 0.3 };

/** The usual person of that weight: flows grow with weight to the ¾, volumes with weight. */
export function usualKinetics(id: KineticSetId, weightKg: number): Kinetics {
  const set: KineticSet = kineticSets[id];
  const flowScale = (weightKg / 70) ** 0.75;
  const central70L = set.centralLPerKg * 70;
  return {
    clearanceLPerMin: set.eliminationPerMin * central70L * flowScale,
    centralL: set.centralLPerKg * weightKg,
    peripherals: set.exchanges.map(({ outPerMin, backPerMin }) => ({
      exchangeLPerMin: outPerMin * central70L * flowScale,
      volumeL: ((set.centralLPerKg * outPerMin) / backPerMin) * weightKg,
    })),
    effectSitePerMin,
    referenceNgPerMl: set.referenceNgPerMl,
  };
}

/** The same for a person who differs from the usual one. */
export function ownKinetics(typical: Kinetics, deviation: KineticDeviation): Kinetics {
  const factor = (what: keyof KineticDeviation) => lognormalAroundOne(deviation[what], spread[what]);
  return {
    ...typical,
    clearanceLPerMin: typical.clearanceLPerMin * factor('clearance'),
    centralL: typical.centralL * factor('central'),
    peripherals: typical.peripherals.map(({ exchangeLPerMin, volumeL }) => ({
      exchangeLPerMin: exchangeLPerMin * factor('exchange'),
      volumeL,
    })),
    effectSitePerMin: typical.effectSitePerMin * factor('effectSite'),
  };
}
