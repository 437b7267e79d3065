/**
 * A series drawn over time. `value` null is a gap: the line breaks there (T30: never a straight line through a gap).
 */
export type TrendPoint = { readonly atMs: number; readonly value: number | null };

/**
 * Fewer points, every extreme: time is cut into `buckets` equal parts, and of each part its first and last, its lowest and
 * its highest point survive, in order of time; where a gap lay between two survivors, one point of the gap survives too.
 *
 * Guarantees: the output is a subsequence of the input, at most 7 points a bucket; the minimum and maximum of every
 * bucket are in it; two values stand next to each other in the output only if no gap lay between them in the input.
 *
 * Assumes `points` in ascending order of time.
 */
export function decimate(points: readonly TrendPoint[], buckets: number): readonly TrendPoint[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length <= buckets) return points;
  const widthMs = Math.max(1, (last.atMs - first.atMs + 1) / buckets);
  const bucketOf = (point: TrendPoint) => Math.floor((point.atMs - first.atMs) / widthMs);
  const survivors: number[] = [];
  let from = 0;
  for (let index = 1; index <= points.length; index += 1) {
    const point = points[index];
    if (point !== undefined && bucketOf(point) === bucketOf(points[from] ?? point)) continue;
    survivors.push(...extremesOf(points, from, index));
    from = index;
  }
  return withGapsBetween(points, survivors);
}

/** Indices of the first, last, lowest and highest point of `points[from … to - 1]`, ascending. */
function extremesOf(points: readonly TrendPoint[], from: number, to: number): readonly number[] {
  let lowest = from;
  let highest = from;
  for (let index = from; index < to; index += 1) {
    const value = points[index]?.value ?? null;
    if (value === null) continue;
    const low = points[lowest]?.value ?? null;
    const high = points[highest]?.value ?? null;
    if (low === null || value < low) lowest = index;
    if (high === null || value > high) highest = index;
  }
  return [...new Set([from, lowest, highest, to - 1])].sort((a, b) => a - b);
}

function withGapsBetween(points: readonly TrendPoint[], survivors: readonly number[]): readonly TrendPoint[] {
  const kept: TrendPoint[] = [];
  let previous = -1;
  for (const index of survivors) {
    for (let between = previous + 1; between < index && previous >= 0; between += 1) {
      const point = points[between];
      if (point?.value === null) {
        kept.push(point);
        break;
      }
    }
    const point = points[index];
    if (point !== undefined) kept.push(point);
    previous = index;
  }
  return kept;
}
