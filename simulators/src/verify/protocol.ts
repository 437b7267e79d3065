import { readPressure } from '../devices/cuff-error-model.ts';
import { createCirculation, type Haemodynamics } from '../patient/haemodynamics.ts';
import { createDrug, type DrugLevels } from '../patient/drug.ts';
import type { Dose } from '../patient/dosing.ts';
import { drawPerson, type CohortId, type Person } from '../patient/person.ts';
import { createStreams, type Streams } from '../random.ts';

/**
 * A visit as the studies have it: the cuff is read at fixed times around an infusion. Nothing between two readings is simulated,
 * which is what makes thousands of visits cheap: drug levels can be asked for any instant, and the drift takes one exact step from
 * reading to reading. Beats are drawn, not made; that it comes to the same is shown by a test against the whole patient.
 */
export const readAtMin = [0, 10, 20, 30, 40, 55, 70, 85] as const;

export type Reading = {
  readonly atMin: number;
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly pulseRateBpm: number;
};

export type Visit = {
  readonly person: Person;
  readonly readings: readonly Reading[];
  readonly levelsAt: (atMin: number) => DrugLevels;
};

/** 0.5 mg/kg in 40 min. */
export const usualInfusion: readonly Dose[] = [{ fromMs: 0, toMs: 40 * 60_000, mgPerKgPerMin: 0.5 / 40 }];

/** How one beat's pressure differs from the average over some. */
const beatMmHg = 2.5;
const diastolicShare = 0.7;

/** What one person's visits looked like; `visits` of them. */
export function visitsOf(
  streams: Streams,
  plan: { readonly cohort: CohortId; readonly visits: number },
): readonly Visit[] {
  return Array.from({ length: plan.visits }, (_, index) => {
    const visit = index + 1;
    const person = drawPerson(streams, { cohort: plan.cohort, given: {}, visit });
    return visitOf(person, streams.under(`visit-${visit}`));
  });
}

function visitOf(person: Person, streams: Streams): Visit {
  const drug = createDrug(person.kinetics, person.weightKg);
  const levelsAt = (atMin: number) => drug(usualInfusion, atMin * 60_000);
  const circulation = createCirculation(person, streams);
  const read = readsThroughCuff(streams);
  const readings = readAtMin.map((atMin, number) => {
    const slow = circulation.at(atMin * 60_000, levelsAt(atMin).drive);
    return { ...read(slow, number), atMin, pulseRateBpm: slow.pulseRateBpm };
  });
  return { person, readings, levelsAt };
}

/** Three readings without drug, a minute apart. */
export function restingReadings(person: Person, streams: Streams): readonly Pressure[] {
  const circulation = createCirculation(person, streams);
  const read = readsThroughCuff(streams);
  return [0, 1, 2].map((number) => read(circulation.at(number * 60_000, 0), number));
}

type Pressure = { readonly systolicMmHg: number; readonly diastolicMmHg: number };

/** The beats the cuff comes upon, systolic and diastolic at different ones, and what it makes of them: the device's own errors. */
function readsThroughCuff(streams: Streams): (slow: Haemodynamics, number: number) => Pressure {
  const beat = streams('beat');
  const errors = streams.under('cuff');
  return (slow, number) =>
    readPressure(
      {
        systolicMmHg: slow.systolicMmHg + beatMmHg * beat.normal(2 * number),
        diastolicMmHg: slow.diastolicMmHg + diastolicShare * beatMmHg * beat.normal(2 * number + 1),
        pulseRateBpm: slow.pulseRateBpm,
      },
      { number, isPoor: false, biasMmHg: 0 },
      errors,
    );
}

/** Everybody of a cohort with their visits: the same seed, the same people. */
export function cohortOf(plan: {
  readonly cohort: CohortId;
  readonly patients: number;
  readonly visits: number;
}): readonly (readonly Visit[])[] {
  const streams = createStreams(verificationSeed).under(plan.cohort);
  return Array.from({ length: plan.patients }, (_, index) =>
    visitsOf(streams.under(`patient-${index}`), plan),
  );
}

export const verificationSeed = 20_417;
