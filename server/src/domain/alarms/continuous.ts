import type { RunningDelay } from '@chairside/shared/alarms/alarm-state.ts';
import type { Violation } from '@chairside/shared/alarms/alarm-events.ts';
import { conditionKey, type Condition } from '@chairside/shared/alarms/conditions.ts';
import { isInsideBy, isViolated } from '@chairside/shared/alarms/limits.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import { findingOf, reconcile, violationBefore } from './reconcile.ts';
import { conditionOf, rowsOf, violationOf, type Row } from './rows.ts';
import { violatedMs, type Track } from './track.ts';

/** SpO2 and pulse rate: rows with delays (AL4, AL6, AL9). Everything happens with a reading; time alone begins nothing here. */

const armedAfterMs = 10_000;
/** A row also stands when the value violated for 20 of the last 30 s, if its delay is no longer than that. */
const mostlyMs = 20_000;

type ContinuousParameter = 'spo2Percent' | 'pulseRateBpm';
type Numeric = Extract<Reading, { value: number }>;

/** `track` holds the reading already. */
export function evaluateContinuous(
  session: Session,
  track: Track,
  { reading, nowMs }: { readonly reading: Reading; readonly nowMs: number },
): readonly ChairFact[] {
  const parameter = reading.parameter as ContinuousParameter;
  if (reading.quality === 'unavailable') return [];
  const armedAtMs = session.alarms.armedAtMs[parameter] ?? armedNow(track);
  if (armedAtMs === null) return [];
  const isNew = session.alarms.armedAtMs[parameter] === null;
  const arming: readonly ChairFact[] = isNew ? [{ type: 'alarms-armed', body: { parameter } }] : [];
  const judged = rowsOf(session, parameter).map((row) => ({
    row,
    verdict: judge(row, { session, track, reading, armedAtMs }),
  }));
  return [
    ...arming,
    ...judged.flatMap((one) => delayFact(one, reading)),
    ...conditionFacts(session, judged, { reading, nowMs }),
  ];
}

function armedNow({ goodSinceMs, newestAtMs }: Track): number | null {
  return goodSinceMs !== null && newestAtMs - goodSinceMs >= armedAfterMs ? newestAtMs : null;
}

/**
 * waits    nothing of it
 * begins   its delay starts with this reading
 * runs     its delay goes on
 * ends     its delay came to nothing
 * stands   it proposes its priority
 */
type Verdict =
  | { readonly type: 'waits' | 'runs' | 'ends' }
  | { readonly type: 'begins'; readonly violation: Violation }
  | { readonly type: 'stands'; readonly violation: Violation };

type Case = {
  readonly session: Session;
  readonly track: Track;
  readonly reading: Numeric;
  readonly armedAtMs: number;
};

function judge(row: Row, { session, track, reading, armedAtMs }: Case): Verdict {
  const { rule, limit } = row;
  const { value } = reading;
  const isIn = reading.quality === 'good' && isInsideBy(limit, rule.hysteresis, value);
  const stood = violationBefore(session.alarms, conditionOf(rule), rule.id);
  if (stood !== undefined) return isIn ? { type: 'waits' } : { type: 'stands', violation: stood };
  const delay = session.alarms.delays.find((one) => one.rule === rule.id);
  if (isIn) return { type: delay === undefined ? 'waits' : 'ends' };
  if (!isViolated(limit, value)) return { type: delay === undefined ? 'waits' : 'runs' };
  const violation = violationOf(row, value);
  const isOver =
    rule.delayMs === 0 ||
    track.periodMs > rule.delayMs ||
    (delay !== undefined && elapsedMs(delay, reading) >= rule.delayMs) ||
    (rule.delayMs <= mostlyMs && violatedMs(track, limit, armedAtMs) >= mostlyMs);
  if (isOver) return { type: 'stands', violation };
  return delay === undefined ? { type: 'begins', violation } : { type: 'runs' };
}

/** By how much two ways of reckoning may differ and still be of one clock. */
const jitterMs = 1_000;

/**
 * How long the value has violated, by the readings' own times. What two readings took on their way differs by some
 * milliseconds, which must not cost a whole period of the source: the device's own clock is asked as well.
 */
function elapsedMs(delay: RunningDelay, { atMs, measuredAtMs }: Numeric): number {
  const receivedMs = atMs - delay.sinceMs;
  if (delay.measuredAtMs === null || measuredAtMs === null) return receivedMs;
  const measuredMs = measuredAtMs - delay.measuredAtMs;
  return Math.abs(measuredMs - receivedMs) < jitterMs ? Math.max(measuredMs, receivedMs) : receivedMs;
}

type Judged = { readonly row: Row; readonly verdict: Verdict };

function delayFact(
  { row: { rule }, verdict }: Judged,
  { atMs, measuredAtMs }: Numeric,
): readonly ChairFact[] {
  const condition = conditionOf(rule);
  if (condition === null) return [];
  if (verdict.type === 'ends') return [{ type: 'delay-ended', body: { rule: rule.id } }];
  if (verdict.type !== 'begins') return [];
  const { value, limit } = verdict.violation;
  const body = { condition, rule: rule.id, value, limit, sinceMs: atMs, measuredAtMs };
  return [{ type: 'delay-started', body }];
}

function conditionFacts(
  { alarms }: Session,
  judged: readonly Judged[],
  { reading, nowMs }: { readonly reading: Numeric; readonly nowMs: number },
): readonly ChairFact[] {
  const byKey = new Map<string, { readonly condition: Condition; readonly violations: Violation[] }>();
  for (const { row, verdict } of judged) {
    const condition = conditionOf(row.rule);
    if (condition === null) continue;
    const found = byKey.get(conditionKey(condition)) ?? { condition, violations: [] };
    byKey.set(conditionKey(condition), found);
    if (verdict.type === 'stands') found.violations.push(verdict.violation);
  }
  return [...byKey.values()].flatMap(({ condition, violations }) =>
    reconcile(alarms, findingOf(condition, violations, reading), nowMs),
  );
}
