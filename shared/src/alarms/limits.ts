import { z } from 'zod';
import { ruleParameters, type AlarmPreset, type AlarmRule, type RuleParameter } from './preset.ts';

/**
 * The limits in force for one patient: every rule with the number it came to, unrounded, and why (AL3).
 * They travel in events, so that nobody computes them a second time.
 */
export const resolvedLimitSchema = z.object({
  rule: z.string(),
  parameter: z.enum(ruleParameters),
  direction: z.enum(['low', 'high']),
  priority: z.enum(['high', 'medium']),
  value: z.number(),
  because: z.enum(['preset', 'baseline', 'person']),
  /** Reached is violated (`≤ 80`); else it must be passed. */
  isReached: z.boolean().default(false),
});
export type ResolvedLimit = z.infer<typeof resolvedLimitSchema>;

export const resolvedLimitsSchema = z.array(resolvedLimitSchema);

type PressureBaseline = { readonly systolicMmHg: number; readonly diastolicMmHg: number };

/** A relative rule has no number until there is a baseline, and is left out until then. */
export function resolveLimits(
  preset: AlarmPreset,
  baseline: PressureBaseline | null,
): readonly ResolvedLimit[] {
  return preset.rules.flatMap((rule) => {
    const value = limitValue(rule, preset, baseline);
    if (value === null) return [];
    const because = rule.limit.kind === 'above-baseline' ? 'baseline' : 'preset';
    const isReached = rule.limit.kind === 'below-medium';
    const { id, parameter, direction, priority } = rule;
    return [{ rule: id, parameter, direction, priority, value, because, isReached }];
  });
}

function limitValue(
  { limit, parameter, direction }: AlarmRule,
  preset: AlarmPreset,
  baseline: PressureBaseline | null,
): number | null {
  switch (limit.kind) {
    case 'absolute':
      return limit.value;
    case 'above-baseline':
      if (baseline === null) return null;
      if (parameter !== 'systolicMmHg' && parameter !== 'diastolicMmHg') return null;
      return Math.max(limit.atLeast, (baseline[parameter] * (100 + limit.percent)) / 100);
    case 'below-medium': {
      const medium = preset.rules.find(
        (rule) => rule.parameter === parameter && rule.direction === direction && rule.priority === 'medium',
      );
      return medium?.limit.kind === 'absolute' ? medium.limit.value - limit.by : null;
    }
  }
}

/** The limit that is violated first: the highest of the low ones, the lowest of the high ones. */
export function nearestLimit(
  limits: readonly ResolvedLimit[],
  parameter: RuleParameter,
  direction: 'low' | 'high',
): ResolvedLimit | null {
  const candidates = limits.filter((one) => one.parameter === parameter && one.direction === direction);
  return candidates.reduce<ResolvedLimit | null>((nearest, one) => {
    if (nearest === null) return one;
    const isNearer = direction === 'low' ? one.value > nearest.value : one.value < nearest.value;
    return isNearer ? one : nearest;
  }, null);
}

type Side = Pick<ResolvedLimit, 'direction' | 'value' | 'isReached'>;

/** Strictly (AL7), but for a limit that is reached. */
export function isViolated(limit: Side, value: number): boolean {
  if (value === limit.value) return limit.isReached;
  return limit.direction === 'low' ? value < limit.value : value > limit.value;
}

/** Inside by the hysteresis: `≥ 91` for `< 90` with 1 (AL4). */
export function isInsideBy(limit: Side, hysteresis: number, value: number): boolean {
  if (isViolated(limit, value)) return false;
  return limit.direction === 'low' ? value >= limit.value + hysteresis : value <= limit.value - hysteresis;
}
