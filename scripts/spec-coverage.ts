import { glob, readFile } from 'node:fs/promises';
import { projectRoot } from './tools/command.ts';
import { compareRules, rulesInSpec, rulesInTests, type Named } from './tools/rules.ts';

/** Holds the numbered rules of docs/spec against the titles of the tests: no rule without a test, no test for no rule. */
export async function describeCoverage(): Promise<{
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}> {
  const spec = (await read(['docs/spec/*.md'])).flatMap(rulesInSpec);
  const tests = (
    await read([
      '{shared,server,client,simulators}/src/**/*.test.{ts,tsx}',
      // Suites that a real part and its fake run both.
      'server/src/**/*-contract*.ts',
      'tests/**/*.{test,spec}.ts',
    ])
  ).flatMap(rulesInTests);
  return compareRules(spec, tests);
}

async function read(patterns: readonly string[]): Promise<readonly Named[]> {
  const named: Named[] = [];
  for await (const path of glob(patterns, { cwd: projectRoot })) {
    named.push({ path, text: await readFile(`${projectRoot}/${path}`, 'utf8') });
  }
  return named.sort((one, other) => one.path.localeCompare(other.path));
}

if (import.meta.main) {
  const { problems, notes } = await describeCoverage();
  for (const line of [...notes, ...problems]) console.log(line);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
