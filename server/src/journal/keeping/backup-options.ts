import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { flagsFrom, journalAt, whereFrom, whereOptions, type Environment } from './options.ts';
import { fileTime } from './texts.ts';

export type BackupOptions = {
  readonly source: string;
  readonly target: string;
  /** To be made where nobody named another. */
  readonly ownFolder: string | null;
};

const usage = 'npm run backup -- [folder or file] [--data ./data] [--simulation]';

/** In a folder a backup has the name of its kind and time. What is wrong comes as one line. */
export function backupOptionsFrom(
  args: readonly string[],
  { environment, nowMs }: { readonly environment: Environment; readonly nowMs: number },
): Result<BackupOptions, string> {
  const given = flagsFrom(args, { options: whereOptions, usage });
  if (!given.ok) return given;
  const [target, ...more] = given.value.positionals;
  if (more.length > 0) return err(`One folder or file, not ${more.length + 1}. ${usage}`);
  const where = whereFrom(given.value.values, environment);
  const source = journalAt(where);
  if (!source.ok) return source;
  const name = `${where.isSimulation ? 'simulation' : 'clinic'}-${fileTime(nowMs)}.sqlite`;
  if (target === undefined) {
    const ownFolder = join(where.dataFolder, 'backups');
    return ok({ source: source.value, target: join(ownFolder, name), ownFolder });
  }
  const isFolder = target.endsWith('/') || (existsSync(target) && statSync(target).isDirectory());
  return ok({
    source: source.value,
    target: isFolder ? resolve(target, name) : resolve(target),
    ownFolder: null,
  });
}
