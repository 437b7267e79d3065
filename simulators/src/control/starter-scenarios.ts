import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { formatProblem } from '../scenario/problem.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { KnownScenario } from './panel.ts';

/** The scenarios that come with Chairside, by name; any other file by its path. */
export const scenarioFolder = join(import.meta.dirname, '../../scenarios');

/** The one `npm start` opens with. */
export const clinicScenario = 'clinic';

export async function starterNames(): Promise<readonly string[]> {
  const files = await readdir(scenarioFolder);
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .toSorted();
}

/** One of those that come with Chairside; nothing else can be named from outside the command line. */
export async function loadStarter(name: string): Promise<Result<Scenario, readonly string[]>> {
  const isKnown = (await starterNames()).includes(name);
  return isKnown ? loadScenario(name) : err([`There is no scenario of the name ${name.slice(0, 40)}.`]);
}

/** Of a starter scenario by its name, else the path it is. */
export function scenarioPath(name: string): string {
  return /^[\w-]+$/.test(name) ? join(scenarioFolder, `${name}.yaml`) : name;
}

/** `name`: of a starter scenario, or a path. What is wrong comes as lines of `file:line:column: message`. */
export async function loadScenario(name: string): Promise<Result<Scenario, readonly string[]>> {
  const path = scenarioPath(name);
  const text = await readFile(path, 'utf8').catch((problem: unknown) => problem as NodeJS.ErrnoException);
  if (typeof text !== 'string') return err([`${name}: ${reasonOf(text)}`]);
  // As one of the project’s files it is named in reports, wherever the project lies.
  const parsed = parseScenario(text, path === name ? name : `simulators/scenarios/${name}.yaml`);
  return parsed.ok ? ok(parsed.value) : err(parsed.error.map(formatProblem));
}

/** What the panel offers. */
export async function knownScenarios(): Promise<readonly KnownScenario[]> {
  const known: KnownScenario[] = [];
  for (const name of await starterNames()) {
    const loaded = await loadScenario(name);
    if (loaded.ok) known.push({ name, about: loaded.value.about });
  }
  return known;
}

function reasonOf(problem: NodeJS.ErrnoException): string {
  if (problem.code === 'ENOENT') return 'there is no such scenario or file';
  if (problem.code === 'EISDIR') return 'is a folder, not a file';
  return problem.message;
}
