import type { Person } from './person.ts';

/**
 * Oxygen from the lungs into the blood: two stores, the air in the lungs and the venous blood, with a shunt past the lungs
 * (§3.5). Volumes in litres, oxygen in mL per litre of blood.
 */
export type Lungs = {
  readonly airL: number;
  readonly uptakeLPerMin: number;
  /** Alveolar ventilation that keeps the resting saturation. */
  readonly ventilationLPerMin: number;
};

export type OxygenStore = { readonly alveolarMmHg: number; readonly venousMlPerL: number };

const inspiredMmHg = 150;
const bloodFlowLPerMin = 5;
const haemoglobinGPerL = 145;
const venousBloodL = 3.2;
const shuntShare = 0.02;
/** mmHg of a gas at body temperature that is 1 mL of it dry at 0 °C in 1 mL. */
const gasConstant = 863;
const highestRestingMmHg = 120;

/** The lungs of that person, and their stores at rest. */
export function lungsOf(person: Pick<Person, 'isObese' | 'spo2Percent'>): {
  readonly lungs: Lungs;
  readonly rested: OxygenStore;
} {
  const { airL, uptakeLPerMin } = person.isObese
    ? { airL: 1.7, uptakeLPerMin: 0.3 }
    : { airL: 2.4, uptakeLPerMin: 0.25 };
  const takenMlPerL = (1_000 * uptakeLPerMin) / bloodFlowLPerMin;
  const arterialMmHg = rootOf((mmHg) => 100 * saturationAt(mmHg) - person.spo2Percent);
  const venousMlPerL = contentAt(arterialMmHg) - takenMlPerL;
  const endCapillary = (contentAt(arterialMmHg) - shuntShare * venousMlPerL) / (1 - shuntShare);
  const alveolarMmHg = Math.min(
    highestRestingMmHg,
    rootOf((mmHg) => contentAt(mmHg) - endCapillary),
  );
  const ventilationLPerMin = (gasConstant * uptakeLPerMin) / (inspiredMmHg - alveolarMmHg);
  return {
    lungs: { airL, uptakeLPerMin, ventilationLPerMin },
    rested: { alveolarMmHg, venousMlPerL: contentAt(alveolarMmHg) - takenMlPerL / (1 - shuntShare) },
  };
}

/** After one second at that share of the resting ventilation (Runge–Kutta: the step is short beside every time constant). */
export function afterOneSecond(lungs: Lungs, store: OxygenStore, ventilationShare: number): OxygenStore {
  const minutes = 1 / 60;
  const slope = (at: OxygenStore) => changePerMin(lungs, at, ventilationShare);
  const first = slope(store);
  const second = slope(moved(store, first, minutes / 2));
  const third = slope(moved(store, second, minutes / 2));
  const fourth = slope(moved(store, third, minutes));
  const mean = {
    alveolarMmHg:
      (first.alveolarMmHg + 2 * second.alveolarMmHg + 2 * third.alveolarMmHg + fourth.alveolarMmHg) / 6,
    venousMlPerL:
      (first.venousMlPerL + 2 * second.venousMlPerL + 2 * third.venousMlPerL + fourth.venousMlPerL) / 6,
  };
  return moved(store, mean, minutes);
}

/** Of the blood that leaves the heart. */
export function arterialMmHg(store: OxygenStore): number {
  const content = arterialMlPerL(store);
  return rootOf((mmHg) => contentAt(mmHg) - content);
}

export function arterialSaturationPercent(store: OxygenStore): number {
  return 100 * saturationAt(arterialMmHg(store));
}

function changePerMin(lungs: Lungs, store: OxygenStore, ventilationShare: number): OxygenStore {
  const { alveolarMmHg, venousMlPerL } = store;
  const inLPerMin =
    (lungs.ventilationLPerMin * ventilationShare * (inspiredMmHg - alveolarMmHg)) / gasConstant;
  const intoBlood = contentAt(alveolarMmHg) - venousMlPerL;
  const outLPerMin = (bloodFlowLPerMin * intoBlood * (1 - shuntShare)) / 1_000;
  return {
    alveolarMmHg: ((inLPerMin - outLPerMin) * gasConstant) / lungs.airL,
    venousMlPerL:
      (bloodFlowLPerMin * (arterialMlPerL(store) - venousMlPerL) - 1_000 * lungs.uptakeLPerMin) /
      venousBloodL,
  };
}

function moved(store: OxygenStore, perMin: OxygenStore, minutes: number): OxygenStore {
  return {
    alveolarMmHg: Math.max(0, store.alveolarMmHg + perMin.alveolarMmHg * minutes),
    venousMlPerL: Math.max(0, store.venousMlPerL + perMin.venousMlPerL * minutes),
  };
}

function arterialMlPerL({ alveolarMmHg, venousMlPerL }: OxygenStore): number {
  return (1 - shuntShare) * contentAt(alveolarMmHg) + shuntShare * venousMlPerL;
}

/** Haemoglobin's share of oxygen at that pressure (Severinghaus 1979). */
function saturationAt(mmHg: number): number {
  return mmHg <= 0 ? 0 : 1 / (23_400 / (mmHg ** 3 + 150 * mmHg) + 1);
}

function contentAt(mmHg: number): number {
  return 1.34 * haemoglobinGPerL * saturationAt(mmHg) + 0.03 * mmHg;
}

/** Of a function that rises, between 0 and 600 mmHg, to a millionth. */
function rootOf(rising: (mmHg: number) => number): number {
  let [low, high] = [0, 600];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return low;
}
