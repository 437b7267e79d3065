import { assertNever } from '@chairside/shared/result.ts';
import type { Span, Spanned } from '../verbs.ts';
import type { PatientDeed } from './patient-verbs.ts';

/** What events change. Averages over some beats and breaths; breath by breath and beat by beat comes after. */
export type Signs = {
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly pulseRateBpm: number;
  readonly respiratoryRatePerMin: number;
  readonly ventilationShare: number;
  readonly perfusionIndexPercent: number;
  readonly motion: number;
  readonly isResponsive: boolean;
};

/**
 * The signs as the events make them. A pure function of how long each has gone on or is over: no draw, no memory, so an event
 * moves nothing but what it is about. What is held is held last.
 */
export function signsUnder(deeds: readonly Spanned<PatientDeed>[], own: Signs, atMs: number): Signs {
  const begun = deeds.filter(({ span }) => atMs >= span.fromMs);
  const isHold = ({ deed }: Spanned<PatientDeed>) => deed.verb === 'hold';
  return [...begun.filter((one) => !isHold(one)), ...begun.filter(isHold)].reduce(
    (signs, { deed, span }) => under(deed, signs, { span, atMs }),
    own,
  );
}

/** A held saturation is at the heart; the finger follows. */
export function saturationUnder(
  deeds: readonly Spanned<PatientDeed>[],
  ownPercent: number,
  atMs: number,
): number {
  return deeds.reduce((percent, { deed, span }) => {
    if (deed.verb !== 'hold' || deed.params.spo2 === undefined) return percent;
    return towards(percent, deed.params.spo2, levelOf({ span, atMs }, evenly(deed.params.over)));
  }, ownPercent);
}

type Moment = { readonly span: Span; readonly atMs: number };
type Slopes = { readonly riseMs: number; readonly fallMs: number };

const secondMs = 1_000;

function under(deed: PatientDeed, signs: Signs, moment: Moment): Signs {
  switch (deed.verb) {
    case 'hypertensive_response': {
      const peak = deed.params.peak ?? usualPeak;
      const level = smooth(levelOf(moment, evenly(deed.params.over)));
      return {
        ...signs,
        systolicMmHg: towards(signs.systolicMmHg, Math.max(peak.systolicMmHg, signs.systolicMmHg), level),
        diastolicMmHg: towards(signs.diastolicMmHg, Math.max(peak.diastolicMmHg, signs.diastolicMmHg), level),
      };
    }
    case 'anxiety': {
      const level = deed.params.intensity * smooth(levelOf(moment, evenly(30 * secondMs)));
      return {
        ...signs,
        systolicMmHg: signs.systolicMmHg + 18 * level,
        diastolicMmHg: signs.diastolicMmHg + 10 * level,
        pulseRateBpm: signs.pulseRateBpm + 25 * level,
        respiratoryRatePerMin: towards(signs.respiratoryRatePerMin, 24, level),
        ventilationShare: signs.ventilationShare * (1 + 0.4 * level),
        motion: Math.max(signs.motion, 0.25 * level),
      };
    }
    case 'vasovagal': {
      const { systolic, pulse } = deed.params;
      const level = smooth(levelOf(moment, evenly(45 * secondMs)));
      return {
        ...signs,
        systolicMmHg: towards(signs.systolicMmHg, Math.min(systolic, signs.systolicMmHg), level),
        diastolicMmHg: towards(signs.diastolicMmHg, Math.min(0.6 * systolic, signs.diastolicMmHg), level),
        pulseRateBpm: towards(signs.pulseRateBpm, Math.min(pulse, signs.pulseRateBpm), level),
        perfusionIndexPercent: signs.perfusionIndexPercent * towards(1, 0.3, level),
      };
    }
    case 'hypoventilation': {
      const share = towards(1, deed.params.to / 100, levelOf(moment, evenly(5 * secondMs)));
      return {
        ...signs,
        ventilationShare: signs.ventilationShare * share,
        respiratoryRatePerMin: signs.respiratoryRatePerMin * share,
      };
    }
    case 'apnea': {
      const level = levelOf(moment, atOnce);
      return {
        ...signs,
        ventilationShare: towards(signs.ventilationShare, 0, level),
        respiratoryRatePerMin: towards(signs.respiratoryRatePerMin, 0, level),
      };
    }
    case 'obstruction': {
      const level = levelOf(moment, atOnce);
      return {
        ...signs,
        ventilationShare: signs.ventilationShare * towards(1, deed.params.to / 100, level),
        motion: Math.max(signs.motion, 0.4 * level),
      };
    }
    case 'laryngospasm':
      return underLaryngospasm(signs, moment);
    case 'nausea_vomit':
      return underNausea(signs, moment);
    case 'emergence_delay':
      return underSleep(signs, levelOf(moment, atOnce), 1);
    case 'deep_dissociation':
      return underSleep(signs, levelOf(moment, atOnce), 2);
    case 'antihypertensive': {
      const taken = 1 - Math.exp((moment.span.fromMs - moment.atMs) / deed.params.tau);
      return {
        ...signs,
        systolicMmHg: signs.systolicMmHg - deed.params.effect * taken,
        diastolicMmHg: signs.diastolicMmHg - 0.6 * deed.params.effect * taken,
      };
    }
    case 'legs_up':
      return signs;
    case 'motion':
      return { ...signs, motion: Math.max(signs.motion, deed.params.intensity * levelOf(moment, atOnce)) };
    case 'cold_finger': {
      const level = levelOf(moment, evenly(20 * secondMs));
      const { perfusion } = deed.params;
      return {
        ...signs,
        perfusionIndexPercent: towards(
          signs.perfusionIndexPercent,
          Math.min(perfusion, signs.perfusionIndexPercent),
          level,
        ),
      };
    }
    case 'hold':
      return underHold(deed.params, signs, levelOf(moment, evenly(deed.params.over)));
    default:
      return assertNever(deed);
  }
}

