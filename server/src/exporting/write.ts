import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '@chairside/shared/result.ts';

/** One file to be written, whole or not at all. */
export type Piece = {
  readonly fileName: string;
  readonly body: AsyncIterable<string | Uint8Array>;
};

/**
 * Where the pieces go: into a folder under their own names, or, given a file, under that name; of two pieces each keeps its ending
 * behind it. What is there already is never overwritten. What is in the way comes as one line.
 */
export function targetsFor(
  fileNames: readonly string[],
  to: string | null,
): Result<readonly string[], string> {
  const isFolder = to === null || to.endsWith('/') || (existsSync(to) && statSync(to).isDirectory());
  const targets = fileNames.map((name) => {
    if (isFolder) return resolve(to ?? '.', name);
    return fileNames.length === 1 ? resolve(to) : resolve(`${withoutEnding(to)}.${endingOf(name)}`);
  });
  const taken = targets.find((target) => existsSync(target));
  if (taken !== undefined) return err(`${taken} is there already: name another file with --to.`);
  const missing = targets.map(dirname).find((folder) => !existsSync(folder));
  return missing === undefined ? ok(targets) : err(`There is no folder ${missing}: make it first.`);
}

function withoutEnding(path: string): string {
  return join(dirname(path), basename(path).replace(/\.csv$/i, ''));
}

/** `readings.csv` of `session-….readings.csv` */
function endingOf(name: string): string {
  return name.split('.').slice(-2).join('.');
}

/** For its owner alone: a patient's name is in it. Rejects when the disk refuses; nothing of it is left then. */
export async function writePiece({ body }: Pick<Piece, 'body'>, target: string): Promise<void> {
  const partial = `${target}.${process.pid}.partial`;
  try {
    await pipeline(Readable.from(body), createWriteStream(partial, { mode: 0o600, flags: 'wx' }));
    renameSync(partial, target);
  } finally {
    rmSync(partial, { force: true });
  }
}
