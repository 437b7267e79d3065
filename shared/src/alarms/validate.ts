import { err, ok, type Result } from '../result.ts';
import { parameters, type Range } from '../vitals/parameters.ts';
import { ivKetaminePreset } from './iv-ketamine.ts';
import type { AlarmPreset, RuleParameter } from './preset.ts';
import { readPreset, type PresetGiven, type RuleGiven } from './preset-given.ts';
import type { PresetProblem } from './preset-problems.ts';

/**
 * A preset, or everything that is wrong with it at once (AL40), whatever was given; never throws. Row against row it names
 * one counterpart, the nearest. What it accepts the schema of presets accepts as well.
 */
export function validatePreset(raw: unknown): Result<AlarmPreset, readonly PresetProblem[]> {
  const problems: PresetProblem[] = [];
  const given = readPreset(raw, (problem) => problems.push(problem));
  if (given !== null)
    problems.push(
      ...duplicates(given),
      ...given.rules.flatMap(ofRule(given)),
      ...guarded(given),
      ...times(given),
    );
  // No field is null when there is no problem: each null has one.
  return problems.length === 0 ? ok(given as AlarmPreset) : err(problems);
}

/** What no preset of a clinic may go below: the guards the product comes with. */
const productGuards = ivKetaminePreset.guards;

/** What a cuff measures, and can be asked to measure again (AL8). */
export const cuffParameters: readonly RuleParameter[] = ['systolicMmHg', 'diastolicMmHg', 'meanMmHg'];

/** Where an alarm condition exists (AL1): a saturation is never too high, nor is a score. */
const sides: Readonly<Record<RuleParameter, readonly ('low' | 'high')[]>> = {
  spo2Percent: ['low'],
  pulseRateBpm: ['low', 'high'],
  systolicMmHg: ['low', 'high'],
  diastolicMmHg: ['low', 'high'],
  meanMmHg: ['low', 'high'],
  moaasScore: ['low'],
};

/** Both ends belong to it; a sedation score goes from 0 to 5. */
function possibleRange(parameter: RuleParameter): Range {
  return parameter === 'moaasScore' ? { min: 0, max: 5 } : parameters[parameter].possible;
}

function duplicates({ rules }: PresetGiven): readonly PresetProblem[] {
  const ids = rules.map(({ id }) => id);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...repeated].map((rule) => ({ type: 'duplicate-rule', rule }));
}

function ofRule(preset: PresetGiven): (rule: RuleGiven) => readonly PresetProblem[] {
  return (rule) => [
    ...placeProblems(rule),
    ...limitProblems(rule, preset),
    ...timingProblems(rule),
    ...orderProblems(rule, preset),
  ];
}

function placeProblems({ id, parameter, direction, priority, ...rule }: RuleGiven): readonly PresetProblem[] {
  const problems: PresetProblem[] = [];
  if (parameter !== null && direction !== null && !sides[parameter].includes(direction))
    problems.push({ type: 'no-such-alarm', rule: id, parameter, direction });
  if (rule.confirm === true && parameter !== null && !cuffParameters.includes(parameter))
    problems.push({ type: 'confirm-not-cuff', rule: id });
  if (rule.isLatching !== null && priority !== null && rule.isLatching !== (priority === 'high'))
    problems.push({ type: 'wrong-latching', rule: id });
  return problems;
}

function limitProblems(rule: RuleGiven, preset: PresetGiven): readonly PresetProblem[] {
  const { id, parameter, direction, priority, limit } = rule;
  if (limit === null) return [];
  const problems: PresetProblem[] = [];
  const isPressureHigh =
    direction === 'high' && (parameter === 'systolicMmHg' || parameter === 'diastolicMmHg');
  const isHighRowLow = direction === 'low' && priority === 'high';
  if (limit.kind === 'above-baseline' && direction !== null && parameter !== null && !isPressureHigh)
    problems.push({ type: 'limit-kind-not-here', rule: id });
  if (limit.kind === 'below-medium' && direction !== null && priority !== null && !isHighRowLow)
    problems.push({ type: 'limit-kind-not-here', rule: id });
  if (limit.kind === 'above-baseline' && limit.percent <= 0)
    problems.push({ type: 'not-positive', rule: id, field: 'limit.percent' });
  if (limit.kind === 'below-medium' && limit.by <= 0)
    problems.push({ type: 'not-positive', rule: id, field: 'limit.by' });
  const value = limitOf(rule, preset);
  if (value === null && isHighRowLow && parameter !== null)
    problems.push({ type: 'no-medium-limit', rule: id });
  if (value === null || parameter === null) return problems;
  const { min, max } = possibleRange(parameter);
  if (value < min || value > max) problems.push({ type: 'limit-impossible', rule: id, value, min, max });
  return problems;
}

function timingProblems({ id, delayMs, hysteresis }: RuleGiven): readonly PresetProblem[] {
  const problems: PresetProblem[] = [];
  if (delayMs !== null && delayMs < 0) problems.push({ type: 'negative-delay', rule: id });
  if (hysteresis !== null && hysteresis < 0) problems.push({ type: 'negative-hysteresis', rule: id });
  return problems;
}

