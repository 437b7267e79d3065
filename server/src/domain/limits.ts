import { resolveLimits, type ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import type { LimitParameter } from '@chairside/shared/alarms/preset.ts';
import type { Baseline } from '@chairside/shared/chair/events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';

/** The preset's guard for SpO2: the medium limit not under 86, and at least 2 above its high row. */
const spo2MediumLowest = 86;

type Change = {
  readonly parameter: LimitParameter;
  readonly direction: 'low' | 'high';
  readonly value: number;
};

/** Moves the medium limit of one parameter and direction, within the guard; the high rows stay where they are. */
export function changeLimit(
  limits: readonly ResolvedLimit[],
  change: Change,
): Result<readonly ResolvedLimit[], Refusal> {
  const { parameter, direction, value } = change;
  const range = allowedRange(limits, change);
  if (value < range.min || value > range.max) return err({ type: 'limit-out-of-range', ...range });
  const others = limits.filter((limit) => !isMediumOf(limit, change));
  const own: ResolvedLimit = {
    rule: `${parameter}-${direction}-by-person`,
    parameter,
    direction,
    priority: 'medium',
    value,
    because: 'person',
  };
  return ok([...others, own]);
}

/** New relative limits once there is a baseline; what a person has set stays as set. */
export function limitsWithBaseline(session: Session, baseline: Baseline): readonly ResolvedLimit[] {
  const byPerson = session.limits.filter((limit) => limit.because === 'person');
  const resolved = resolveLimits(session.protocol.alarmPreset, baseline);
  const kept = resolved.filter((limit) => !byPerson.some((own) => isMediumOf(limit, own)));
  return [...kept, ...byPerson];
}

type Side = { readonly parameter: LimitParameter; readonly direction: 'low' | 'high' };

function isMediumOf(limit: ResolvedLimit, { parameter, direction }: Side): boolean {
  return limit.parameter === parameter && limit.direction === direction && limit.priority === 'medium';
}

/** Between the high row of the same side and the medium limit of the other side. */
function allowedRange(limits: readonly ResolvedLimit[], { parameter, direction }: Side) {
  const values = (side: 'low' | 'high', priority: 'high' | 'medium') =>
    limits
      .filter((one) => one.parameter === parameter && one.direction === side && one.priority === priority)
      .map((one) => one.value);
  if (direction === 'low') {
    const guard =
      parameter === 'spo2Percent' ? Math.max(spo2MediumLowest, ...plus(values('low', 'high'), 2)) : null;
    const min = guard ?? Math.max(1, ...plus(values('low', 'high'), 1));
    return {
      min,
      max: Math.min(parameter === 'spo2Percent' ? 99 : 300, ...plus(values('high', 'medium'), -1)),
    };
  }
  const min = Math.max(1, ...plus(values('low', 'medium'), 1));
  return { min, max: Math.min(350, ...plus(values('high', 'high'), -1)) };
}

function plus(values: readonly number[], by: number): readonly number[] {
  return values.map((value) => value + by);
}
