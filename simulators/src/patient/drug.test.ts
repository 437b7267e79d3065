import { describe, expect, it } from 'vitest';
import { createDrug } from './drug.ts';
import { kineticSets, ownKinetics, usualKinetics, type Kinetics, type KineticSetId } from './kinetics.ts';

const minuteMs = 60_000;
const weightKg = 70;
const infusion = [{ fromMs: 0, toMs: 40 * minuteMs, mgPerKgPerMin: 0.5 / 40 }];
const usual = createDrug(usualKinetics('clements', weightKg), weightKg);

/** Computed independently in 1 s steps: 0.5 mg/kg in 40 min, Clements & Nimmo 1981, 70 kg, ng/mL. */
const course = [
  { minute: 10, plasma: 62.0, effectSite: 43.5, left: 41.2 },
  { minute: 20, plasma: 109.5, effectSite: 94.3, left: 83.7 },
  { minute: 30, plasma: 146.9, effectSite: 134.8, left: 111.6 },
  { minute: 40, plasma: 177.3, effectSite: 167.4, left: 129.1 },
  { minute: 45, plasma: 157.4, effectSite: 165.3, left: 119.3 },
  { minute: 60, plasma: 115.4, effectSite: 123.4, left: 62.2 },
  { minute: 80, plasma: 84.7, effectSite: 88.8, left: 21.6 },
  { minute: 120, plasma: 58.8, effectSite: 60.2, left: 0 },
];

/** The same of the other sets, plasma only. */
const others: readonly { readonly set: KineticSetId; readonly at: Readonly<Record<number, number>> }[] = [
  { set: 'domino', at: { 10: 182, 20: 210, 30: 226, 40: 240, 60: 55, 80: 46, 120: 36 } },
  { set: 'hijazi', at: { 10: 95, 20: 157, 30: 198, 40: 225, 60: 100, 80: 46, 120: 13 } },
];

