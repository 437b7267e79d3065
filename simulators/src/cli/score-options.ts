import { err, ok, type Result } from '@chairside/shared/result.ts';
import { commandLine, wholeNumber } from '../command-line.ts';

export type ScoreOptions = {
  /** Folders of recorded runs, names of scenarios, files; `all`. */
  readonly what: readonly string[];
  /** The first; null: the scenario's own. */
  readonly seed: number | null;
  readonly seedCount: number;
  /** So many at once of each scenario, at chairs of their own. */
  readonly chairCount: number;
  readonly hasControls: boolean;
  /** So many chair-hours of the negative controls together, at least; 0: each of them once. */
  readonly controlHours: number;
  /** Where the report goes besides the terminal. */
  readonly json: string | null;
  readonly markdown: string | null;
};

/** All problems at once, a line each. */
export function scoreOptionsFrom(args: readonly string[]): Result<ScoreOptions, readonly string[]> {
  const line = commandLine(args, {
    ...{ seed: '', seeds: '1', chairs: '1', controls: 'all', 'control-hours': '0', json: '', markdown: '' },
  });
  if (!line.ok) return err([line.error]);
  const { positionals } = line.value;
  const given = (name: string) => line.value.values[name] ?? '';
  const seed = given('seed') === '' ? null : wholeNumber(given('seed'), 0, 2 ** 32 - 1);
  const seedCount = wholeNumber(given('seeds'), 1, 1_000);
  const chairCount = wholeNumber(given('chairs'), 1, 64);
  const controlHours = wholeNumber(given('control-hours'), 0, 10_000);
  const problems = [
    positionals.length > 0 ? null : 'what to score: folders of runs, names of scenarios, or all',
    given('seed') !== '' && seed === null ? '--seed: a whole number' : null,
    seedCount === null ? '--seeds: a number from 1 to 1000' : null,
    chairCount === null ? '--chairs: a number from 1 to 64' : null,
    controlHours === null ? '--control-hours: a whole number of hours' : null,
    ['all', 'none'].includes(given('controls')) ? null : '--controls: all or none',
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || seedCount === null || chairCount === null || controlHours === null)
    return err(problems);
  return ok({
    ...{
      what: positionals,
      seed,
      seedCount,
      chairCount,
      hasControls: given('controls') === 'all',
      controlHours,
    },
    json: given('json') === '' ? null : given('json'),
    markdown: given('markdown') === '' ? null : given('markdown'),
  });
}
