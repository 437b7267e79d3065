import type { Watched } from './rows.ts';
import type { Stretch } from './stretches.ts';
import type { Period } from './watched-session.ts';

/** Medium asks whether it was called at all, high whether it was called high: what reaches high is asked both. */
export const levels = ['medium', 'high'] as const;
export type Level = (typeof levels)[number];

/** A time a condition was so, by one or more rows of the preset in force that stood together (SI85). */
export type Interval = Period & {
  readonly what: Watched;
  readonly level: Level;
  /** When the first of the rows had been violated for long enough. */
  readonly standsAtMs: number;
};

/** Of what is true: each from the first value past a row, where the row came to stand. */
export function trueIntervals(stretches: readonly Stretch[]): readonly Interval[] {
  return intervalsBy(stretches, ({ fromMs }) => fromMs);
}

/** Of what was said: each from when it was known that a row stands. */
export function knownIntervals(stretches: readonly Stretch[]): readonly Interval[] {
  return intervalsBy(stretches, ({ standsAtMs, fromMs }) => standsAtMs ?? fromMs);
}

function intervalsBy(stretches: readonly Stretch[], beginOf: (one: Stretch) => number): readonly Interval[] {
  const standing = stretches.flatMap((one) => {
    if (one.standsAtMs === null) return [];
    const { row, standsAtMs, untilMs } = one;
    const at = { what: row.what, fromMs: beginOf(one), standsAtMs, untilMs };
    const medium: Interval = { ...at, level: 'medium' };
    return row.priority === 'high' ? [medium, { ...at, level: 'high' } as const] : [medium];
  });
  const groups = Map.groupBy(standing, ({ what, level }) => `${what} ${level}`);
  return [...groups.values()].flatMap(merged).toSorted((one, other) => one.fromMs - other.fromMs);
}

function merged(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.toSorted((one, other) => one.fromMs - other.fromMs);
  return sorted.reduce<readonly Interval[]>((together, next) => {
    const last = together.at(-1);
    if (last === undefined || next.fromMs > last.untilMs) return [...together, next];
    const joined = {
      ...last,
      standsAtMs: Math.min(last.standsAtMs, next.standsAtMs),
      untilMs: Math.max(last.untilMs, next.untilMs),
    };
    return [...together.slice(0, -1), joined];
  }, []);
}