describe('drug levels', () => {
  for (const { minute, plasma, effectSite, left } of course) {
    it(`[SI21] follow the published course at ${minute} min to 0.1 ng/mL`, () => {
      const levels = usual(infusion, minute * minuteMs);
      expect(Math.abs(levels.plasmaNgPerMl - plasma)).toBeLessThan(0.1);
      expect(Math.abs(levels.effectSiteNgPerMl - effectSite)).toBeLessThan(0.1);
      expect(Math.abs(levels.drive * 129.6 - left)).toBeLessThan(0.1);
    });
  }

  for (const { set, at } of others) {
    it(`[SI21] follow the course of ${set}, with as many compartments as it has`, () => {
      const drug = createDrug(usualKinetics(set, weightKg), weightKg);
      for (const [minute, plasma] of Object.entries(at))
        expect(Math.abs(drug(infusion, Number(minute) * minuteMs).plasmaNgPerMl - plasma)).toBeLessThan(0.6);
    });
  }

  it('[SI21] are nothing before the infusion and without one', () => {
    const none = { plasmaNgPerMl: 0, effectSiteNgPerMl: 0, drive: 0 };
    expect(usual(infusion, -1)).toEqual(none);
    expect(usual([], 10 * minuteMs)).toEqual(none);
  });

  it('[SI21] rise while the infusion is still open-ended as they do when its end is known', () => {
    const open = [{ fromMs: 0, toMs: Infinity, mgPerKgPerMin: 0.5 / 40 }];
    expect(usual(open, 30 * minuteMs)).toEqual(usual(infusion, 30 * minuteMs));
  });

  it('[SI21] are exactly twice as high at twice the dose', () => {
    const doubled = infusion.map((dose) => ({ ...dose, mgPerKgPerMin: 2 * dose.mgPerKgPerMin }));
    for (const minute of [5, 40, 90]) {
      const [once, twice] = [usual(infusion, minute * minuteMs), usual(doubled, minute * minuteMs)];
      expect(twice.plasmaNgPerMl).toBe(2 * once.plasmaNgPerMl);
      expect(twice.effectSiteNgPerMl).toBe(2 * once.effectSiteNgPerMl);
    }
  });

  for (const set of Object.keys(kineticSets) as KineticSetId[]) {
    it(`[SI21] ${set}: come to rest at inflow over clearance`, () => {
      const kinetics = usualKinetics(set, weightKg);
      const forDays = [{ fromMs: 0, toMs: Infinity, mgPerKgPerMin: 0.01 }];
      const { plasmaNgPerMl } = createDrug(kinetics, weightKg)(forDays, 30 * 24 * 60 * minuteMs);
      expect(plasmaNgPerMl).toBeCloseTo((1_000 * 0.01 * weightKg) / kinetics.clearanceLPerMin, 6);
    });

    it(`[SI21] ${set}: what went in is in the body or has left it, to a millionth of a mg`, () => {
      const deviating = { clearance: 1.3, central: -0.8, exchange: 0.4, effectSite: 0 };
      const kinetics = ownKinetics(usualKinetics(set, weightKg), deviating);
      expect(Math.abs(0.5 * weightKg - accountedMg(kinetics))).toBeLessThan(1e-6);
    });

    it(`[SI23] ${set}: the drive is 1 at the peak of a usual infusion in a usual person`, () => {
      const drug = createDrug(usualKinetics(set, weightKg), weightKg);
      const usually = [{ ...infusion[0]!, mgPerKgPerMin: kineticSets[set].usualDoseMgPerKg / 40 }];
      const drives = Array.from({ length: 3_600 }, (_, second) => drug(usually, second * 1_000).drive);
      expect(Math.max(...drives)).toBeCloseTo(1, 3);
    });
  }

  const stops = [
    { atMin: 5, withinMin: 6 },
    { atMin: 10, withinMin: 4 },
    { atMin: 25, withinMin: 2 },
    { atMin: 40, withinMin: 2 },
  ];
  for (const { atMin, withinMin } of stops) {
    it(`[SI23] the drive falls within ${withinMin} min of a stop at ${atMin} min`, () => {
      const cut = [{ fromMs: 0, toMs: atMin * minuteMs, mgPerKgPerMin: 0.5 / 40 }];
      const seconds = Array.from(
        { length: 30 * 60 },
        (_, n) => usual(cut, atMin * minuteMs + n * 1_000).drive,
      );
      expect(seconds.indexOf(Math.max(...seconds))).toBeLessThanOrEqual(withinMin * 60);
    });
  }

  it('[SI21] fall during a pause and add up over two infusions', () => {
    const paused = [
      { fromMs: 0, toMs: 20 * minuteMs, mgPerKgPerMin: 0.5 / 40 },
      { fromMs: 30 * minuteMs, toMs: 50 * minuteMs, mgPerKgPerMin: 0.5 / 40 },
    ];
    const at = (minute: number) => usual(paused, minute * minuteMs).plasmaNgPerMl;
    expect(at(30)).toBeLessThan(at(20));
    expect(at(50)).toBeGreaterThan(at(20));
  });
});

/** What is in the central volume, in each of the others, and what was cleared, at 90 min: by quadrature of the plasma level. */
function accountedMg(kinetics: Kinetics): number {
  const drug = createDrug(kinetics, weightKg);
  const centralMgAt = (minute: number) =>
    (drug(infusion, minute * minuteMs).plasmaNgPerMl * kinetics.centralL) / 1_000;
  const untilMin = 90;
  // The level has a corner where the infusion ends.
  const integral = (of: (minute: number) => number) =>
    simpson(of, { from: 0, to: 40 }) + simpson(of, { from: 40, to: untilMin });
  const others = kinetics.peripherals.map(({ exchangeLPerMin, volumeL }) =>
    integral(
      (minute) =>
        (exchangeLPerMin / kinetics.centralL) *
        centralMgAt(minute) *
        Math.exp((-exchangeLPerMin / volumeL) * (untilMin - minute)),
    ),
  );
  const clearedMg = (kinetics.clearanceLPerMin / kinetics.centralL) * integral(centralMgAt);
  return centralMgAt(untilMin) + clearedMg + others.reduce((sum, mg) => sum + mg, 0);
}

function simpson(of: (at: number) => number, range: { readonly from: number; readonly to: number }): number {
  const pieces = 20_000;
  const step = (range.to - range.from) / pieces;
  const sum = Array.from({ length: pieces + 1 }, (_, n) => {
    const weight = n === 0 || n === pieces ? 1 : n % 2 === 1 ? 4 : 2;
    return weight * of(range.from + n * step);
  });
  return (sum.reduce((total, value) => total + value, 0) * step) / 3;
}
