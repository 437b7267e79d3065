import type { Violation } from '@chairside/shared/alarms/alarm-events.ts';
import type { AlarmState, Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import {
  conditionKey,
  highestOf,
  isHigher,
  type Condition,
  type Priority,
} from '@chairside/shared/alarms/conditions.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { isPressure } from './memory.ts';

/** How a condition stands now; `priority` null where it is not so. */
export type Finding = {
  readonly condition: Condition;
  readonly priority: Priority | null;
  readonly violations: readonly Violation[];
  readonly cause: string | null;
  readonly conditionAtMs: number;
  /** The value that ended it, where one did. */
  readonly value: number | null;
  /** Clearly worse than when somebody acknowledged it (AL14). */
  readonly isWorse?: boolean;
};

/** The present one. */
export function occurrenceOf({ occurrences }: AlarmState, condition: Condition): Occurrence | undefined {
  return find(occurrences, condition, 'present');
}

/** How a row stood in the present occurrence of its condition. */
export function violationBefore(
  alarms: AlarmState,
  condition: Condition | null,
  rule: string,
): Violation | undefined {
  const occurrence = condition === null ? undefined : occurrenceOf(alarms, condition);
  return occurrence?.violations.find((one) => one.rule === rule);
}

function find(
  occurrences: readonly Occurrence[],
  condition: Condition,
  presence: Occurrence['presence'],
): Occurrence | undefined {
  const key = conditionKey(condition);
  return occurrences.find((one) => one.presence === presence && conditionKey(one.condition) === key);
}

/** Of rows that stand: the highest proposal counts (AL1). */
export function findingOf(
  condition: Condition,
  violations: readonly Violation[],
  at: { readonly atMs: number; readonly value: number | null },
): Finding {
  const priority = highestOf(violations.map((one) => one.priority));
  return { condition, priority, violations, cause: null, conditionAtMs: at.atMs, value: at.value };
}

/**
 * From how a condition stood to how it stands: what happened in between. The only place where an occurrence begins, rises,
 * changes or ends; a finding that says what is known already says nothing.
 */
export function reconcile(alarms: AlarmState, finding: Finding, nowMs: number): readonly ChairFact[] {
  const current = occurrenceOf(alarms, finding.condition);
  const { priority } = finding;
  if (priority === null) return current === undefined ? [] : ended(current, finding);
  if (current === undefined) return [...replaced(alarms, finding, priority), began(finding, priority, nowMs)];
  // What has escalated and calls already can not call louder; it goes on calling, and its times go on.
  const callsHigh = current.isEscalated && current.acknowledged === null;
  const isRisen = isHigher(priority, current.rowsPriority) && !callsHigh;
  if (isRisen || (finding.isWorse === true && current.acknowledged !== null)) {
    const { violations, conditionAtMs, cause } = finding;
    const body = {
      occurrence: current.id,
      priority: isRisen ? priority : current.rowsPriority,
      violations: [...violations],
      because: isRisen ? ('priority' as const) : ('worse' as const),
      cause,
      conditionAtMs,
      signalAtMs: nowMs,
    };
    return [...replaced(alarms, finding, body.priority), { type: 'alarm-raised', body }];
  }
  // One that calls high already says nothing louder; but what it now is takes the place of what was kept, as a rise does.
  const isAsBad = isHigher(priority, current.rowsPriority);
  return [...(isAsBad ? replaced(alarms, finding, priority) : []), ...changed(current, finding, priority)];
}

function began({ condition, violations, cause, conditionAtMs }: Finding, priority: Priority, nowMs: number) {
  const times = { conditionAtMs, signalAtMs: nowMs };
  const body = { condition, priority, violations: [...violations], cause, ...times };
  return { type: 'alarm-began', body } as const;
}

/**
 * What comes back before anybody has seen the last one takes its place (AL12); but a milder one does not wipe out a worse one
 * that nobody has seen: that one stays beside it.
 */
function replaced(
  { occurrences }: AlarmState,
  { condition }: Finding,
  priority: Priority,
): readonly ChairFact[] {
  const kept = find(occurrences, condition, 'returned');
  if (kept === undefined || isHigher(kept.priority, priority)) return [];
  return [{ type: 'alarm-reset', body: { occurrence: kept.id, because: 'recurred' } }];
}

function ended(current: Occurrence, { value }: Finding): readonly ChairFact[] {
  const body = { occurrence: current.id, value };
  const stays = current.isLatched && current.acknowledged === null;
  return [stays ? { type: 'alarm-latched', body } : { type: 'alarm-cleared', body }];
}

function changed(current: Occurrence, { violations }: Finding, priority: Priority): readonly ChairFact[] {
  // Nobody has seen yet how bad it was (AL11).
  const keeps = current.isLatched && current.acknowledged === null;
  const shown = keeps ? current.rowsPriority : priority;
  if (shown === current.rowsPriority && isSame(current.violations, violations)) return [];
  const body = { occurrence: current.id, priority: shown, violations: [...violations] };
  return [{ type: 'alarm-changed', body }];
}

/** The same rows; of a cuff also the same values, for each measurement is one of its own. */
function isSame(before: readonly Violation[], after: readonly Violation[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((one, index) => {
    const other = after[index];
    if (other?.rule !== one.rule || other.priority !== one.priority) return false;
    return !isPressure(one) || other.value === one.value;
  });
}
