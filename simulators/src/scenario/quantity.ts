import { formatDuration, parseDuration } from './values.ts';

/**
 * A value as a person writes it, taken apart so that it can be drawn: `45s`, `2.1%`, `188/112`, `3`. Whatever is drawn is written in
 * the same way again and read by the same schema as if a person had written it.
 */
export type Quantity = {
  readonly numbers: readonly number[];
  write(numbers: readonly number[]): number | string;
};

/** Null: a word, or nothing that could be drawn between two of. */
export function quantityOf(value: unknown): Quantity | null {
  if (typeof value === 'number') return { numbers: [value], write: ([one = NaN]) => one };
  if (typeof value !== 'string') return null;
  const durationMs = parseDuration(value);
  if (durationMs !== null) return { numbers: [durationMs], write: ([ms = NaN]) => formatDuration(ms) };
  const pressure = /^(\d+)\/(\d+)$/.exec(value);
  if (pressure !== null) {
    return { numbers: pressure.slice(1).map(Number), write: (both) => both.map(Math.round).join('/') };
  }
  const unit = /^[+-]?\d+(?:\.\d+)?( ?[%A-Za-z][A-Za-z/]*)$/.exec(value)?.[1];
  if (unit === undefined) return null;
  return {
    numbers: [parseFloat(value)],
    write: ([one = NaN]) => `${String(Math.round(one * 1_000) / 1_000)}${unit}`,
  };
}
