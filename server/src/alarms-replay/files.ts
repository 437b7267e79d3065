import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '@chairside/shared/result.ts';

/** The text of a file, or one line that says why there is none. */
export async function fileText(path: string): Promise<Result<string, string>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (cause) {
    return err(`${path}: ${reasonOf(cause as NodeJS.ErrnoException)}`);
  }
}

function reasonOf(problem: NodeJS.ErrnoException): string {
  if (problem.code === 'ENOENT') return 'no such file';
  if (problem.code === 'EISDIR') return 'is a folder, not a file';
  return problem.message;
}
