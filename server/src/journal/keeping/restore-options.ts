import { resolve } from 'node:path';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { journalPath } from '../journal-path.ts';
import { flagsFrom, whereFrom, whereOptions, type Environment } from './options.ts';
import type { RestoreOrder } from './restore.ts';

export type RestoreOptions = Pick<RestoreOrder, 'backup' | 'path' | 'kind' | 'isBrokenTaken'>;

const usage = 'npm run restore -- <backup> [--data ./data] [--simulation] [--although-broken]';

const options = { ...whereOptions, 'although-broken': { type: 'boolean' } } as const;

/** What is wrong comes as one line. */
export function restoreOptionsFrom(
  args: readonly string[],
  environment: Environment,
): Result<RestoreOptions, string> {
  const given = flagsFrom(args, { options, usage });
  if (!given.ok) return given;
  const { values, positionals } = given.value;
  const [backup, ...more] = positionals;
  if (backup === undefined || more.length > 0) return err(`One backup, not ${positionals.length}. ${usage}`);
  const { dataFolder, isSimulation } = whereFrom(values, environment);
  return ok({
    backup: resolve(backup),
    path: journalPath(dataFolder, isSimulation),
    kind: isSimulation ? 'simulation' : 'clinic',
    isBrokenTaken: values['although-broken'] === true,
  });
}
