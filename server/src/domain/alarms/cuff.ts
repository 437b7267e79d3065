import { pressures, type Pressure, type Violation } from '@chairside/shared/alarms/alarm-events.ts';
import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import type { Condition } from '@chairside/shared/alarms/conditions.ts';
import { isViolated } from '@chairside/shared/alarms/limits.ts';
import type { Confirmation, NibpState } from '@chairside/shared/alarms/nibp-state.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { startedAtMs } from '@chairside/shared/chair/timeline.ts';
import { isNibpAttempt, nibpFailure, type NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import { findingOf, occurrenceOf, reconcile, violationBefore } from './reconcile.ts';
import { conditionOf, rowsOf, violationOf, type Row } from './rows.ts';

/**
 * The cuff: rows without delays, and the repeat that a value past a confirm row has to agree with (AL8). What a measurement
 * means is judged from what has been recorded of it, so that limits and phase count whenever they change.
 */

const repeatAfterMs = 60_000;
/** Without a repeat for so long, the first value has to be believed. */
const missingAfterMs = 180_000;
/** The repeat agrees when it is past the limit less this. */
const agreesWithinMmHg = 5;
const failuresBelieved = 2;

export const pressureLow: Condition = { what: 'pressure-low', subject: null };
export const pressureHigh: Condition = { what: 'pressure-high', subject: null };

/** What one inflation came to: the measurement or its failure, and what that means for the rows that wait for it. */
export function takeMeasurement(session: Session, nibp: NibpMeasurement, key: string): readonly ChairFact[] {
  const failure = nibpFailure(nibp);
  if (failure !== null) return isNibpAttempt(failure) ? failed(session, nibp, { key, reason: failure }) : [];
  const values = {
    systolicMmHg: valueOf(nibp.systolicMmHg),
    diastolicMmHg: valueOf(nibp.diastolicMmHg),
    meanMmHg: meanOf(nibp),
  };
  const doubtful = doubtfulOf(nibp);
  const body = { deviceId: nibp.deviceId, key, ...values, doubtful, measuredAtMs: nibp.atMs };
  const measured = { key, ...values, doubtful, atMs: nibp.atMs };
  if (isKnown(session.nibp.last, measured)) return [];
  const confirmations = confirmRows(session).flatMap((row) => confirmation(session, row, measured));
  return [{ type: 'nibp-measured', body }, ...confirmations];
}

function isKnown(last: NibpState['last'], now: Measured): boolean {
  if (last?.key !== now.key) return false;
  return pressures.every(
    (pressure) =>
      last[pressure] === now[pressure] &&
      last.doubtful.includes(pressure) === now.doubtful.includes(pressure),
  );
}

/** A mean that is reckoned is as doubtful as what it is reckoned from. */
function doubtfulOf(nibp: NibpMeasurement): Pressure[] {
  const isDoubtful = (pressure: Pressure) => nibp[pressure].quality === 'questionable';
  const isReckoned = valueOf(nibp.meanMmHg) === null;
  return pressures.filter((pressure) =>
    pressure === 'meanMmHg' && isReckoned
      ? isDoubtful('systolicMmHg') || isDoubtful('diastolicMmHg')
      : isDoubtful(pressure),
  );
}

function failed(
  { nibp: { failuresInRow, lastFailure } }: Session,
  { deviceId, atMs }: NibpMeasurement,
  { key, reason }: { readonly key: string; readonly reason: NonNullable<ReturnType<typeof nibpFailure>> },
): readonly ChairFact[] {
  if (lastFailure?.key === key) return [];
  const fact: ChairFact = { type: 'nibp-failed', body: { deviceId, key, reason, failedAtMs: atMs } };
  return failuresInRow === 0 ? [fact, askedFor('failed', atMs + repeatAfterMs)] : [fact];
}

export function askedFor(because: 'failed' | 'confirm' | 'pulse-low' | 'person', dueAtMs: number): ChairFact {
  return { type: 'nibp-asked', body: { dueAtMs, because } };
}

/** The device's, else a third of the way up; unrounded (AL8). */
function meanOf({ systolicMmHg, diastolicMmHg, meanMmHg }: NibpMeasurement): number | null {
  const mean = valueOf(meanMmHg);
  if (mean !== null) return mean;
  const sys = valueOf(systolicMmHg);
  const dia = valueOf(diastolicMmHg);
  return sys === null || dia === null ? null : dia + (sys - dia) / 3;
}

function confirmRows(session: Session): readonly Row[] {
  return pressures.flatMap((pressure) => rowsOf(session, pressure)).filter(({ rule }) => rule.confirm);
}

type Measured = NonNullable<NibpState['last']>;

/** What a new measurement says about a row that stands or waits for its repeat. */
function confirmation({ nibp }: Session, row: Row, measured: Measured): readonly ChairFact[] {
  const { rule, limit } = row;
  const value = measured[rule.parameter as Pressure];
  if (value === null) return [];
  const isOut = isViolated(limit, value);
  const isDoubtful = measured.doubtful.includes(rule.parameter as Pressure);
  if (nibp.confirmed.some((one) => one.rule === rule.id))
    return isOut || isDoubtful ? [] : [confirmationEnded(rule.id, 'over')];
  const waiting = nibp.confirmations.find((one) => one.rule === rule.id);
  if (waiting !== undefined) {
    if (waiting.key === measured.key) return [];
    if (isViolated({ ...limit, value: nearer(row) }, value)) return [confirmationEnded(rule.id, 'agreed')];
    return isDoubtful ? [] : [confirmationEnded(rule.id, 'dropped')];
  }
  return [];
}

/** Confirm rows the last value is past, and that nobody waits for yet: after a measurement, at the start, with a moved limit. */
export function newConfirmations(session: Session, nowMs: number): readonly ChairFact[] {
  const { nibp, course } = session;
  const { last } = nibp;
  if (last === null) return [];
  const firstAtMs = nowMs - last.atMs < repeatAfterMs ? last.atMs : nowMs;
  const began = confirmRows(session).flatMap(({ rule, limit }): readonly ChairFact[] => {
    const value = violating(limit, last[rule.parameter as Pressure]);
    const isKnown = [...nibp.confirmations, ...nibp.confirmed].some((one) => one.rule === rule.id);
    const isAsleep = rule.priority === 'medium' && course.phase === 'preparing';
    if (value === null || isKnown || isAsleep) return [];
    // What was measured before the start begins to count with it.
    const startMs = rule.priority === 'medium' ? (startedAtMs(course) ?? firstAtMs) : firstAtMs;
    const body = {
      rule: rule.id,
      value,
      limit: limit.value,
      key: last.key,
      firstAtMs: Math.max(firstAtMs, startMs),
    };
    return [{ type: 'confirmation-began', body }];
  });
  const first = began[0];
  if (first?.type !== 'confirmation-began') return [];
  return [...began, askedFor('confirm', first.body.firstAtMs + repeatAfterMs)];
}

function nearer({ limit: { direction, value } }: Row): number {
  return direction === 'high' ? value - agreesWithinMmHg : value + agreesWithinMmHg;
}

function confirmationEnded(
  rule: string,
  outcome: 'agreed' | 'failed-twice' | 'missing' | 'dropped' | 'over',
): ChairFact {
  return { type: 'confirmation-ended', body: { rule, outcome } };
}

/** Rows that are no longer among the limits, because somebody moved them, wait and stand no longer. */
export function orphanedConfirmations(session: Session): readonly ChairFact[] {
  const rules = new Set(confirmRows(session).map(({ rule }) => rule.id));
  const { confirmations, confirmed } = session.nibp;
  return [
    ...confirmations
      .filter((one) => !rules.has(one.rule))
      .map((one) => confirmationEnded(one.rule, 'dropped')),
    ...confirmed.filter((one) => !rules.has(one.rule)).map((one) => confirmationEnded(one.rule, 'over')),
  ];
}

/** Rows whose repeat did not come, or failed: the first value is believed. */
export function overdueConfirmations({ nibp }: Session, nowMs: number): readonly ChairFact[] {
  return nibp.confirmations.flatMap((one) => {
    if (one.failures >= failuresBelieved) return [confirmationEnded(one.rule, 'failed-twice')];
    return nowMs >= missingAtMs(one) ? [confirmationEnded(one.rule, 'missing')] : [];
  });
}

export function missingAtMs({ firstAtMs }: Confirmation): number {
  return firstAtMs + missingAfterMs;
}

/** Both pressure conditions as the last measurement, the limits and the phase have them. */
export function pressureFacts(session: Session, nowMs: number): readonly ChairFact[] {
  const { last } = session.nibp;
  if (last === null) return [];
  return [pressureLow, pressureHigh].flatMap((condition) => {
    const rows = pressures
      .flatMap((pressure) => rowsOf(session, pressure))
      .filter(({ rule }) => conditionOf(rule)?.what === condition.what);
    const violations = rows.flatMap((row) => standing(session, row, last));
    const value = violations[0]?.value ?? last.systolicMmHg ?? last.meanMmHg;
    const finding = findingOf(condition, violations, { atMs: last.atMs, value });
    const isWorse = isWorseThanAcknowledged(occurrenceOf(session.alarms, condition), violations, last);
    return reconcile(session.alarms, { ...finding, isWorse }, nowMs);
  });
}

/** 15 mmHg past what was known when a person acknowledged it is news (AL14). */
const worseByMmHg = 15;

function isWorseThanAcknowledged(
  occurrence: Occurrence | undefined,
  violations: readonly Violation[],
  last: Measured,
): boolean {
  const acknowledged = occurrence?.acknowledged ?? null;
  if (acknowledged === null || acknowledged.measurement === last.key) return false;
  return violations.some(({ parameter, direction, limit, isReached }) => {
    const now = last[parameter as Pressure];
    const then = acknowledged.pressures[parameter as Pressure];
    if (now === null || then === null || !isViolated({ direction, value: limit, isReached }, now))
      return false;
    return (direction === 'high' ? now - then : then - now) >= worseByMmHg;
  });
}

function standing(session: Session, row: Row, last: Measured): readonly Violation[] {
  const { rule, limit } = row;
  const value = last[rule.parameter as Pressure];
  const stood = violationBefore(session.alarms, conditionOf(rule), rule.id);
  if (rule.confirm) {
    const confirmed = session.nibp.confirmed.find((one) => one.rule === rule.id);
    if (confirmed !== undefined) return [violationOf(row, violating(limit, value) ?? confirmed.value)];
    const waiting = session.nibp.confirmations.find((one) => one.rule === rule.id);
    if (waiting === undefined || rule.priority !== 'high') return [];
    return [violationOf(row, violating(limit, value) ?? waiting.value, 'medium')];
  }
  if (value === null) return stood === undefined ? [] : [stood];
  if (rule.priority === 'medium' && session.course.phase === 'preparing') return [];
  if (isViolated(limit, value)) return [violationOf(row, value)];
  // A doubtful value calms nobody (AL6).
  const isDoubtful = last.doubtful.includes(rule.parameter as Pressure);
  return isDoubtful && stood !== undefined ? [stood] : [];
}

/** What is said to be past a limit is past it: a repeat that agrees from within 5 mmHg does not stand for the row. */
function violating(limit: Row['limit'], value: number | null): number | null {
  return value !== null && isViolated(limit, value) ? value : null;
}
