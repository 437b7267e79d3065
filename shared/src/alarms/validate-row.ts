import type { AlarmRule, RuleParameter } from './preset.ts';
import type { PresetGiven, RuleGiven } from './preset-given.ts';
import type { PresetProblem } from './preset-problems.ts';
import {
  highest,
  isBeyond,
  limitOf,
  lowest,
  nearestOpposite,
  placed,
  possibleRange,
  side,
} from './validate-limits.ts';

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

/**
 * How long a row may wait: a high one as long as the slowest high one of the factory, and as the longest delay of an
 * oximeter whose delays are 0 to 15 s; SpO2 medium as the longest that vendors offer, 30 s; pulse medium as the factory's
 * `> 120`. What is measured now and then has no delay (AL8).
 */
const longestDelayMs: Readonly<
  Partial<Record<RuleParameter, Readonly<Record<AlarmRule['priority'], number>>>>
> = {
  spo2Percent: { high: 15_000, medium: 30_000 },
  pulseRateBpm: { high: 15_000, medium: 60_000 },
};

/** What is wrong with one row, by itself and against its nearest counterparts. */
export function rowProblems(preset: PresetGiven): (rule: RuleGiven) => readonly PresetProblem[] {
  return (rule) => [
    ...placeProblems(rule),
    ...limitProblems(rule, preset),
    ...delayProblems(rule),
    ...hysteresisProblems(rule, preset),
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
  const outermost = direction === 'low' ? min : max;
  // A distance is reached and not passed (AL3), so that the outermost value itself violates it.
  const isReached = limit.kind === 'below-medium';
  if (value < min || value > max) problems.push({ type: 'limit-impossible', rule: id, value, min, max });
  else if (direction !== null && value === outermost && !isReached)
    problems.push({ type: 'limit-never-passed', rule: id, value });
  return problems;
}

function delayProblems({ id, parameter, priority, delayMs }: RuleGiven): readonly PresetProblem[] {
  if (delayMs === null || delayMs === 0) return [];
  if (delayMs < 0) return [{ type: 'negative-delay', rule: id }];
  if (parameter === null) return [];
  const longest = longestDelayMs[parameter];
  if (longest === undefined) return [{ type: 'delay-on-cuff', rule: id }];
  if (priority === null || delayMs <= longest[priority]) return [];
  return [{ type: 'delay-too-long', rule: id, valueMs: delayMs, atMostMs: longest[priority] }];
}

/** The value that ends a row exists, and is not past the other side: else nothing but closing the session would end it. */
function hysteresisProblems(rule: RuleGiven, preset: PresetGiven): readonly PresetProblem[] {
  const { id, parameter, direction, hysteresis } = rule;
  if (hysteresis === null || hysteresis === 0) return [];
  if (hysteresis < 0) return [{ type: 'negative-hysteresis', rule: id }];
  const limit = limitOf(rule, preset);
  if (limit === null || parameter === null || direction === null) return [];
  const { min, max } = possibleRange(parameter);
  // A limit that is wrong by itself is told as that.
  if (limit < min || limit > max) return [];
  const endsAt = direction === 'low' ? limit + hysteresis : limit - hysteresis;
  if (endsAt < min || endsAt > max)
    return [{ type: 'hysteresis-impossible', rule: id, value: endsAt, min, max }];
  const other = nearestOpposite(preset, { parameter, direction });
  if (other === null || !isBeyond(direction, limit, other.value) || isBeyond(direction, endsAt, other.value))
    return [];
  return [
    {
      type: 'hysteresis-reaches-other',
      rule: id,
      value: endsAt,
      other: other.id,
      otherValue: other.value,
    },
  ];
}

/** Low under high, and of each side the high row further out than the medium one. */
function orderProblems(rule: RuleGiven, preset: PresetGiven): readonly PresetProblem[] {
  const value = limitOf(rule, preset);
  if (value === null) return [];
  const problems: PresetProblem[] = [];
  const of = { rule: rule.id, value };
  if (rule.direction === 'low' && rule.parameter !== null) {
    const above = nearestOpposite(preset, { parameter: rule.parameter, direction: 'low' });
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
