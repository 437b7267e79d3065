import { isViolated } from '@chairside/shared/alarms/limits.ts';
import { isPressure, type PressureParameter, type Row } from './rows.ts';
import type { Stretch } from './stretches.ts';

/** One measurement of a cuff, as it was known; with the mean, measured or reckoned. A failed one has no values. */
export type Measured = {
  readonly beganAtMs: number;
  readonly atMs: number;
  readonly knownAtMs: number;
  readonly values: Readonly<Record<PressureParameter, number | null>>;
  readonly hasFailed: boolean;
};

const repeatWithinMmHg = 5;
const repeatMissingAfterMs = 180_000;
const failuresThatConfirm = 2;

/**
 * What somebody who keeps to the rules of the cuff would know from its measurements alone (AL8, AL9): a row without a repeat stands
 * with the value past it; one with a repeat waits for it, a high one as medium meanwhile.
 */
export function createCuffRows() {
  const byRule = new Map<string, ReturnType<typeof createCuffRow>>();
  let inForce: readonly Row[] = [];
  let last: Measured | null = null;

  /** A row that comes into force, or gets another limit, is held against what was measured last. */
  function follow(rows: readonly Row[], nowMs: number): void {
    if (rows !== inForce) {
      for (const [rule, row] of byRule) if (!rows.some((one) => one.rule === rule)) row.end(nowMs);
      const before = inForce;
      inForce = rows.filter(({ parameter }) => isPressure(parameter));
      for (const row of inForce) {
        const isAsBefore = before.some(({ rule, value }) => rule === row.rule && value === row.value);
        if (!isAsBefore && last !== null && !last.hasFailed)
          ruled(row).take(row, { ...last, knownAtMs: nowMs });
      }
      inForce = rows;
    }
    for (const row of byRule.values()) row.wait(nowMs);
  }

  function ruled({ rule }: Row) {
    const row = byRule.get(rule) ?? createCuffRow();
    byRule.set(rule, row);
    return row;
  }

  return {
    follow,
    /** An older one than the last, or the same again, is passed over (AL8, AL10). */
    take(measured: Measured): void {
      if (last !== null && measured.beganAtMs <= last.beganAtMs) return;
      for (const row of inForce) if (isPressure(row.parameter)) ruled(row).take(row, measured);
      if (!measured.hasFailed) last = measured;
    },
    stretchesUpTo: (atMs: number): readonly Stretch[] =>
      [...byRule.values()].flatMap((row) => {
        row.end(atMs);
        return row.stretches();
      }),
  };
}

type Open = Omit<Stretch, 'untilMs'>;

function createCuffRow() {
  const closed: Stretch[] = [];
  let standing: Open | null = null;
  let waiting: { readonly since: Open; readonly failures: number } | null = null;

  function take(row: Row, measured: Measured): void {
    const { knownAtMs, hasFailed } = measured;
    const value = isPressure(row.parameter) ? measured.values[row.parameter] : null;
    wait(knownAtMs);
    if (standing !== null) {
      if (value !== null && !isViolated(row, value)) end(knownAtMs);
    } else if (waiting !== null) {
      answer(row, { knownAtMs, value, hasFailed });
    } else if (value !== null && isViolated(row, value)) {
      const since = {
        row,
        fromMs: measured.atMs,
        sensedAtMs: measured.beganAtMs,
        knownAtMs,
        standsAtMs: null,
      };
      if (row.confirm) waiting = { since, failures: 0 };
      else standing = { ...since, standsAtMs: knownAtMs };
    }
  }

  type Answer = Pick<Measured, 'knownAtMs' | 'hasFailed'> & { readonly value: number | null };

  function answer(row: Row, { knownAtMs, value, hasFailed }: Answer): void {
    if (waiting === null) return;
    if (value !== null) {
      if (agrees(row, value)) stand(knownAtMs);
      else end(knownAtMs);
      return;
    }
    const failures = hasFailed ? waiting.failures + 1 : 0;
    waiting = { ...waiting, failures };
    if (failures >= failuresThatConfirm) stand(knownAtMs);
  }

  /** No repeat came in time. */
  function wait(nowMs: number): void {
    if (waiting === null) return;
    const missingAtMs = waiting.since.knownAtMs + repeatMissingAfterMs;
    if (nowMs >= missingAtMs) stand(missingAtMs);
  }

  function stand(atMs: number): void {
    if (waiting === null) return;
    closeWait(waiting.since, atMs);
    standing = { ...waiting.since, standsAtMs: atMs };
    waiting = null;
  }

  function end(atMs: number): void {
    if (standing !== null) closed.push({ ...standing, untilMs: atMs });
    if (waiting !== null) {
      closeWait(waiting.since, atMs);
      closed.push({ ...waiting.since, untilMs: atMs });
    }
    standing = null;
    waiting = null;
  }

  /** Until its repeat came a high row counted as medium. */
  function closeWait(since: Open, untilMs: number): void {
    if (since.row.priority === 'high')
      closed.push({
        ...since,
        row: { ...since.row, priority: 'medium' },
        standsAtMs: since.knownAtMs,
        untilMs,
      });
  }

  return { take, wait, end, stretches: (): readonly Stretch[] => closed };
}

/** Past the limit less 5 mmHg, on the row's side. */
function agrees({ direction, value: limit }: Row, value: number): boolean {
  return direction === 'high' ? value > limit - repeatWithinMmHg : value < limit + repeatWithinMmHg;
}
