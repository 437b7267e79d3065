/**
 * What can be measured: the one table of units, ranges and codes.
 *
 * `possible`  – outside it the number can not be a measurement at all; it is rejected (DD6).
 * `plausible` – outside it the number is kept as questionable, never dropped: the sickest patients live out there (DD6).
 * `cadence`   – continuous: silence is news after seconds; episodic: a cuff, silence between measurements is normal (DD2).
 * `loinc`     – the exact code first; after it the wider one that receivers look for.
 * `mdc`       – ISO/IEEE 11073-10101 reference numbers a device may use for it.
 *
 * Source of the codes: IEEE 11073-10101, LOINC, UCUM.
 */
export type Parameter = {
  readonly unit: '%' | '/min' | 'mmHg';
  readonly ucum: string;
  readonly loinc: readonly string[];
  readonly mdc: readonly number[];
  readonly cadence: 'continuous' | 'episodic';
  readonly possible: Range;
  readonly plausible: Range;
  readonly decimals: 0 | 1;
};

/** Both ends belong to it. */
export type Range = { readonly min: number; readonly max: number };

export const parameters = {
  spo2Percent: {
    unit: '%',
    ucum: '%',
    loinc: ['59408-5', '2708-6'],
    mdc: [150456],
    cadence: 'continuous',
    possible: { min: 1, max: 100 },
    plausible: { min: 40, max: 100 },
    decimals: 0,
  },
  pulseRateBpm: {
    unit: '/min',
    ucum: '/min',
    loinc: ['8889-8', '8867-4'],
    mdc: [149530],
    cadence: 'continuous',
    possible: { min: 1, max: 350 },
    plausible: { min: 20, max: 250 },
    decimals: 0,
  },
  perfusionIndexPercent: {
    unit: '%',
    ucum: '%',
    loinc: ['61006-3'],
    mdc: [150488],
    cadence: 'continuous',
    possible: { min: 0, max: 100 },
    plausible: { min: 0, max: 30 },
    decimals: 1,
  },
  systolicMmHg: {
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    loinc: ['8480-6'],
    mdc: [150021, 150301, 150017],
    cadence: 'episodic',
    possible: { min: 1, max: 320 },
    plausible: { min: 50, max: 270 },
    decimals: 0,
  },
  diastolicMmHg: {
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    loinc: ['8462-4'],
    mdc: [150022, 150302, 150018],
    cadence: 'episodic',
    possible: { min: 1, max: 320 },
    plausible: { min: 20, max: 180 },
    decimals: 0,
  },
  meanMmHg: {
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    loinc: ['8478-0'],
    mdc: [150023, 150303, 150019],
    cadence: 'episodic',
    possible: { min: 1, max: 320 },
    plausible: { min: 30, max: 220 },
    decimals: 0,
  },
  cuffPulseRateBpm: {
    unit: '/min',
    ucum: '/min',
    loinc: ['8867-4'],
    mdc: [149546],
    cadence: 'episodic',
    possible: { min: 1, max: 350 },
    plausible: { min: 20, max: 250 },
    decimals: 0,
  },
} as const satisfies Record<string, Parameter>;

/** From when on silence is news (DD2): an oximeter speaks all the time, between a cuff's measurements it is the rule. */
export const silentAfterMs = {
  continuous: 10_000,
  episodic: 20 * 60_000,
} as const satisfies Record<Parameter['cadence'], number>;

export type ParameterId = keyof typeof parameters;

/** What is recorded and is no device's parameter of its own. */
export const furtherCodes = {
  /** Holds systolic, diastolic and mean. */
  bloodPressure: { loinc: '85354-9' },
  oxygenFlow: { loinc: '3151-8', ucum: 'L/min' },
  bodyWeight: { loinc: '29463-7', ucum: 'kg' },
} as const;

/** UCUM of the units in which a dose is written. */
export const ucumOfDose = {
  mg: 'mg',
  µg: 'ug',
  g: 'g',
  mL: 'mL',
  'mg/kg': 'mg/kg',
  IU: '[iU]',
} as const;

/** UCUM of what is not a measured unit: points of a scale, and what else is counted or timed. */
export const ucumOf = { score: '{score}', seconds: 's', mlPerHour: 'mL/h', number: '1' } as const;

export const parameterIds = Object.keys(parameters) as readonly ParameterId[];

export function isWithin(range: Range, value: number): boolean {
  return value >= range.min && value <= range.max;
}
