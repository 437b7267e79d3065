import type { TrendPoint } from './decimate.ts';
import { freshness, sourcePeriodMs } from './staleness.ts';

/**
 * What one parameter measured as a line that is broken where nothing was known: at unavailable readings (`value` null), and
 * where silence lasted so long that the number had gone from the screen (AL28), by the period its source had just then.
 * `points` ascending in time.
 */
export function trendOf(points: readonly TrendPoint[]): readonly TrendPoint[] {
  const line: TrendPoint[] = [];
  points.forEach((point, index) => {
    const before = points.slice(Math.max(0, index - periodPoints), index);
    const isLong = couldBeGone(point.atMs - (before.at(-1)?.atMs ?? point.atMs));
    pushPoint(line, point, isLong ? sourcePeriodMs(before.map(({ atMs }) => atMs)) : 0);
  });
  return line;
}

/** Appends in place, with a gap before the point when the line had been silent for too long. */
export function pushPoint(points: TrendPoint[], point: TrendPoint, periodMs: number): void {
  const last = points.at(-1);
  if (last !== undefined && freshness(point.atMs - last.atMs, periodMs) === 'gone') {
    points.push({ atMs: last.atMs + 1, value: null });
  }
  points.push(point);
}

/** How many of its last readings tell a source's period. */
const periodPoints = 20;

/** No source, however fast, is gone any sooner; the period need not be computed for every point. */
function couldBeGone(silentMs: number): boolean {
  return freshness(silentMs, 0) === 'gone';
}
