import { decimate, type TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { pushPoint } from '@chairside/shared/vitals/trend.ts';
import type { Trend } from '@chairside/shared/wire.ts';

/**
 * The session's lines, one a parameter, ascending in time. They grow in place, because copying thousands of points for
 * each reading would cost more than drawing them: whoever draws them looks again at its own pace.
 */
export type TrendLines = Map<ParameterId, TrendPoint[]>;

/** Four hours at one reading a second; beyond it the oldest detail is thinned, extremes stay. */
const mostPoints = 14_400;
const thinnedBuckets = 1_000;

export function linesOf(trend: Trend): TrendLines {
  const lines: TrendLines = new Map();
  for (const [parameter, points] of Object.entries(trend)) lines.set(parameter as ParameterId, [...points]);
  return lines;
}

export function addToLines(lines: TrendLines, reading: NumberedReading, periodMs: number): void {
  const line = lines.get(reading.parameter) ?? [];
  lines.set(reading.parameter, line);
  const point = { atMs: reading.atMs, value: reading.quality === 'unavailable' ? null : reading.value };
  const last = line.at(-1);
  if (last !== undefined && point.atMs < last.atMs) insert(line, point);
  else pushPoint(line, point, periodMs);
  if (line.length > mostPoints) lines.set(reading.parameter, [...decimate(line, thinnedBuckets)]);
}

/** A reading that came late takes its place in time. */
function insert(line: TrendPoint[], point: TrendPoint): void {
  let index = line.length;
  while (index > 0 && (line[index - 1]?.atMs ?? 0) > point.atMs) index -= 1;
  line.splice(index, 0, point);
}