const usualPeak = { systolicMmHg: 190, diastolicMmHg: 112 };

/** The pulse rises first, and falls while the air is missing. */
function underLaryngospasm(signs: Signs, moment: Moment): Signs {
  const level = levelOf(moment, evenly(5 * secondMs));
  const sinceS = (moment.atMs - moment.span.fromMs) / secondMs;
  const pulse = 20 - 40 * clamped((sinceS - 20) / 20);
  return {
    ...signs,
    ventilationShare: signs.ventilationShare * towards(1, 0.1, levelOf(moment, atOnce)),
    pulseRateBpm: signs.pulseRateBpm + pulse * level,
    systolicMmHg: signs.systolicMmHg + 25 * level,
    diastolicMmHg: signs.diastolicMmHg + 12 * level,
  };
}

/** A minute of retching, then a minute and a half of a vagal dip. Sizes assumed. */
function underNausea(signs: Signs, { span, atMs }: Moment): Signs {
  const between = (fromS: number, untilS: number) =>
    levelOf(
      {
        span: { ...span, fromMs: span.fromMs + fromS * secondMs, untilMs: span.fromMs + untilS * secondMs },
        atMs,
      },
      evenly(10 * secondMs),
    );
  const retching = between(0, 60);
  const dip = between(60, 150);
  return {
    ...signs,
    pulseRateBpm: signs.pulseRateBpm + 12 * retching - 12 * dip,
    systolicMmHg: signs.systolicMmHg - 15 * dip,
    diastolicMmHg: signs.diastolicMmHg - 9 * dip,
    motion: Math.max(signs.motion, 0.6 * retching),
  };
}

function underSleep(signs: Signs, level: number, slowerPerMin: number): Signs {
  const respiratoryRatePerMin = Math.max(0, signs.respiratoryRatePerMin - slowerPerMin * level);
  return breathingAt(respiratoryRatePerMin, {
    ...signs,
    isResponsive: signs.isResponsive && level === 0,
  });
}

type Held = Extract<PatientDeed, { readonly verb: 'hold' }>['params'];

function underHold(held: Held, signs: Signs, level: number): Signs {
  const to = (own: number, wanted: number | undefined) =>
    wanted === undefined ? own : towards(own, wanted, level);
  return breathingAt(to(signs.respiratoryRatePerMin, held.respiration), {
    ...signs,
    systolicMmHg: to(signs.systolicMmHg, held.systolic),
    diastolicMmHg: to(signs.diastolicMmHg, held.diastolic),
    pulseRateBpm: to(signs.pulseRateBpm, held.pulse),
    perfusionIndexPercent: to(signs.perfusionIndexPercent, held.perfusion),
  });
}

/** Breaths of the same size, more or fewer of them. Who does not breathe is not made to by a rate. */
function breathingAt(respiratoryRatePerMin: number, signs: Signs): Signs {
  if (signs.respiratoryRatePerMin === 0) return signs;
  const share = respiratoryRatePerMin / signs.respiratoryRatePerMin;
  return { ...signs, respiratoryRatePerMin, ventilationShare: signs.ventilationShare * share };
}

const atOnce: Slopes = { riseMs: 0, fallMs: 0 };

function evenly(ms: number): Slopes {
  return { riseMs: ms, fallMs: ms };
}

/** How much of an event there is, 0 to 1: rises from its begin, falls from its end from wherever it had got to. */
function levelOf({ span, atMs }: Moment, { riseMs, fallMs }: Slopes): number {
  const risen = (untilMs: number) =>
    untilMs < span.fromMs ? 0 : riseMs === 0 ? 1 : clamped((untilMs - span.fromMs) / riseMs);
  if (span.untilMs === null || atMs < span.untilMs) return risen(atMs);
  return fallMs === 0 ? 0 : risen(span.untilMs) * (1 - clamped((atMs - span.untilMs) / fallMs));
}

function smooth(level: number): number {
  return level * level * (3 - 2 * level);
}

function towards(from: number, to: number, level: number): number {
  return from + (to - from) * level;
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}
