import type { Streams } from '../random.ts';
import { createDeeds } from '../verbs.ts';
import type { Dose } from './dosing.ts';
import { createDrift } from './drift.ts';
import { createDrug, type DrugLevels } from './drug.ts';
import { saturationUnder, signsUnder, type Signs } from './effects.ts';
import { createFinger } from './finger.ts';
import { createCirculation } from './haemodynamics.ts';
import { createHeart } from './heart.ts';
import { afterOneSecond, arterialSaturationPercent, lungsOf } from './oxygen.ts';
import type { PatientDeed } from './patient-verbs.ts';
import type { Person } from './person.ts';
import { indexAt, plethWithin, pulseShapeOf } from './pleth.ts';
import { createSideEffects } from './side-effects.ts';
import type { PatientTruth, SideEffect, SimulatedPatient } from './simulated-patient.ts';

export type PatientSettings = {
  readonly person: Person;
  /** Of this person alone. */
  readonly streams: Streams;
  readonly satDownAtMs: number;
  /** What has run in and runs in. Asked each second: it may grow, and be corrected afterwards. */
  readonly doses: () => readonly Dose[];
};

const secondMs = 1_000;
/** Assumed. */
const ventilationDrift = { sd: 0.03, tauMs: 40_000 };
const perfusionDrift = { sd: 0.2, tauMs: 60_000 };
/** At the peak of a usual infusion, so that the saturation falls by 0.3. */
const breathesLessShare = 0.06;
/** Above it nobody answers. */
const unresponsiveNgPerMl = 250;

/**
 * A patient in whole seconds since they sat down; beats at their own time within. However it is advanced, in small steps or
 * large ones, it goes through the same seconds (SI2).
 */
export function createPatient(settings: PatientSettings): SimulatedPatient {
  const { person, streams, satDownAtMs, doses } = settings;
  const drug = createDrug(person.kinetics, person.weightKg);
  const circulation = createCirculation(person, streams);
  const ventilation = createDrift(streams('breathing/drift'), ventilationDrift);
  const perfusion = createDrift(streams('perfusion/drift'), perfusionDrift);
  const heart = createHeart(person, streams, { fromMs: satDownAtMs });
  const { lungs, rested } = lungsOf(person);
  const finger = createFinger(arterialSaturationPercent(rested));
  const sideEffects = createSideEffects(streams);
  const shape = pulseShapeOf(person.ageYears);
  const deeds = createDeeds<PatientDeed>();

  let nowMs = satDownAtMs;
  let nextSecondMs = satDownAtMs + secondMs;
  let oxygen = rested;
  let marks: readonly SideEffect[] = [];
  let second = goThrough(satDownAtMs);
  heart.beatUntil(satDownAtMs);

  return {
    person,
    advanceTo,
    truth,
    beats: (sinceMs) => heart.beats().slice(firstFrom(sinceMs)),
    plethAt: (atMs) => plethWithin(heart.beats(), shape, atMs),
    begin(deed, span) {
      if (deed.verb === 'legs_up') endVasovagal(span.fromMs);
      deeds.begin(deed, span);
    },
    end: (spanId) => deeds.end(spanId, nowMs),
    takeSideEffects() {
      const taken = marks;
      marks = [];
      return taken;
    },
  };

  function advanceTo(atMs: number): void {
    while (nextSecondMs <= atMs) {
      heart.beatUntil(nextSecondMs);
      second = goThrough(nextSecondMs);
      nextSecondMs += secondMs;
    }
    heart.beatUntil(atMs);
    nowMs = Math.max(nowMs, atMs);
  }

  function goThrough(atMs: number) {
    const levels = drug(doses(), atMs);
    const signs = signsUnder(deeds.all(), restingSigns(atMs, levels), atMs);
    heart.follow(atMs, signs);
    oxygen = afterOneSecond(lungs, oxygen, signs.ventilationShare);
    const arterial = saturationUnder(deeds.all(), arterialSaturationPercent(oxygen), atMs);
    marks = [...marks, ...sideEffects.afterOneSecond(atMs, levels.effectSiteNgPerMl)];
    return {
      levels,
      signs,
      arterialSaturationPercent: arterial,
      fingerSaturationPercent: finger.afterOneSecond(arterial, signs.perfusionIndexPercent),
    };
  }

  function restingSigns(atMs: number, { effectSiteNgPerMl, drive }: DrugLevels): Signs {
    const slowed = (0.1 * effectSiteNgPerMl) / (500 + effectSiteNgPerMl);
    return {
      ...circulation.at(atMs, drive),
      respiratoryRatePerMin: person.respiratoryRatePerMin * (1 - slowed),
      ventilationShare: (1 - slowed) * Math.max(0.5, 1 - breathesLessShare * drive + ventilation.to(atMs)),
      perfusionIndexPercent: person.perfusionIndexPercent * Math.exp(perfusion.to(atMs)),
      motion: 0,
      isResponsive: effectSiteNgPerMl <= unresponsiveNgPerMl,
    };
  }

  function truth(): PatientTruth {
    const { signs, levels } = second;
    const { systolicMmHg, diastolicMmHg } = heart.beats().at(-1) ?? signs;
    return {
      atMs: nowMs,
      systolicMmHg,
      diastolicMmHg,
      meanMmHg: diastolicMmHg + (systolicMmHg - diastolicMmHg) / 3,
      pulseRateBpm: signs.pulseRateBpm,
      arterialSaturationPercent: second.arterialSaturationPercent,
      fingerSaturationPercent: second.fingerSaturationPercent,
      respiratoryRatePerMin: signs.respiratoryRatePerMin,
      ventilationShare: signs.ventilationShare,
      perfusionIndexPercent: signs.perfusionIndexPercent,
      motion: signs.motion,
      isResponsive: signs.isResponsive,
      ...levels,
    };
  }

  function firstFrom(sinceMs: number): number {
    const at = indexAt(heart.beats(), sinceMs);
    return heart.beats()[at]?.atMs === sinceMs ? at : at + 1;
  }

  function endVasovagal(atMs: number): void {
    for (const { deed, span } of deeds.at(atMs)) if (deed.verb === 'vasovagal') deeds.end(span.id, atMs);
  }
}
