import { isInsideBy, isViolated } from '@chairside/shared/alarms/limits.ts';
import type { Row } from './rows.ts';

/** A stretch of time over which values were past a row. Of what is true, or of what was said. */
export type Stretch = {
  readonly row: Row;
  /** The first value past it, by its own time. */
  readonly fromMs: number;
  /** When whoever measured it went to look: a cuff begins half a minute before it has a value. */
  readonly sensedAtMs: number;
  /** When that value was known; of what is true the same as `fromMs`. */
  readonly knownAtMs: number;
  /** When it was known that the row stands; null: it never did. */
  readonly standsAtMs: number | null;
  readonly untilMs: number;
};

export type Sample = {
  readonly atMs: number;
  readonly sensedAtMs: number;
  readonly knownAtMs: number;
  readonly value: number;
  /** Good enough to end something (AL6). */
  readonly isTrusted: boolean;
};

/** When a row stands (AL4). */
export type Patience = {
  /** With a violating value so long after the first. */
  readonly delayMs: number;
  /** Values inside it for less than that end nothing: of a pressure single beats differ by more than a limit is wide. */
  readonly bridgeMs: number;
  /** Also when it was violated for 20 s of 30. */
  readonly isPooled: boolean;
};

const pooledMs = 20_000;
const pooledWithinMs = 30_000;
const countsAtMostMs = 5_000;

/** One row over values in the order of their times. */
function createRowWatch() {
  const closed: Stretch[] = [];
  let open: Omit<Stretch, 'untilMs'> | null = null;
  let insideSinceMs: number | null = null;
  let last: { readonly atMs: number; readonly isPast: boolean } | null = null;
  let past: { readonly fromMs: number; readonly untilMs: number }[] = [];

  function take(row: Row, sample: Sample, { delayMs, bridgeMs, isPooled }: Patience): void {
    const { atMs, sensedAtMs, knownAtMs, value, isTrusted } = sample;
    const isPast = isViolated(row, value);
    if (isPooled) remember(atMs, isPast);
    if (isPast) {
      insideSinceMs = null;
      open ??= { row, fromMs: atMs, sensedAtMs, knownAtMs, standsAtMs: null };
      const stands = atMs - open.fromMs >= delayMs || (isPooled && pastMs(atMs) >= pooledMs);
      if (open.standsAtMs === null && stands) open = { ...open, standsAtMs: knownAtMs };
    } else if (open !== null && isTrusted && isInsideBy(row, row.hysteresis, value)) {
      insideSinceMs ??= atMs;
      if (atMs - insideSinceMs >= bridgeMs) end(insideSinceMs);
    }
  }

  function remember(atMs: number, isPast: boolean): void {
    if (last?.isPast === true)
      past.push({ fromMs: last.atMs, untilMs: Math.min(atMs, last.atMs + countsAtMostMs) });
    last = { atMs, isPast };
    past = past.filter(({ untilMs }) => untilMs > atMs - pooledWithinMs);
  }

  function pastMs(atMs: number): number {
    const sinceMs = atMs - pooledWithinMs;
    return past.reduce((sum, { fromMs, untilMs }) => sum + untilMs - Math.max(fromMs, sinceMs), 0);
  }

  /** Also when its limit is taken away, or the session is over. */
  function end(atMs: number): void {
    if (open !== null) closed.push({ ...open, untilMs: Math.max(atMs, open.standsAtMs ?? atMs) });
    open = null;
    insideSinceMs = null;
  }

  return { take, end, stretches: (): readonly Stretch[] => closed };
}

/** All rows that are in force, each by its rule. */
export function createRowWatches(patienceOf: (row: Row) => Patience) {
  const watches = new Map<string, ReturnType<typeof createRowWatch>>();
  let inForce: readonly Row[] = [];

  function follow(rows: readonly Row[], atMs: number): void {
    if (rows === inForce) return;
    const rules = new Set(rows.map(({ rule }) => rule));
    for (const [rule, watch] of watches) if (!rules.has(rule)) watch.end(atMs);
    inForce = rows;
  }

  return {
    /** `sampleOf`: null where there is no value; it neither begins nor ends anything (AL5). */
    take(rows: readonly Row[], atMs: number, sampleOf: (row: Row) => Sample | null): void {
      follow(rows, atMs);
      for (const row of rows) {
        const sample = sampleOf(row);
        if (sample === null) continue;
        const watch = watches.get(row.rule) ?? createRowWatch();
        watches.set(row.rule, watch);
        watch.take(row, sample, patienceOf(row));
      }
    },
    stretchesUpTo(atMs: number): readonly Stretch[] {
      return [...watches.values()].flatMap((watch) => {
        watch.end(atMs);
        return watch.stretches();
      });
    },
  };
}
