import { err, ok, type Result } from '@chairside/shared/result.ts';
import { inOrderOfFile, type Finding, type Problem } from './problem.ts';
import { readScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

/** A scenario's file, read: what it says, or everything that is wrong with it, and what is odd. In the order of the file. */
export type ExaminedFile = {
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

/** `file` is only a name, for messages and for `where` of steps. */
export function examineScenario(text: string, file: string): ExaminedFile {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return { scenario: null, problems: inOrderOfFile(yaml.error), warnings: [] };
  const { written } = yaml.value;
  const placeOf: YamlText['placeOf'] = (finding) => yaml.value.placeOf(finding);
  const placed = (findings: readonly Finding[]) =>
    inOrderOfFile(findings.map((finding) => ({ file, ...placeOf(finding), message: finding.message })));
  const { scenario, problems, warnings } = readScenario(written, (path) => ({
    file,
    ...placeOf({ path, at: 'value' }),
  }));
  return { scenario, problems: placed(problems), warnings: placed(warnings) };
}

/** All problems at once; a scenario only when there are none. Frozen to its leaves. */
export function parseScenario(text: string, file: string): Result<Scenario, readonly Problem[]> {
  const { scenario, problems } = examineScenario(text, file);
  return scenario === null ? err(problems) : ok(scenario);
}
