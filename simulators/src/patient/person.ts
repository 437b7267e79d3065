import { lognormalAroundOne, type Streams } from '../random.ts';
import { cohorts } from './cohorts.ts';
import { ownKinetics, usualKinetics, type KineticSetId, type Kinetics } from './kinetics.ts';

/** Who sits in the chair: what stays the same about them throughout a session. */
export type Person = {
  readonly ageYears: number;
  readonly weightKg: number;
  readonly isHypertensive: boolean;
  readonly isObese: boolean;
  /** At rest, that day, without drug; so are the four below. */
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly pulseRateBpm: number;
  readonly respiratoryRatePerMin: number;
  /** SaO2. */
  readonly spo2Percent: number;
  readonly perfusionIndexPercent: number;
  /** Rises at the peak of a usual infusion; the drug's drive is 1 there. */
  readonly systolicRiseMmHg: number;
  readonly diastolicRiseShare: number;
  readonly pulseRiseBpm: number;
  readonly kinetics: Kinetics;
  /** How far the pulse swings with each breath: amplitude. */
  readonly breathPulseBpm: number;
  /** How far the pulse swings with the slow waves of the pressure, 0.1 Hz: standard deviation. */
  readonly mayerPulseBpm: number;
};

export const cohortIds = ['yale2024', 'meta2021', 'cn741', 'emory684', 'esk_label', 'placebo'] as const;
export type CohortId = (typeof cohortIds)[number];

/** What a scenario fixes of a person; the rest is drawn. */
export type PersonGiven = {
  readonly ageYears?: number;
  readonly weightKg?: number;
  readonly isHypertensive?: boolean;
  readonly isObese?: boolean;
  readonly systolicMmHg?: number;
  readonly diastolicMmHg?: number;
  readonly pulseRateBpm?: number;
  readonly spo2Percent?: number;
  readonly perfusionIndexPercent?: number;
  /** How strongly the pressure answers the drug: 1 is usual. */
  readonly gain?: number;
};

export type PersonSettings = {
  readonly cohort: CohortId;
  readonly given: PersonGiven;
  /** Absent: clements. */
  readonly kinetics?: KineticSetId;
  /** Which visit of the same person; the day's form differs from one to the next. Absent: the first. */
  readonly visit?: number;
};

/** 36 % of patients at Emory (Riva-Posse 2018). */
const hypertensiveShare = 0.361;
const hypertensiveGain = 1.25;
const hypertensivePulseShare = 0.6;
/** From there on the lungs hold less air. Assumed. */
const obeseFromKg = 100;
/** Nobody is given the infusion above it: measure again, or wait (§3.1). */
const notStartedAbove = { systolicMmHg: 145, diastolicMmHg: 92 };

/**
 * The same streams and settings give the same person. Each trait has a stream of its own, so that fixing one moves no other.
 * Spread of covariates and of the answer: assumed, tuned once for all cohorts (verification).
 */
