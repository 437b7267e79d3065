import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { examineScenario } from './parse.ts';
import type { Problem } from './problem.ts';

export type Linted = { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] };

/** Every file read as a run would read it. A file that cannot be read is a problem at its first character. */
export function lintFiles(paths: readonly string[]): Linted {
  const all = paths.map(lintFile);
  return {
    problems: all.flatMap(({ problems }) => problems),
    warnings: all.flatMap(({ warnings }) => warnings),
  };
}

function lintFile(path: string): Linted {
  const text = textOf(path);
  if (text.ok) return examineScenario(text.value, path);
  return { problems: [{ file: path, line: 1, column: 1, message: text.error }], warnings: [] };
}

function textOf(path: string): Result<string, string> {
  try {
    return ok(readFileSync(path, 'utf8'));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return err(code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`);
  }
}
