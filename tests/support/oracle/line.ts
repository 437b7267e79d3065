import type { RuleParameter } from '@chairside/shared/alarms/preset.ts';
import { sourcePeriodMs } from '@chairside/shared/vitals/staleness.ts';

/**
 * An independent reader of docs/spec/alarms.md: written from the text alone, in another way than the product's. It is given
 * all readings of a session at once and looks back and forth in them; nothing in it runs along with time.
 */

/** One reading, as the text speaks of it. */
export type Said = {
  readonly parameter: RuleParameter;
  readonly atMs: number;
  readonly quality: 'good' | 'questionable' | 'unavailable';
  /** Null where it is unavailable. */
  readonly value: number | null;
};

/** Readings of one parameter, oldest first, none at or before the one in front of it: what AL10 evaluates. */
export type Line = readonly Said[];

/** AL10: the newest by its own time is evaluated; an older one that comes later is not. */
export function lineOf(readings: readonly Said[], parameter: RuleParameter): Line {
  const own = readings.filter((one) => one.parameter === parameter);
  return own.filter((one, index) => own.slice(0, index).every((before) => before.atMs < one.atMs));
}

/** The period of a source is told from so many of its last readings. */
const readingsForPeriod = 9;

export function periodMs(line: Line, upTo: number): number {
  const last = line.slice(Math.max(0, upTo + 1 - readingsForPeriod), upTo + 1);
  return sourcePeriodMs(last.map(({ atMs }) => atMs));
}

/** `max(5 s, 2.5 periods)`: so long between two readings is silence. */
export function silenceMs(line: Line, upTo: number): number {
  return Math.max(5_000, 2.5 * periodMs(line, upTo));
}

const armedAfterMs = 10_000;

/**
 * AL9: which reading arms the line: the first good one at least 10 s after the first of an unbroken row of good ones. Past the
 * end where it never arms.
 */
export function armedFrom(line: Line): number {
  const armed = line.findIndex((one, index) => {
    const first = goodRowUpTo(line, index)[0];
    return first !== undefined && one.atMs - first.atMs >= armedAfterMs;
  });
  return armed < 0 ? line.length : armed;
}

/** The good readings without a break that end with this one; a silence is a break as well. */
function goodRowUpTo(line: Line, index: number): Line {
  let from = index;
  while (from >= 0 && line[from]?.quality === 'good' && (from === index || !isSilentAfter(line, from)))
    from -= 1;
  return line.slice(from + 1, index + 1);
}

function isSilentAfter(line: Line, index: number): boolean {
  const here = line[index]?.atMs ?? 0;
  const next = line[index + 1]?.atMs ?? here;
  return next - here >= silenceMs(line, index + 1);
}