export function drawPerson(streams: Streams, settings: PersonSettings): Person {
  const { cohort: cohortId, given, kinetics = 'clements', visit = 1 } = settings;
  const cohort = cohorts[cohortId];
  const draw = (trait: string) => within(-3, streams(`person/${trait}`).normal(0), 3);
  const isHypertensive =
    given.isHypertensive ?? streams('person/hypertension').uniform(0) < hypertensiveShare;
  const weightKg = given.weightKg ?? drawnWeightKg(draw('weight'), given.isObese);
  const ageYears = given.ageYears ?? within(18, 46 + 14 * draw('age'), 80);
  const day = streams.under(`person/visit-${visit}`);
  const gain =
    lognormalAroundOne(draw('gain'), 0.45) *
    lognormalAroundOne(within(-3, day('gain').normal(0), 3), 0.3) *
    renormalised(isHypertensive, hypertensiveGain);
  return {
    ageYears,
    weightKg,
    isHypertensive,
    isObese: given.isObese ?? weightKg >= obeseFromKg,
    ...restingPressure({ isHypertensive, given, draw, day }),
    pulseRateBpm: given.pulseRateBpm ?? 74 + 10 * draw('pulse'),
    respiratoryRatePerMin: 14 + 2 * draw('respiration'),
    spo2Percent: given.spo2Percent ?? within(94, 97.5 + 0.8 * draw('saturation'), 98.5),
    perfusionIndexPercent:
      given.perfusionIndexPercent ?? within(0.5, Math.exp(Math.log(3) + 0.6 * draw('perfusion')), 15),
    systolicRiseMmHg: cohort.systolicRiseMmHg * (given.gain ?? gain),
    diastolicRiseShare: Math.max(0.1, cohort.diastolicRiseShare + 0.15 * draw('diastolic-share')),
    pulseRiseBpm:
      cohortId === 'placebo'
        ? 0
        : (cohort.pulseRiseBpm + 6 * draw('pulse-rise')) *
          renormalised(isHypertensive, hypertensivePulseShare),
    kinetics: ownKinetics(usualKinetics(kinetics, weightKg), {
      clearance: draw('clearance'),
      central: draw('central-volume'),
      exchange: draw('exchange'),
      effectSite: draw('effect-site'),
    }),
    breathPulseBpm: within(1, 4 - (3 * (ageYears - 20)) / 60, 4),
    mayerPulseBpm: within(1, 2 - (ageYears - 20) / 60, 2),
  };
}

function drawnWeightKg(drawn: number, isObese: boolean | undefined): number {
  if (isObese === true) return obeseFromKg + 15 * Math.abs(drawn);
  const weightKg = 82 * lognormalAroundOne(drawn, 18 / 82);
  return isObese === false ? Math.min(obeseFromKg - 1, weightKg) : weightKg;
}

/** The factor of those who have it, while the mean over all people stays 1. */
function renormalised(isHypertensive: boolean, factor: number): number {
  return (isHypertensive ? factor : 1) / (1 + hypertensiveShare * (factor - 1));
}

type PressureDraws = {
  readonly isHypertensive: boolean;
  readonly given: PersonGiven;
  readonly draw: (trait: string) => number;
  readonly day: Streams;
};

/** The person's usual pressure and the form of the day, drawn again until the infusion may be started. */
function restingPressure(draws: PressureDraws): Pick<Person, 'systolicMmHg' | 'diastolicMmHg'> {
  const { isHypertensive, given, draw, day } = draws;
  const systolic = draw('systolic');
  const diastolic = 0.6 * systolic + 0.8 * draw('diastolic');
  const usual = {
    systolicMmHg: (isHypertensive ? 127 : 117) + 9.5 * systolic,
    diastolicMmHg: (isHypertensive ? 78 : 73) + 6.5 * diastolic,
  };
  const onTry = (attempt: number) => {
    const form = day('pressure').normal(2 * attempt);
    const diastolicForm = 0.6 * form + 0.8 * day('pressure').normal(2 * attempt + 1);
    return {
      systolicMmHg: usual.systolicMmHg + 5 * form,
      diastolicMmHg: usual.diastolicMmHg + 3.5 * diastolicForm,
    };
  };
  const tries = Array.from({ length: 12 }, (_, attempt) => attempt);
  const started = tries.map(onTry).find(mayStart) ?? notStartedAbove;
  const systolicMmHg = given.systolicMmHg ?? started.systolicMmHg;
  return {
    systolicMmHg,
    diastolicMmHg: given.diastolicMmHg ?? Math.min(started.diastolicMmHg, systolicMmHg - 20),
  };
}

function mayStart(pressure: Pick<Person, 'systolicMmHg' | 'diastolicMmHg'>): boolean {
  return (
    pressure.systolicMmHg <= notStartedAbove.systolicMmHg &&
    pressure.diastolicMmHg <= notStartedAbove.diastolicMmHg
  );
}

function within(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
