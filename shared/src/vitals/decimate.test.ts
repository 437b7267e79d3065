import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate, type TrendPoint } from './decimate.ts';

/** Ascending in time, about one in five a gap, now and then two at the same moment. */
const anySeries = fc
  .array(
    fc.record({
      stepMs: fc.integer({ min: 0, max: 5_000 }),
      value: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 60, max: 100 }) }, fc.constant(null)),
    }),
    { maxLength: 400 },
  )
  .map((steps) => {
    let atMs = 1_772_442_000_000;
    return steps.map(({ stepMs, value }): TrendPoint => ({ atMs: (atMs += stepMs), value }));
  });
const anyBuckets = fc.integer({ min: 1, max: 60 });

/** Written another way than in the code: by the bounds of time, not by walking. */
function bucketsOf(points: readonly TrendPoint[], buckets: number): readonly (readonly TrendPoint[])[] {
  const fromMs = points[0]?.atMs ?? 0;
  const widthMs = Math.max(1, ((points.at(-1)?.atMs ?? 0) - fromMs + 1) / buckets);
  return Array.from({ length: buckets }, (_, index) =>
    points.filter(({ atMs }) => Math.floor((atMs - fromMs) / widthMs) === index),
  );
}

const valuesOf = (points: readonly TrendPoint[]) => points.flatMap(({ value }) => value ?? []);

function forAny(property: (points: readonly TrendPoint[], buckets: number) => void): void {
  fc.assert(fc.property(anySeries, anyBuckets, property), { numRuns: 300 });
}

describe('a decimated series', () => {
  it('[JR15] keeps the lowest and the highest value of every bucket', () => {
    forAny((points, buckets) => {
      const kept = new Set(decimate(points, buckets));
      for (const bucket of bucketsOf(points, buckets)) {
        const values = valuesOf(bucket);
        if (values.length === 0) continue;
        const keptValues = valuesOf(bucket.filter((point) => kept.has(point)));
        expect(Math.min(...keptValues)).toBe(Math.min(...values));
        expect(Math.max(...keptValues)).toBe(Math.max(...values));
      }
    });
  });

  it('[JR15] keeps the first and the last point of every bucket', () => {
    forAny((points, buckets) => {
      const kept = new Set(decimate(points, buckets));
      for (const bucket of bucketsOf(points, buckets)) {
        for (const point of [...bucket.slice(0, 1), ...bucket.slice(-1)]) expect(kept.has(point)).toBe(true);
      }
    });
  });

  it('[JR15] is made of points of the series, in their order, each once', () => {
    forAny((points, buckets) => {
      const places = decimate(points, buckets).map((point) => points.indexOf(point));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
    });
  });

  it('[JR15] has at most 7 points a bucket', () => {
    forAny((points, buckets) => {
      const kept = new Set(decimate(points, buckets));
      if (points.length <= buckets) return;
      for (const bucket of bucketsOf(points, buckets)) {
        expect(bucket.filter((point) => kept.has(point)).length).toBeLessThanOrEqual(7);
      }
    });
  });

  it('[JR15] never draws a line over a gap', () => {
    forAny((points, buckets) => {
      const kept = decimate(points, buckets);
      kept.slice(1).forEach((point, index) => {
        const before = kept[index];
        if (before === undefined || before.value === null || point.value === null) return;
        const between = points.slice(points.indexOf(before) + 1, points.indexOf(point));
        expect(between.filter(({ value }) => value === null)).toEqual([]);
      });
    });
  });

  const short: readonly (readonly [number, number])[] = [
    [9, 9],
    [10, 10],
    [11, 3],
  ];
  for (const [length, kept] of short) {
    it(`[JR15] of ${length} points in 10 parts ${length <= 10 ? 'is the series itself' : 'is shorter where it is flat'}`, () => {
      const points = Array.from({ length }, (_, index) => ({
        atMs: index === 10 ? 1_000_000 : index,
        value: 97,
      }));
      expect(decimate(points, 10)).toHaveLength(kept);
    });
  }

  it('[JR15] of nothing is nothing', () => {
    expect(decimate([], 10)).toEqual([]);
  });
});
