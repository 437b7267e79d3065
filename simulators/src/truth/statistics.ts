import type { Stream } from '../random.ts';

/** 95 % intervals throughout: 2.5 % on either side. */
const tail = 0.025;
const z = 1.959963984540054;

export type Bounds = { readonly low: number; readonly high: number };

/** Of a proportion: Wilson 1927, without correction for continuity (Newcombe 1998, method 3). */
export function wilson(count: number, of: number): Bounds {
  const share = count / of;
  const middle = share + (z * z) / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return {
    low: count === 0 ? 0 : (middle - reach) / scale,
    high: count === of ? 1 : (middle + reach) / scale,
  };
}

/** Of a Poisson count: exact (Garwood 1936). Divide by the exposure for a rate. */
export function garwood(count: number): Bounds {
  const most = 2 * count + 20;
  return {
    low: count === 0 ? 0 : bisect((mean) => 1 - poissonUpTo(count - 1, mean) - tail, most),
    high: bisect((mean) => tail - poissonUpTo(count, mean), most),
  };
}

/** Nothing seen in so much exposure: with 95 % confidence, one-sided, the rate is below this. */
export function ruleOfThree(exposure: number): number {
  return 3 / exposure;
}

/** P(X ≤ count) for that mean, summed from the largest term so that no power overflows. */
function poissonUpTo(count: number, mean: number): number {
  if (mean === 0) return 1;
  let logTerm = -mean;
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= count; k += 1) {
    logTerm += Math.log(mean / k);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}

/** Where a rising function crosses zero between 0 and `most`. */
function bisect(rising: (x: number) => number, most: number): number {
  let low = 0;
  let high = most;
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Between the two nearest, in proportion (Hyndman & Fan, type 7); null of nothing. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}

const resamples = 2_000;

/**
 * Percentile bootstrap that draws whole clusters: what happens within one session is not independent. `figureOf` says null where a
 * draw has nothing to say (no true interval in it); such draws are left out. Null with fewer than two clusters.
 */
export function clusterBootstrap<T>(
  clusters: readonly T[],
  figureOf: (drawn: readonly T[]) => number | null,
  stream: Stream,
): Bounds | null {
  if (clusters.length < 2) return null;
  const figures = Array.from({ length: resamples }, (_, nth) =>
    figureOf(clusters.map((_own, place) => drawn(clusters, stream.uniform(nth * clusters.length + place)))),
  ).filter((figure) => figure !== null);
  const [low, high] = [quantile(figures, tail), quantile(figures, 1 - tail)];
  return low === null || high === null ? null : { low, high };
}

function drawn<T>(clusters: readonly T[], uniform: number): T {
  return clusters[Math.min(clusters.length - 1, Math.floor(uniform * clusters.length))] as T;
}
