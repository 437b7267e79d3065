import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { journalPath } from '../journal-path.ts';

/** What the commands that keep the record are told. What is wrong comes as one line, with how it is used. */

export type Environment = Readonly<Record<string, string | undefined>>;

export const whereOptions = {
  data: { type: 'string' },
  simulation: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

export type Where = { readonly dataFolder: string; readonly isSimulation: boolean };

export function whereFrom(
  values: { readonly data?: string | undefined; readonly simulation?: boolean | undefined },
  environment: Environment,
): Where {
  return {
    dataFolder: resolve(values.data ?? environment['CHAIRSIDE_DATA'] ?? './data'),
    isSimulation: values.simulation === true,
  };
}

/** The journal's file, or why there is none and what could be meant. */
export function journalAt({ dataFolder, isSimulation }: Where): Result<string, string> {
  const path = journalPath(dataFolder, isSimulation);
  if (existsSync(path)) return ok(path);
  const [kind, flag] = isSimulation
    ? ['a simulation', 'leave --simulation out']
    : ['a clinic', 'add --simulation'];
  if (!existsSync(journalPath(dataFolder, !isSimulation)))
    return err(`There is no journal below ${dataFolder}: name its data folder with --data.`);
  const other = isSimulation ? 'a clinic' : 'a simulation';
  return err(`Below ${dataFolder} there is no journal of ${kind}, but one of ${other}: ${flag}.`);
}

/** As `parseArgs`, and what it has against the arguments as one line. */
export function flagsFrom<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  { options, usage }: { readonly options: Options; readonly usage: string },
) {
  try {
    return ok(parseArgs({ args: [...args], allowPositionals: true, options }));
  } catch (problem) {
    const [why = ''] = (problem instanceof Error ? problem.message : String(problem)).split('\n');
    return err(`${why} ${usage}`);
  }
}
