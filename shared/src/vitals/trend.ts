import type { TrendPoint } from './decimate.ts';
import { valueOf, type Reading } from './reading.ts';
import { freshness, sourcePeriodMs } from './staleness.ts';

/**
 * The readings of one parameter as a line: unavailable readings are gaps, and so is silence long enough for the number
 * to have gone from the screen (AL28). `readings` ascending in time, all of one parameter.
 */
export function trendOf(readings: readonly Reading[]): readonly TrendPoint[] {
  const periodMs = sourcePeriodMs(readings.slice(-20).map((reading) => reading.atMs));
  const points: TrendPoint[] = [];
  for (const reading of readings)
    pushPoint(points, { atMs: reading.atMs, value: valueOf(reading) }, periodMs);
  return points;
}

/** Appends in place, with a gap before the point when the line had been silent for too long. */
export function pushPoint(points: TrendPoint[], point: TrendPoint, periodMs: number): void {
  const last = points.at(-1);
  if (last !== undefined && freshness(point.atMs - last.atMs, periodMs) === 'gone') {
    points.push({ atMs: last.atMs + 1, value: null });
  }
  points.push(point);
}
