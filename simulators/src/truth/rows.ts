import type { PhysiologicalCondition } from '@chairside/shared/alarms/conditions.ts';
import type { ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import { limitParameters, type AlarmRule, type LimitParameter } from '@chairside/shared/alarms/preset.ts';

/** What has a truth it can be held against. How sedated somebody is a person enters, so it is not scored. */
export type Watched = Exclude<PhysiologicalCondition, 'sedation'>;

/** A row of the preset with the limit in force: a rule, and the number it came to for this patient. */
export type Row = Pick<AlarmRule, 'delayMs' | 'hysteresis' | 'confirm' | 'direction' | 'priority'> & {
  readonly rule: string;
  readonly what: Watched;
  readonly parameter: LimitParameter;
  readonly value: number;
  readonly isReached: boolean;
};

const conditions = {
  spo2Percent: { low: 'spo2-low', high: null },
  pulseRateBpm: { low: 'pulse-low', high: 'pulse-high' },
  systolicMmHg: { low: 'pressure-low', high: 'pressure-high' },
  diastolicMmHg: { low: 'pressure-low', high: 'pressure-high' },
  meanMmHg: { low: 'pressure-low', high: 'pressure-high' },
} as const satisfies Record<LimitParameter, Record<'low' | 'high', Watched | null>>;

/** A limit without its rule, or of what has no truth, is left out. */
export function rowsOf(rules: readonly AlarmRule[], limits: readonly ResolvedLimit[]): readonly Row[] {
  return limits.flatMap(({ rule: id, value, isReached }) => {
    const rule = rules.find((one) => one.id === id);
    if (rule === undefined || !isLimitParameter(rule.parameter)) return [];
    const { parameter, direction, priority, delayMs, hysteresis, confirm } = rule;
    const what = conditions[parameter][direction];
    if (what === null) return [];
    return [
      { rule: id, what, parameter, direction, priority, delayMs, hysteresis, confirm, value, isReached },
    ];
  });
}

function isLimitParameter(parameter: AlarmRule['parameter']): parameter is LimitParameter {
  return (limitParameters as readonly string[]).includes(parameter);
}

export type PressureParameter = Extract<LimitParameter, `${string}MmHg`>;

export function isPressure(parameter: LimitParameter): parameter is PressureParameter {
  return parameter !== 'spo2Percent' && parameter !== 'pulseRateBpm';
}

/** Told by a cuff now and then, or by an oximeter all the time. */
export function isByCuff(what: Watched): boolean {
  return what === 'pressure-low' || what === 'pressure-high';
}
