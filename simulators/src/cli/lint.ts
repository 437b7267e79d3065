import { join } from 'node:path';
import { scenarioFolder, starterNames } from '../control/starter-scenarios.ts';
import { lintFiles } from '../scenario/lint.ts';
import { formatProblem } from '../scenario/problem.ts';
import { complain, say } from './say.ts';

/** `sim lint`: every problem of every file, and what is only odd; without a file, of the scenarios that come with Chairside. */
export async function lint(files: readonly string[]): Promise<number> {
  const own = (await starterNames()).map((name) => join(scenarioFolder, `${name}.yaml`));
  const { problems, warnings } = lintFiles(files.length === 0 ? own : files);
  complain(problems.map(formatProblem));
  complain(warnings.map((one) => `${formatProblem(one)} (warning)`));
  const broken = new Set(problems.map(({ file }) => file)).size;
  say(`${(files.length === 0 ? own : files).length} files, ${broken} with problems`);
  return problems.length === 0 ? 0 : 2;
}
