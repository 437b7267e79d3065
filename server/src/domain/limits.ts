import { resolveLimits, type ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import type { AlarmPreset, LimitParameter } from '@chairside/shared/alarms/preset.ts';
import type { Baseline, ChairFact } from '@chairside/shared/chair/events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { parameters } from '@chairside/shared/vitals/parameters.ts';

type Change = {
  readonly parameter: LimitParameter;
  readonly direction: 'low' | 'high';
  readonly value: number;
};

/**
 * Moves the medium limit of one parameter and direction, within the preset's guard (AL17); the high rows stay where they are.
 * One limit then stands for all medium rows of that side, also for those that ask for a repeat.
 */
export function changeLimit(
  { limits, protocol }: Session,
  change: Change,
): Result<readonly ResolvedLimit[], Refusal> {
  const { parameter, direction, value } = change;
  if (!limits.some((limit) => isMediumOf(limit, change))) return err({ type: 'limit-not-there' });
  const range = allowedRange(limits, change, protocol.alarmPreset);
  if (value < range.min || value > range.max) return err({ type: 'limit-out-of-range', ...range });
  const moved = limits.filter((limit) => isMediumOf(limit, change));
  const others = limits.filter((limit) => !isMediumOf(limit, change));
  const own: ResolvedLimit = {
    rule: moved.find(({ because }) => because !== 'baseline')?.rule ?? `${parameter}-${direction}-by-person`,
    parameter,
    direction,
    priority: 'medium',
    value,
    because: 'person',
    isReached: false,
  };
  return ok([...others, own]);
}

/** The preset's limits for this baseline, or for none; what a person has set stays as set. */
export function limitsWithBaseline(session: Session, baseline: Baseline | null): readonly ResolvedLimit[] {
  const byPerson = session.limits.filter((limit) => limit.because === 'person');
  const resolved = resolveLimits(session.protocol.alarmPreset, baseline);
  const kept = resolved.filter((limit) => !byPerson.some((own) => isMediumOf(limit, own)));
  return [...kept, ...byPerson];
}

/** What a person has moved is as the preset has it for this patient; nothing where nobody has moved anything. */
export function revertedLimits({ areLimitsChanged, protocol, baseline }: Session): readonly ChairFact[] {
  if (!areLimitsChanged) return [];
  const limits = [...resolveLimits(protocol.alarmPreset, baseline)];
  return [{ type: 'limits-set', body: { limits, cause: { kind: 'reverted' } } }];
}

type Side = Pick<ResolvedLimit, 'parameter' | 'direction'>;

function isMediumOf(limit: ResolvedLimit, { parameter, direction }: Side): boolean {
  return limit.parameter === parameter && limit.direction === direction && limit.priority === 'medium';
}

/** Between the high row of the same side, as far from it as the guard says, and the medium limit of the other side. */
function allowedRange(
  limits: readonly ResolvedLimit[],
  { parameter, direction }: Change,
  { guards }: AlarmPreset,
): { readonly min: number; readonly max: number } {
  const { possible } = parameters[parameter];
  const guard = guards.find((one) => one.parameter === parameter && one.direction === direction);
  const own = limits.filter((one) => one.parameter === parameter);
  const high = own.filter((one) => one.direction === direction && one.priority === 'high');
  const other = own.filter((one) => one.direction !== direction && one.priority === 'medium');
  const fromHigh = Math.max(1, guard?.fromHigh ?? 1);
  if (direction === 'low') {
    const furthest = guard?.furthest ?? possible.min;
    return {
      min: Math.max(furthest, possible.min, ...high.map(({ value }) => value + fromHigh)),
      max: Math.min(possible.max - 1, ...other.map(({ value }) => value - 1)),
    };
  }
  const furthest = guard?.furthest ?? possible.max;
  return {
    min: Math.max(possible.min, ...other.map(({ value }) => value + 1)),
    max: Math.min(furthest, possible.max, ...high.map(({ value }) => value - fromHigh)),
  };
}
