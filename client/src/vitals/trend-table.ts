import type { LogEntry } from '@chairside/shared/chair/state.ts';
import type { NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import type { TrendRow } from './trend-rows.ts';

/** Some minutes of the session in a line: lowest and highest of what the chart draws, what the cuff and people said. */
export type TableRow = {
  readonly fromMinute: number;
  readonly atMs: number;
  readonly spo2: Span | null;
  readonly pulse: Span | null;
  readonly nibp: readonly NibpMeasurement[];
  readonly entries: readonly LogEntry[];
};

export type Span = { readonly low: number; readonly high: number };

const stepMinutes = 5;

/** Newest first. */
export function tableRows(
  rows: readonly TrendRow[],
  said: { readonly nibp: readonly NibpMeasurement[]; readonly entries: readonly LogEntry[] },
  zeroMs: number,
): readonly TableRow[] {
  const stepOf = (atMs: number) => Math.floor((atMs - zeroMs) / (stepMinutes * 60_000));
  const steps = new Set([
    ...rows.map(({ atMs }) => stepOf(atMs)),
    ...said.nibp.map(({ atMs }) => stepOf(atMs)),
    ...said.entries.map(({ atMs }) => stepOf(atMs)),
  ]);
  return [...steps]
    .sort((a, b) => b - a)
    .map((step) => {
      const within = rows.filter(({ atMs }) => stepOf(atMs) === step);
      return {
        fromMinute: step * stepMinutes,
        atMs: zeroMs + step * stepMinutes * 60_000,
        spo2: spanOf(within.map(({ spo2Percent }) => spo2Percent)),
        pulse: spanOf(within.map(({ pulseRateBpm }) => pulseRateBpm)),
        nibp: said.nibp.filter(({ atMs }) => stepOf(atMs) === step),
        entries: said.entries.filter(({ atMs }) => stepOf(atMs) === step),
      };
    });
}

function spanOf(values: readonly (number | null)[]): Span | null {
  const numbers = values.filter((value) => value !== null);
  return numbers.length === 0 ? null : { low: Math.min(...numbers), high: Math.max(...numbers) };
}
