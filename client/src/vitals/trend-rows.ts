import { decimate, type TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import { freshness } from '@chairside/shared/vitals/staleness.ts';
import type { TrendLines } from '../live/trend-lines.ts';

/** One moment of the chart; a null is a gap in that line. */
export type TrendRow = {
  readonly atMs: number;
  readonly minute: number;
  readonly spo2Percent: number | null;
  readonly pulseRateBpm: number | null;
};

/** More than this and drawing them takes longer than a heartbeat of the screen may. */
export const mostRows = 300;

const periodMs = 1_000;

/**
 * Both lines on common rows: every extreme of either, and what the other was at that moment. As fine as `mostRows`
 * allows.
 */
export function trendRows(lines: TrendLines, zeroMs: number): readonly TrendRow[] {
  const spo2 = lines.get('spo2Percent') ?? [];
  const pulse = lines.get('pulseRateBpm') ?? [];
  const times = fittingTimes(spo2, pulse);
  const spo2At = reader(spo2);
  const pulseAt = reader(pulse);
  return times.map((atMs) => ({
    atMs,
    minute: (atMs - zeroMs) / 60_000,
    spo2Percent: spo2At(atMs),
    pulseRateBpm: pulseAt(atMs),
  }));
}

function fittingTimes(spo2: readonly TrendPoint[], pulse: readonly TrendPoint[]): readonly number[] {
  let times = timesOf(spo2, pulse);
  for (let buckets = 128; times.length > mostRows && buckets >= 4; buckets = Math.floor(buckets * 0.8)) {
    times = timesOf(decimate(spo2, buckets), decimate(pulse, buckets));
  }
  return times;
}

function timesOf(spo2: readonly TrendPoint[], pulse: readonly TrendPoint[]): readonly number[] {
  const times = new Set<number>();
  for (const { atMs } of spo2) times.add(atMs);
  for (const { atMs } of pulse) times.add(atMs);
  return [...times].sort((a, b) => a - b);
}

/**
 * Reads a line at ascending times: the newest point so far. Silence within a line is a gap of its own; after its end
 * nothing is known, and the last value must not run on (AL28).
 */
function reader(points: readonly TrendPoint[]): (atMs: number) => number | null {
  let index = -1;
  return (atMs) => {
    for (let next = points[index + 1]; next !== undefined && next.atMs <= atMs; next = points[index + 1])
      index += 1;
    const point = points[index];
    if (point === undefined) return null;
    const isOver = index === points.length - 1 && freshness(atMs - point.atMs, periodMs) === 'gone';
    return isOver ? null : point.value;
  };
}
