import { ivKetaminePreset } from './iv-ketamine.ts';
import type { AlarmPreset } from './preset.ts';
import type { PresetProblem } from './preset-problems.ts';
import { validatePreset } from './validate.ts';

/** For tests: the factory preset changed here and there, and what is then wrong with it, in short. */

export type Case = readonly [name: string, raw: unknown, expected: readonly string[]];

type Change = Readonly<Record<string, unknown>>;

/** With rows other than they are, by their ids. */
export function withRules(over: Readonly<Record<string, Change>>): AlarmPreset {
  const rules = ivKetaminePreset.rules.map((rule) => ({ ...rule, ...over[rule.id] }));
  return { ...ivKetaminePreset, rules };
}

export function withRule(id: string, over: Change): AlarmPreset {
  return withRules({ [id]: over });
}

export function withLimit(id: string, value: unknown): AlarmPreset {
  return withRule(id, { limit: { kind: 'absolute', value } });
}

export function without(...ids: readonly string[]): AlarmPreset {
  return { ...ivKetaminePreset, rules: ivKetaminePreset.rules.filter(({ id }) => !ids.includes(id)) };
}

export function withTimes(over: Partial<AlarmPreset['timesMs']>): AlarmPreset {
  return { ...ivKetaminePreset, timesMs: { ...ivKetaminePreset.timesMs, ...over } };
}

export function problemsOf(raw: unknown): readonly PresetProblem[] {
  const checked = validatePreset(raw);
  return checked.ok ? [] : checked.error;
}

/** Each problem by its code and what it is about: `negative-delay pulse-low-high`. */
export function named(raw: unknown): readonly string[] {
  return problemsOf(raw).map((one) => [one.type, aboutOf(one)].filter((word) => word !== null).join(' '));
}

function aboutOf(problem: PresetProblem): string | null {
  switch (problem.type) {
    case 'row-missing': {
      const { parameter, direction, priority, waitsFor } = problem;
      return [parameter, direction, priority, ...(waitsFor === null ? [] : [waitsFor])].join(' ');
    }
    case 'time-impossible':
      return problem.field;
    default:
      return 'rule' in problem ? problem.rule : null;
  }
}
