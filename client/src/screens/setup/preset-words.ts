import type { AlarmPreset, AlarmRule, RuleParameter } from '@chairside/shared/alarms/preset.ts';
import type { PresetProblem } from '@chairside/shared/alarms/preset-problems.ts';
import type { SetupWords } from '@chairside/shared/text/setup-words.ts';

type Place = Pick<AlarmRule, 'parameter' | 'direction' | 'priority'>;

export function rowName({ parameter, direction, priority }: Place, text: SetupWords): string {
  return text.row(text.parameter[parameter], text.side[direction], text.priority[priority]);
}

/** `< 90 for 15 s, hysteresis 1` */
export function ruleText(rule: AlarmRule, text: SetupWords): string {
  const held = rule.delayMs > 0 ? ` ${text.rule.delay(String(rule.delayMs / 1000))}` : '';
  const rest = [
    ...(rule.hysteresis > 0 ? [text.rule.hysteresis(String(rule.hysteresis))] : []),
    ...(rule.confirm ? [text.rule.confirm] : []),
  ];
  return [`${limitText(rule, text)}${held}`, ...rest].join(', ');
}

export function limitText(
  { limit, direction }: Pick<AlarmRule, 'limit' | 'direction'>,
  text: SetupWords,
): string {
  switch (limit.kind) {
    case 'absolute':
      return text.rule.absolute(direction === 'low', String(limit.value));
    case 'above-baseline':
      return text.rule.aboveBaseline(String(limit.percent), String(limit.atLeast));
    case 'below-medium':
      return text.rule.belowMedium(String(limit.by));
  }
}

export type NamedRows = readonly (Place & { readonly id: string })[];

/** What is wrong, without the row it is about. A problem of a later gateway gets words that fit any. */
export function problemText(problem: PresetProblem, rows: NamedRows, text: SetupWords): string {
  const words = text.problems.what as Readonly<
    Partial<Record<string, (problem: PresetProblem, other: string) => string>>
  >;
  const other = 'other' in problem ? nameOf(problem.other, rows, text) : '';
  return words[problem.type]?.(problem, other) ?? text.problems.other;
}

/** The same with the row in front, where there is one. */
export function placedProblemText(problem: PresetProblem, rows: NamedRows, text: SetupWords): string {
  const what = problemText(problem, rows, text);
  if (!('rule' in problem) || problem.rule === null) return what;
  return text.problems.of(nameOf(problem.rule, rows, text), what);
}

function nameOf(id: string, rows: NamedRows, text: SetupWords): string {
  const row = rows.find((one) => one.id === id);
  return row === undefined ? text.unknownRow(id) : rowName(row, text);
}

export function guardText(guard: AlarmPreset['guards'][number], text: SetupWords): string {
  const row = rowName({ ...guard, priority: 'medium' }, text);
  return text.guard(row, String(guard.furthest), String(guard.fromHigh));
}

export const parametersInOrder: readonly RuleParameter[] = [
  'spo2Percent',
  'pulseRateBpm',
  'systolicMmHg',
  'diastolicMmHg',
  'meanMmHg',
  'moaasScore',
];
