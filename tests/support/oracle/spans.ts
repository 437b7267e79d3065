import type { PhysiologicalCondition } from '@chairside/shared/alarms/conditions.ts';
import type { AlarmPreset, AlarmRule, RuleParameter } from '@chairside/shared/alarms/preset.ts';
import { armedFrom, periodMs, silenceMs, type Line } from './line.ts';

/** From when to when one row of the table stands, and what it proposes meanwhile. */
export type Span = {
  readonly rule: string;
  readonly parameter: RuleParameter;
  readonly condition: PhysiologicalCondition;
  readonly priority: 'medium' | 'high';
  readonly isLatching: boolean;
  readonly fromMs: number;
  /** Null while it lasts to the end of what was given. */
  readonly toMs: number | null;
  /** Whether a value is past the row. */
  readonly violates: (value: number) => boolean;
};

export type Baseline = { readonly systolicMmHg: number; readonly diastolicMmHg: number } | null;

/** A row with the number it comes to for one patient (AL3). */
export type Row = {
  readonly id: string;
  readonly parameter: RuleParameter;
  readonly condition: PhysiologicalCondition;
  readonly priority: 'medium' | 'high';
  readonly isLatching: boolean;
  readonly confirm: boolean;
  readonly delayMs: number;
  readonly limit: number;
  readonly violates: (value: number) => boolean;
  /** Good enough to end it (AL4). */
  readonly clears: (value: number) => boolean;
};

const conditions: Readonly<Record<RuleParameter, readonly [PhysiologicalCondition, PhysiologicalCondition]>> =
  {
    spo2Percent: ['spo2-low', 'spo2-low'],
    pulseRateBpm: ['pulse-low', 'pulse-high'],
    systolicMmHg: ['pressure-low', 'pressure-high'],
    diastolicMmHg: ['pressure-low', 'pressure-high'],
    meanMmHg: ['pressure-low', 'pressure-high'],
    moaasScore: ['sedation', 'sedation'],
  };

/** A baseline row without a baseline has no number, and is no row (AL3). */
export function rowsOf({ rules }: AlarmPreset, baseline: Baseline): readonly Row[] {
  return rules.flatMap((rule) => {
    const limit = limitOf(rule, rules, baseline);
    if (limit === null) return [];
    const { id, parameter, priority, isLatching, confirm, delayMs, hysteresis } = rule;
    const isReached = rule.limit.kind === 'below-medium';
    const isLow = rule.direction === 'low';
    return [
      {
        id,
        parameter,
        priority,
        isLatching,
        confirm,
        delayMs,
        limit,
        condition: conditions[parameter][isLow ? 0 : 1],
        violates: (value: number) =>
          (isLow ? value < limit : value > limit) || (isReached && value === limit),
        clears: (value: number) =>
          (isLow ? value >= limit + hysteresis : value <= limit - hysteresis) &&
          !(isReached && value === limit),
      },
    ];
  });
}

function limitOf(rule: AlarmRule, rules: readonly AlarmRule[], baseline: Baseline): number | null {
  const { limit, parameter } = rule;
  if (limit.kind === 'absolute') return limit.value;
  if (limit.kind === 'above-baseline') {
    if (baseline === null) return null;
    const own = parameter === 'systolicMmHg' ? baseline.systolicMmHg : baseline.diastolicMmHg;
    return Math.max(limit.atLeast, (own * (100 + limit.percent)) / 100);
  }
  const medium = rules.find(
    (other) =>
      other.parameter === parameter && other.direction === rule.direction && other.priority === 'medium',
  );
  return medium?.limit.kind === 'absolute' ? medium.limit.value - limit.by : null;
}

/** AL4, over the whole line of a parameter from where it is armed. */
export function spansOf(row: Row, line: Line): readonly Span[] {
  const from = armedFrom(line);
  const clearings = indexesWhere(
    line,
    ({ quality, value }) => quality === 'good' && row.clears(value!),
  ).filter((index) => index >= from);
  const starts = [from, ...clearings.map((index) => index + 1)];
  return starts.flatMap((start, nth) => {
    const end = clearings[nth] ?? line.length;
    const stands = firstStanding(row, line, [start, end]);
    if (stands === null) return [];
    const fromMs = line[stands]!.atMs;
    return [spanOf(row, { fromMs, toMs: line[end]?.atMs ?? null })];
  });
}

export function spanOf(
  { id, parameter, condition, priority, isLatching, violates }: Row,
  times: Pick<Span, 'fromMs' | 'toMs'>,
): Span {
  return { rule: id, parameter, condition, priority, isLatching, violates, ...times };
}

/** Between two clearings: the first violating reading at which the row stands. */
function firstStanding(row: Row, line: Line, [start, end]: readonly [number, number]): number | null {
  const violating = violatingIndexes(row, line).filter((index) => index >= start && index < end);
  const first = violating[0];
  if (first === undefined) return null;
  const stands = violating.find((index) => {
    if (line[index]!.atMs - line[first]!.atMs >= row.delayMs) return true;
    if (periodMs(line, index) > row.delayMs) return true;
    return row.delayMs <= 20_000 && violatedMs(row, line, index) >= 20_000;
  });
  return stands ?? null;
}

/** How long of the 30 s up to this reading the value violated, whatever came between. */
function violatedMs(row: Row, line: Line, upTo: number): number {
  const toMs = line[upTo]!.atMs;
  const counts = (index: number) => {
    const { atMs } = line[index]!;
    const untilMs = Math.min(line[index + 1]!.atMs, atMs + silenceMs(line, upTo));
    return Math.max(0, untilMs - Math.max(atMs, toMs - 30_000));
  };
  return violatingIndexes(row, line)
    .filter((index) => index < upTo)
    .reduce((sum, index) => sum + counts(index), 0);
}

function violatingIndexes(row: Row, line: Line): readonly number[] {
  const from = armedFrom(line);
  return indexesWhere(line, ({ value }) => value !== null && row.violates(value)).filter(
    (index) => index >= from,
  );
}

function indexesWhere(line: Line, holds: (one: Line[number]) => boolean): readonly number[] {
  return line.flatMap((one, index) => (holds(one) ? [index] : []));
}
