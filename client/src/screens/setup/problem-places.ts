import type { AlarmTimes, RuleParameter } from '@chairside/shared/alarms/preset.ts';
import type { PresetProblem } from '@chairside/shared/alarms/preset-problems.ts';
import { timeFields } from './changes.ts';

/** Where in the editor a problem stands: at a field of its row, under the rows of its parameter, or at a time. */

export type RowField = 'limit' | 'delay' | 'hysteresis';

/** Where the dashed edge goes; what is about the row as a whole stands at its limit. */
export function rowFieldOf(problem: PresetProblem): RowField {
  switch (problem.type) {
    case 'negative-delay':
    case 'delay-too-long':
    case 'delay-on-cuff':
      return 'delay';
    case 'negative-hysteresis':
    case 'hysteresis-impossible':
    case 'hysteresis-reaches-other':
      return 'hysteresis';
    case 'wrong-field':
      return problem.field === 'delayMs' ? 'delay' : problem.field === 'hysteresis' ? 'hysteresis' : 'limit';
    default:
      return 'limit';
  }
}

/** What is missing among the rows of a parameter. */
export function problemsUnder(
  parameter: RuleParameter,
  problems: readonly PresetProblem[],
): readonly PresetProblem[] {
  return problems.filter((one) => one.type === 'row-missing' && one.parameter === parameter);
}

export function problemsAtTime(
  field: keyof AlarmTimes,
  problems: readonly PresetProblem[],
): readonly PresetProblem[] {
  return problems.filter((problem) => timeFieldOf(problem) === field);
}

function timeFieldOf(problem: PresetProblem): keyof AlarmTimes | null {
  switch (problem.type) {
    case 'time-impossible':
      return timeFields.find((field) => field === problem.field) ?? null;
    case 'wrong-field':
      return timeFields.find((field) => `timesMs.${field}` === problem.field) ?? null;
    case 'rise-not-after-push':
      return 'riseAfter';
    default:
      return null;
  }
}
