import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { Pair } from './pair.ts';

export type PairPaths = { readonly cert: string; readonly key: string };

export type WriteFailure =
  | { readonly type: 'is-there'; readonly path: string }
  | { readonly type: 'not-written'; readonly path: string; readonly why: string };

/**
 * Into a folder, which is made where there is none; the key is its owner's alone. Each file is whole or not at all, and stands over
 * nothing that was there unless it may.
 */
export async function writePair(
  { cert, key }: Pair,
  { folder, mayReplace }: { readonly folder: string; readonly mayReplace: boolean },
): Promise<Result<PairPaths, WriteFailure>> {
  const paths = { cert: join(folder, 'chairside.crt'), key: join(folder, 'chairside.key') };
  const there = [paths.cert, paths.key].find((path) => existsSync(path));
  if (there !== undefined && !mayReplace) return err({ type: 'is-there', path: there });
  const files = [
    { path: paths.key, pem: key, mode: 0o600 },
    { path: paths.cert, pem: cert, mode: 0o644 },
  ];
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const { path, pem, mode } of files)
      await writeFile(beside(path), pem, { mode, flag: 'wx', flush: true });
    for (const { path } of files) await rename(beside(path), path);
    return ok(paths);
  } catch (cause) {
    for (const { path } of files) await rm(beside(path), { force: true }).catch(() => undefined);
    return err({
      type: 'not-written',
      path: folder,
      why: (cause as NodeJS.ErrnoException).code ?? 'unknown',
    });
  }
}

function beside(path: string): string {
  return `${path}.new`;
}

/** One line, with what to do. */
export function writeFailureText(failure: WriteFailure): string {
  switch (failure.type) {
    case 'is-there':
      return `${failure.path} is there already, and tablets may trust it: name another --folder, or --replace it and install the new one on each of them.`;
    case 'not-written':
      return `Nothing could be written to ${failure.path} (${failure.why}).`;
  }
}
