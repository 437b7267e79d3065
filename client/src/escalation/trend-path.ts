import type { TrendPoint } from '@chairside/shared/vitals/decimate.ts';

/** In units of the drawing; it is stretched to the room there is. */
export const trendWidth = 600;
export const trendHeight = 60;

export type Range = { readonly low: number; readonly high: number };
type Span = { readonly fromMs: number; readonly toMs: number };

/** The calm range, widened by tens to whatever was measured. */
export function rangeOf(points: readonly TrendPoint[], calm: Range): Range {
  return points.reduce(
    ({ low, high }, { value }) =>
      value === null
        ? { low, high }
        : {
            low: Math.min(low, Math.floor(value / 10) * 10),
            high: Math.max(high, Math.ceil(value / 10) * 10),
          },
    calm,
  );
}

/** An SVG path; where there was no number it is lifted. */
export function trendPath(
  points: readonly TrendPoint[],
  { fromMs, toMs }: Span,
  { low, high }: Range,
): string {
  let isDown = false;
  return points
    .flatMap(({ atMs, value }) => {
      if (value === null) {
        isDown = false;
        return [];
      }
      const x = ((atMs - fromMs) / (toMs - fromMs)) * trendWidth;
      const y = (1 - (value - low) / (high - low)) * trendHeight;
      const move = isDown ? 'L' : 'M';
      isDown = true;
      return [`${move}${x.toFixed(1)} ${y.toFixed(1)}`];
    })
    .join('');
}
