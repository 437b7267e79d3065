/** The few numbers the verification needs. All of them take at least two values. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function sd(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

/** `at` from 0 to 1; between two values in a straight line. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = at * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function shareOf<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.filter(is).length / all.length;
}

/** 95 % interval of a share (Wilson). */
export function wilson(share: number, count: number): { readonly from: number; readonly to: number } {
  const z = 1.96;
  const middle = (share + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const half =
    (z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))) / (1 + (z * z) / count);
  return { from: middle - half, to: middle + half };
}

/** 90 % interval of a mean over people who were seen several times: people are independent, their visits are not. */
export function meanOverPeople(people: readonly (readonly number[])[]): {
  readonly mean: number;
  readonly from: number;
  readonly to: number;
} {
  const own = people.map(mean);
  const middle = mean(own);
  const half = (1.645 * sd(own)) / Math.sqrt(own.length);
  return { mean: middle, from: middle - half, to: middle + half };
}

/** Correlation of two series of one length. */
export function correlation(one: readonly number[], other: readonly number[]): number {
  const [middle, otherMiddle] = [mean(one), mean(other)];
  const together = one.reduce(
    (sum, value, index) => sum + (value - middle) * ((other[index] ?? NaN) - otherMiddle),
    0,
  );
  return together / ((one.length - 1) * sd(one) * sd(other));
}
