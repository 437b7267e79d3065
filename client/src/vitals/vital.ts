import type { ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import { isViolated, nearestLimit } from '@chairside/shared/alarms/limits.ts';
import { parameters, type Parameter } from '@chairside/shared/vitals/parameters.ts';
import type {
  NumberedReading,
  Reading,
  QuestionableReason,
  UnavailableReason,
} from '@chairside/shared/vitals/reading.ts';
import { freshness, sourcePeriodMs } from '@chairside/shared/vitals/staleness.ts';
import { limitText, numberText } from '../ui/format.ts';
import { isAhead } from './ahead.ts';

/**
 * What a tile may show: a number that carries unit, age and quality, or the reason why there is none. A tile takes
 * nothing else, so a bare number can not be drawn.
 */
export type Vital = VitalNumber | VitalAbsent;

export type VitalNumber = {
  readonly shown: 'number';
  readonly unit: Parameter['unit'];
  /** As it is drawn: `97`, `168/98`. */
  readonly text: string;
  /** Drawn smaller beside it: `(121)`. */
  readonly aside?: string;
  readonly ageMs: number;
  readonly freshness: 'fresh' | 'dim';
} & ({ readonly quality: 'good' } | { readonly quality: 'questionable'; readonly doubt: QuestionableReason });

/** `none` is drawn `---`, `invalid` is drawn `-?-`. */
export type VitalAbsent = {
  readonly shown: 'none' | 'invalid';
  readonly unit: Parameter['unit'];
  readonly why: Why;
};

export type Why =
  | { readonly type: UnavailableReason | 'never-heard' | 'not-measured' | 'too-old' | 'ahead' }
  | { readonly type: 'silent'; readonly ageMs: number }
  | { readonly type: 'contradiction'; readonly values: string };

export type ShownLimit = {
  readonly direction: 'low' | 'high';
  readonly text: string;
  readonly isViolated: boolean;
};

type ContinuousId = 'spo2Percent' | 'pulseRateBpm' | 'perfusionIndexPercent';

/** The newest of a parameter that is measured all the time. Its silence is news (AL28). */
export function continuousVital(
  parameter: ContinuousId,
  reading: Reading | undefined,
  at: { readonly nowMs: number; readonly heardAtMs: readonly number[] | undefined },
): Vital {
  const { unit, decimals } = parameters[parameter];
  if (reading === undefined) return { shown: 'none', unit, why: { type: 'never-heard' } };
  if (isAhead(reading.atMs, at.nowMs)) return { shown: 'none', unit, why: { type: 'ahead' } };
  const ageMs = Math.max(0, at.nowMs - reading.atMs);
  const state = freshness(ageMs, sourcePeriodMs(at.heardAtMs ?? []));
  if (state === 'gone') return { shown: 'none', unit, why: { type: 'silent', ageMs } };
  if (reading.quality === 'unavailable') return absent(reading.reason, unit);
  const number = { shown: 'number', unit, text: numberText(reading.value, decimals), ageMs } as const;
  if (reading.quality === 'good') return { ...number, freshness: state, quality: 'good' };
  return { ...number, freshness: state, quality: 'questionable', doubt: reading.reason };
}

/** `-?-` where something was said that can not be believed, `---` where nothing was. */
export function absent(reason: UnavailableReason, unit: Parameter['unit']): VitalAbsent {
  const isDisbelieved = reason === 'invalid' || reason === 'impossible' || reason === 'test';
  return { shown: isDisbelieved ? 'invalid' : 'none', unit, why: { type: reason } };
}

type LimitParameter = ResolvedLimit['parameter'];

/** The limits nearest to the patient, and whether the number drawn beside them lies beyond (AL7). */
export function shownLimits(
  limits: readonly ResolvedLimit[],
  parameter: LimitParameter,
  value: number | null,
): readonly ShownLimit[] {
  return (['high', 'low'] as const).flatMap((direction) => {
    const limit = nearestLimit(limits, parameter, direction);
    if (limit === null) return [];
    const text = limitText(limit.value, direction);
    return [{ direction, text, isViolated: value !== null && isViolated(limit, value) }];
  });
}

/** The number itself, for a limit to be held against; null when none is drawn. */
export function shownValue(vital: Vital, reading: NumberedReading | undefined): number | null {
  if (vital.shown !== 'number' || reading === undefined || reading.quality === 'unavailable') return null;
  return reading.value;
}
