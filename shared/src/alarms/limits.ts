import { z } from 'zod';
import { limitParameters, type AlarmPreset, type AlarmRule, type LimitParameter } from './preset.ts';

/**
 * The limits in force for one patient: every rule with the number it came to, unrounded, and why (AL3).
 * They travel in events, so that nobody computes them a second time.
 */
export const resolvedLimitSchema = z.object({
  rule: z.string(),
  parameter: z.enum(limitParameters),
  direction: z.enum(['low', 'high']),
  priority: z.enum(['high', 'medium']),
  value: z.number(),
  because: z.enum(['preset', 'baseline', 'person']),
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
    const value = limitValue(rule, baseline);
    if (value === null) return [];
    const because = rule.limit.kind === 'absolute' ? 'preset' : 'baseline';
    const { id, parameter, direction, priority } = rule;
    return [{ rule: id, parameter, direction, priority, value, because }];
  });
}

function limitValue({ limit, parameter }: AlarmRule, baseline: PressureBaseline | null): number | null {
  if (limit.kind === 'absolute') return limit.value;
  if (baseline === null) return null;
  if (parameter !== 'systolicMmHg' && parameter !== 'diastolicMmHg') return null;
  return Math.max(limit.atLeast, (baseline[parameter] * (100 + limit.percent)) / 100);
}

/** The limit that is violated first: the highest of the low ones, the lowest of the high ones. */
export function nearestLimit(
  limits: readonly ResolvedLimit[],
  parameter: LimitParameter,
  direction: 'low' | 'high',
): ResolvedLimit | null {
  const candidates = limits.filter((one) => one.parameter === parameter && one.direction === direction);
  return candidates.reduce<ResolvedLimit | null>((nearest, one) => {
    if (nearest === null) return one;
    const isNearer = direction === 'low' ? one.value > nearest.value : one.value < nearest.value;
    return isNearer ? one : nearest;
  }, null);
}

/** Strictly (AL7). */
export function isViolated(limit: ResolvedLimit, value: number): boolean {
  return limit.direction === 'low' ? value < limit.value : value > limit.value;
}
