import { isViolated } from '@chairside/shared/alarms/limits.ts';
import type { AlarmState } from '@chairside/shared/alarms/alarm-state.ts';
import type { Violation } from '@chairside/shared/alarms/alarm-events.ts';
import { rankOf } from '@chairside/shared/alarms/conditions.ts';
import type { AlarmRule, RuleParameter } from '@chairside/shared/alarms/preset.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { ChairView } from '../live/chair-view.ts';
import { limitText, numberText } from '../ui/format.ts';
import { continuousVital, shownValue } from '../vitals/vital.ts';

/** A row that stands, with the value to show beside its limit: today's where it still violates, else the event's. */
export type ShownRow = Violation & { readonly shownValue: number };

const parameterOrder: readonly RuleParameter[] = [
  'spo2Percent',
  'pulseRateBpm',
  'systolicMmHg',
  'diastolicMmHg',
  'meanMmHg',
  'moaasScore',
];

/** One row a parameter, the gravest: the highest priority, and of the same the limit furthest out. Gravest first. */
export function rowsToShow(
  violations: readonly Violation[],
  valueNow: (parameter: RuleParameter) => number | null,
): readonly ShownRow[] {
  return parameterOrder
    .flatMap((parameter) => {
      const row = violations.filter((one) => one.parameter === parameter).reduce(graver, null);
      return row === null ? [] : [{ ...row, shownValue: valueToShow(row, valueNow(parameter)) }];
    })
    .sort((one, other) => rankOf(other.priority) - rankOf(one.priority));
}

/** All rows that stand; of the same parameter the one that is shown elsewhere comes first. */
export function gravestFirst(violations: readonly Violation[]): readonly Violation[] {
  return violations.toSorted((one, other) => {
    const order = parameterOrder.indexOf(one.parameter) - parameterOrder.indexOf(other.parameter);
    return order !== 0 ? order : graver(one, other) === one ? -1 : 1;
  });
}

/** The rows the alarms name: one of each parameter and side, of what is present. */
export function rowsNamed({ occurrences }: AlarmState): readonly Violation[] {
  return occurrences
    .filter(({ presence }) => presence === 'present')
    .flatMap(({ violations }) => rowsToShow(violations, () => null));
}

function graver(gravest: Violation | null, one: Violation): Violation {
  if (gravest === null) return one;
  if (one.priority !== gravest.priority) {
    return rankOf(one.priority) > rankOf(gravest.priority) ? one : gravest;
  }
  const isFurther = one.direction === 'low' ? one.limit < gravest.limit : one.limit > gravest.limit;
  return isFurther ? one : gravest;
}

function valueToShow({ value, limit, direction, isReached }: Violation, now: number | null): number {
  return now !== null && isViolated({ direction, value: limit, isReached }, now) ? now : value;
}

/** The number the tile shows just now; null where it shows none, or where what counts is a measurement of its own time. */
export function valueNowIn(view: ChairView, nowMs: number): (parameter: RuleParameter) => number | null {
  return (parameter) => {
    if (parameter !== 'spo2Percent' && parameter !== 'pulseRateBpm') return null;
    const reading = view.latest[parameter];
    const vital = continuousVital(parameter, reading, { nowMs, heardAtMs: view.heardAtMs[parameter] });
    return shownValue(vital, reading);
  };
}

/** What of a session the words about its alarms need; a record has no rules, and then a limit that hangs on the baseline says just that. */
export type Judged = Pick<Session, 'timeZone'> & {
  readonly protocol: { readonly alarmPreset: { readonly rules: readonly Pick<AlarmRule, 'id' | 'limit'>[] } };
};

/** `SYS 168 > 161 (baseline +30 %)` (AL23). */
export function rowText(row: ShownRow, session: Judged, text: Catalogue): string {
  return `${parameterName(row.parameter, text)} ${heldText(row, session, text)}`;
}

/** `SpO2 was 79 ≤ 80`: of one that is over. */
export function pastRowText(row: ShownRow, session: Judged, text: Catalogue): string {
  return text.alarm.was(parameterName(row.parameter, text), heldText(row, session, text));
}

function heldText(row: ShownRow, { protocol }: Judged, text: Catalogue): string {
  const { direction, isReached, limit, rule } = row;
  const sign = direction === 'low' ? (isReached ? '≤' : '<') : isReached ? '≥' : '>';
  const reason = reasonText(row, protocol.alarmPreset.rules.find(({ id }) => id === rule)?.limit, text);
  const held = `${whole(row.shownValue)} ${sign} ${limitText(limit, direction)}`;
  return reason === null ? held : `${held} (${reason})`;
}

function reasonText(
  { because, limit }: Violation,
  rule: AlarmRule['limit'] | undefined,
  text: Catalogue,
): string | null {
  switch (because) {
    case 'preset':
      return null;
    case 'person':
      return text.alarm.byPerson;
    case 'baseline':
      if (rule?.kind !== 'above-baseline') return text.vital.baseline;
      return limit === rule.atLeast
        ? text.alarm.baselineAtLeast(rule.percent, whole(rule.atLeast))
        : text.alarm.baseline(rule.percent);
  }
}

export function parameterName(parameter: RuleParameter, text: Catalogue): string {
  switch (parameter) {
    case 'spo2Percent':
      return text.vital.spo2;
    case 'pulseRateBpm':
      return text.vital.pulseRate;
    case 'systolicMmHg':
      return text.vital.systolic;
    case 'diastolicMmHg':
      return text.vital.diastolic;
    case 'meanMmHg':
      return text.vital.mean;
    case 'moaasScore':
      return text.alarm.moaas;
  }
}

export function whole(value: number): string {
  return numberText(value, 0);
}
