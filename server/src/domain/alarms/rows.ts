import type { Violation } from '@chairside/shared/alarms/alarm-events.ts';
import type { Condition, PhysiologicalCondition, Priority } from '@chairside/shared/alarms/conditions.ts';
import type { ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import type { AlarmRule, RuleParameter } from '@chairside/shared/alarms/preset.ts';
import type { Session } from '@chairside/shared/chair/state.ts';

/** A row of the table for this patient: how it works, and the number it came to. */
export type Row = { readonly rule: AlarmRule; readonly limit: ResolvedLimit };

/** Those of one parameter, in the order of the preset. */
export function rowsOf(session: Session, parameter: RuleParameter): readonly Row[] {
  const { limits, protocol } = session;
  const known = rowsByLimits.get(limits)?.get(parameter);
  if (known !== undefined) return known;
  const rows = limits
    .filter((limit) => limit.parameter === parameter)
    .flatMap((limit) => {
      const rule = ruleOf(limit, protocol.alarmPreset.rules);
      return rule === undefined ? [] : [{ rule, limit }];
    });
  const byParameter = rowsByLimits.get(limits) ?? new Map<RuleParameter, readonly Row[]>();
  byParameter.set(parameter, rows);
  rowsByLimits.set(limits, byParameter);
  return rows;
}

/** Limits change a few times in a session and are asked for with every reading. */
const rowsByLimits = new WeakMap<readonly ResolvedLimit[], Map<RuleParameter, readonly Row[]>>();

/** A limit a person has moved goes by a medium row of its side; it needs no repeat, for a person stands for it. */
function ruleOf(limit: ResolvedLimit, rules: readonly AlarmRule[]): AlarmRule | undefined {
  const named = rules.find(({ id }) => id === limit.rule);
  if (named !== undefined) return named;
  const medium = rules.find(
    ({ parameter, direction, priority }) =>
      parameter === limit.parameter && direction === limit.direction && priority === limit.priority,
  );
  return medium && { ...medium, confirm: false };
}

const conditionByParameter: Readonly<
  Record<RuleParameter, Readonly<Record<'low' | 'high', PhysiologicalCondition | null>>>
> = {
  spo2Percent: { low: 'spo2-low', high: null },
  pulseRateBpm: { low: 'pulse-low', high: 'pulse-high' },
  systolicMmHg: { low: 'pressure-low', high: 'pressure-high' },
  diastolicMmHg: { low: 'pressure-low', high: 'pressure-high' },
  meanMmHg: { low: 'pressure-low', high: 'pressure-high' },
  moaasScore: { low: 'sedation', high: null },
};

export function conditionOf({ parameter, direction }: AlarmRule): Condition | null {
  const what = conditionByParameter[parameter][direction];
  return what === null ? null : { what, subject: null };
}

export function violationOf(
  { rule, limit }: Row,
  value: number,
  priority: Priority = rule.priority,
): Violation {
  const { parameter, direction, because, isReached } = limit;
  return {
    rule: rule.id,
    parameter,
    value,
    limit: limit.value,
    direction,
    isReached,
    because,
    priority,
    isLatching: rule.isLatching,
  };
}
