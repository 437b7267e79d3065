import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import type { PresetProblem } from '@chairside/shared/alarms/preset-problems.ts';
import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import { validatePreset } from '@chairside/shared/alarms/validate.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { setup } from '@chairside/shared/text/en-setup.ts';
import { fileText } from './files.ts';

/** `factory`, or a preset as JSON in a file; else everything that is wrong with it, a line each (AL40). */
export async function presetNamed(name: string): Promise<Result<AlarmPreset, readonly string[]>> {
  if (name === 'factory') return ok(ivKetaminePreset);
  const text = await fileText(name);
  if (!text.ok) return err([text.error]);
  const raw = parsed(text.value);
  if (!raw.ok) return err([`${name}: not JSON: ${raw.error}`]);
  const preset = validatePreset(raw.value);
  return preset.ok ? preset : err(preset.error.map((problem) => `${name}: ${problemText(problem)}`));
}

function parsed(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

function problemText(problem: PresetProblem): string {
  const words = setup.problems.what[problem.type] as (problem: PresetProblem, other: string) => string;
  const row = 'rule' in problem && problem.rule !== null ? `${problem.rule}: ` : '';
  return `${row}${words(problem, 'other' in problem ? problem.other : '')}`;
}