/** Low under high, and of each side the high row further out than the medium one. */
function orderProblems(rule: RuleGiven, preset: PresetGiven): readonly PresetProblem[] {
  const value = limitOf(rule, preset);
  if (value === null) return [];
  const problems: PresetProblem[] = [];
  const of = { rule: rule.id, value };
  if (rule.direction === 'low') {
    const above = lowest(placed(preset, { parameter: rule.parameter, direction: 'high' }));
    if (above !== null && value >= above.value)
      problems.push({ type: 'low-not-under-high', ...of, other: above.id, otherValue: above.value });
  }
  if (rule.priority === 'high' && rule.direction !== null) {
    const mediums = placed(preset, { ...side(rule), priority: 'medium' });
    const outermost = rule.direction === 'low' ? lowest(mediums) : highest(mediums);
    if (outermost !== null && !isBeyond(rule.direction, value, outermost.value))
      problems.push({
        type: 'high-not-beyond-medium',
        ...of,
        other: outermost.id,
        otherValue: outermost.value,
      });
  }
  return problems;
}

function guarded(preset: PresetGiven): readonly PresetProblem[] {
  const own = preset.guards.flatMap((guard) => guard ?? []);
  const loosened = productGuards.filter(
    (product) =>
      !own.some(
        (guard) =>
          isSameSide(guard, product) &&
          !isBeyond(guard.direction, guard.furthest, product.furthest) &&
          guard.fromHigh >= product.fromHigh,
      ),
  );
  return [
    ...loosened.map(({ parameter, direction }) => ({
      type: 'guard-loosened' as const,
      parameter,
      direction,
    })),
    // The product's own count where the preset's are looser; one guard a side is enough to name.
    ...[...own.filter((guard) => !loosened.some((one) => isSameSide(one, guard))), ...loosened].flatMap(
      (guard) => beyondGuard(guard, preset),
    ),
  ];
}

type Guard = AlarmPreset['guards'][number];

function beyondGuard(guard: Guard, preset: PresetGiven): readonly PresetProblem[] {
  const { direction, furthest, fromHigh: atLeast } = guard;
  const highs = placed(preset, { ...side(guard), priority: 'high' });
  const nearest = direction === 'low' ? highest(highs) : lowest(highs);
  return placed(preset, { ...side(guard), priority: 'medium' }).flatMap(({ id, value }) => {
    const problems: PresetProblem[] = [];
    if (isBeyond(direction, value, furthest))
      problems.push({ type: 'beyond-guard', rule: id, value, furthest });
    if (nearest === null || !isBeyond(direction, nearest.value, value)) return problems;
    if (Math.abs(value - nearest.value) < atLeast)
      problems.push({
        type: 'too-near-high',
        rule: id,
        value,
        other: nearest.id,
        otherValue: nearest.value,
        atLeast,
      });
    return problems;
  });
}

const audioPauseMs: Range = { min: 30_000, max: 120_000 };

function times({ timesMs }: PresetGiven): readonly PresetProblem[] {
  const problems: PresetProblem[] = [];
  const { audioPause, pushAfter, riseAfter } = timesMs;
  if (audioPause !== null && (audioPause < audioPauseMs.min || audioPause > audioPauseMs.max))
    problems.push({
      type: 'audio-pause-impossible',
      valueMs: audioPause,
      minMs: audioPauseMs.min,
      maxMs: audioPauseMs.max,
    });
  for (const field of ['reminderEvery', 'pushAfter', 'riseAfter', 'telephoneAfter'] as const) {
    const value = timesMs[field];
    if (value !== null && value <= 0) problems.push({ type: 'time-not-positive', field });
  }
  if (pushAfter !== null && riseAfter !== null && riseAfter < pushAfter)
    problems.push({ type: 'rise-before-push' });
  return problems;
}

type Side = { readonly parameter: RuleParameter | null; readonly direction: 'low' | 'high' | null };
type Placed = { readonly id: string; readonly value: number };

function placed(
  preset: PresetGiven,
  where: Side & { readonly priority?: 'high' | 'medium' },
): readonly Placed[] {
  return preset.rules.flatMap((rule) => {
    if (!isSameSide(rule, where) || (where.priority ?? rule.priority) !== rule.priority) return [];
    const value = limitOf(rule, preset);
    return value === null ? [] : [{ id: rule.id, value }];
  });
}

/** The number a row stands for before there is a baseline: of a relative limit the least it can be. */
function limitOf({ limit, parameter, direction }: RuleGiven, preset: PresetGiven): number | null {
  switch (limit?.kind) {
    case undefined:
      return null;
    case 'absolute':
      return limit.value;
    case 'above-baseline':
      return limit.atLeast;
    case 'below-medium': {
      const medium = preset.rules.find(
        (rule) => isSameSide(rule, { parameter, direction }) && rule.priority === 'medium',
      )?.limit;
      return medium?.kind === 'absolute' ? medium.value - limit.by : null;
    }
  }
}

function side({ parameter, direction }: Side): Side {
  return { parameter, direction };
}

function isSameSide(one: Side, other: Side): boolean {
  return one.parameter !== null && one.parameter === other.parameter && one.direction === other.direction;
}

/** Further from the normal. */
function isBeyond(direction: 'low' | 'high', value: number, than: number): boolean {
  return direction === 'low' ? value < than : value > than;
}

function lowest(rows: readonly Placed[]): Placed | null {
  return rows.reduce<Placed | null>(
    (least, one) => (least === null || one.value < least.value ? one : least),
    null,
  );
}

function highest(rows: readonly Placed[]): Placed | null {
  return rows.reduce<Placed | null>(
    (most, one) => (most === null || one.value > most.value ? one : most),
    null,
  );
}
