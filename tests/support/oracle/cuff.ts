import type { Said } from './line.ts';
import { spanOf, type Row, type Span } from './spans.ts';

/** What one inflation gave; a failed one gave nothing. */
export type Inflation = {
  readonly atMs: number;
  readonly hasFailed: boolean;
  readonly systolicMmHg: Pressure;
  readonly diastolicMmHg: Pressure;
  readonly meanMmHg: Pressure;
};

type Pressure = Pick<Said, 'quality' | 'value'>;

const none: Pressure = { quality: 'unavailable', value: null };

/** Puts together what was measured at the same time; the mean is the device's, else reckoned (AL8). */
export function inflationsOf(readings: readonly Said[]): readonly Inflation[] {
  const times = [...new Set(readings.filter(isPressure).map(({ atMs }) => atMs))];
  return times.map((atMs) => {
    const part = (parameter: Said['parameter']) =>
      readings.find((one) => one.parameter === parameter && one.atMs === atMs) ?? none;
    const systolicMmHg = part('systolicMmHg');
    const diastolicMmHg = part('diastolicMmHg');
    const own = part('meanMmHg');
    const meanMmHg = own.value === null ? reckonedMean(systolicMmHg, diastolicMmHg) : own;
    const hasFailed = [systolicMmHg, diastolicMmHg, meanMmHg].every(({ value }) => value === null);
    return { atMs, hasFailed, systolicMmHg, diastolicMmHg, meanMmHg };
  });
}

function isPressure({ parameter }: Said): boolean {
  return parameter === 'systolicMmHg' || parameter === 'diastolicMmHg' || parameter === 'meanMmHg';
}

function reckonedMean(systolic: Pressure, diastolic: Pressure): Pressure {
  if (systolic.value === null || diastolic.value === null) return none;
  const value = diastolic.value + (systolic.value - diastolic.value) / 3;
  return {
    value,
    quality: systolic.quality === 'good' && diastolic.quality === 'good' ? 'good' : 'questionable',
  };
}

type Value = Pressure & { readonly atMs: number; readonly hasFailed: boolean };

const repeatMissingAfterMs = 180_000;
const repeatWithinMmHg = 5;

/** The spans of one row of the cuff, without and with a repeat (AL4 with no delay, AL8). */
export function cuffSpans(
  row: Row,
  inflations: readonly Inflation[],
  { startedAtMs, untilMs }: { readonly startedAtMs: number | null; readonly untilMs: number },
): readonly Span[] {
  const all = inflations.map((one) => ({
    ...one[row.parameter as 'systolicMmHg'],
    atMs: one.atMs,
    hasFailed: one.hasFailed,
  }));
  const values = row.priority === 'medium' ? judgedAtStart(all, startedAtMs) : all;
  return row.confirm ? confirmed(row, values, untilMs) : atOnce(row, values);
}

/** AL9: while preparing medium rows do not stand; what was measured last is judged again at the start. */
function judgedAtStart(values: readonly Value[], startedAtMs: number | null): readonly Value[] {
  if (startedAtMs === null) return [];
  const before = values.findLast(({ atMs, hasFailed }) => atMs < startedAtMs && !hasFailed);
  const after = values.filter(({ atMs }) => atMs >= startedAtMs);
  return before === undefined ? after : [{ ...before, atMs: startedAtMs }, ...after];
}

function atOnce(row: Row, values: readonly Value[]): readonly Span[] {
  const first = values.findIndex((one) => violates(row, one));
  if (first < 0) return [];
  const fromMs = values[first]!.atMs;
  const end = values.findIndex((one, index) => index > first && ends(row, one));
  if (end < 0) return [spanOf(row, { fromMs, toMs: null })];
  return [spanOf(row, { fromMs, toMs: values[end]!.atMs }), ...atOnce(row, values.slice(end))];
}

/** Each value past the row opens a wait; how it ends decides whether the row stands, from when, and what is read next. */
function confirmed(row: Row, values: readonly Value[], untilMs: number): readonly Span[] {
  const first = values.findIndex((one) => violates(row, one));
  if (first < 0) return [];
  const askedAtMs = values[first]!.atMs;
  const after = values.slice(first + 1);
  const failure = secondFailureInRow(after);
  const answers = [
    { at: after.findIndex((one) => isRepeat(one) && agrees(row, one)), stands: true },
    { at: after.findIndex((one) => one.quality === 'good' && !agrees(row, one)), stands: false },
    { at: failure, stands: true },
  ].filter(({ at }) => at >= 0);
  const answer = answers.toSorted((one, other) => one.at - other.at)[0];
  const answeredAtMs = answer === undefined ? Infinity : after[answer.at]!.atMs;
  const missingAtMs = askedAtMs + repeatMissingAfterMs;
  const waits = (toMs: number | null) =>
    row.priority === 'high'
      ? [spanOf({ ...row, priority: 'medium', isLatching: false }, { fromMs: askedAtMs, toMs })]
      : [];
  if (answeredAtMs >= missingAtMs && missingAtMs > untilMs) return waits(null);
  const isMissing = answeredAtMs >= missingAtMs;
  const standsFromMs = isMissing ? missingAtMs : answeredAtMs;
  if (!isMissing && answer?.stands === false)
    return [...waits(standsFromMs), ...confirmed(row, after.slice(answer.at + 1), untilMs)];
  const rest = after.filter(({ atMs }) => (isMissing ? atMs >= standsFromMs : atMs > standsFromMs));
  const end = rest.findIndex((one) => ends(row, one));
  return [
    ...waits(standsFromMs),
    spanOf(row, { fromMs: standsFromMs, toMs: end < 0 ? null : rest[end]!.atMs }),
    ...(end < 0 ? [] : confirmed(row, rest.slice(end + 1), untilMs)),
  ];
}

function isRepeat({ value }: Value): boolean {
  return value !== null;
}

/** Past the limit less 5 mmHg, on the row's side. */
function agrees(row: Row, { value }: Value): boolean {
  if (value === null) return false;
  return row.condition === 'pressure-high'
    ? value > row.limit - repeatWithinMmHg
    : value < row.limit + repeatWithinMmHg;
}

function secondFailureInRow(values: readonly Value[]): number {
  return values.findIndex((one, index) => one.hasFailed && values[index - 1]?.hasFailed === true);
}

function violates(row: Row, { value }: Value): boolean {
  return value !== null && row.violates(value);
}

function ends(row: Row, { value, quality }: Value): boolean {
  return quality === 'good' && value !== null && !row.violates(value);
}
