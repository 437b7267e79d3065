import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { knownEntriesIn, type KnownEntry } from './known-entries.ts';
import { flagsFrom, journalAt, whereFrom, whereOptions, type Environment } from './options.ts';

export type VerifyOptions = { readonly path: string; readonly expected: readonly KnownEntry[] };

const usage =
  'npm run journal:verify -- [--data ./data] [--simulation] [--file journal.sqlite] [--expect stream:number:hash or a file of them]';

const options = {
  ...whereOptions,
  file: { type: 'string' },
  expect: { type: 'string', multiple: true },
} as const;

/** What is wrong comes as one line. */
export function verifyOptionsFrom(
  args: readonly string[],
  environment: Environment,
): Result<VerifyOptions, string> {
  const given = flagsFrom(args, { options, usage });
  if (!given.ok) return given;
  const { values, positionals } = given.value;
  if (positionals.length > 0) return err(`What is “${positionals.join(' ')}”? ${usage}`);
  const isOfFolder = values.data !== undefined || values.simulation === true;
  if (values.file !== undefined && isOfFolder)
    return err(`--file names the journal itself: leave --data and --simulation out. ${usage}`);
  const path =
    values.file === undefined ? journalAt(whereFrom(values, environment)) : ok(resolve(values.file));
  if (!path.ok) return path;
  const expected = expectedFrom(values.expect ?? []);
  return expected.ok ? ok({ path: path.value, expected: expected.value }) : expected;
}

/** Each as it was printed, or in a file of what was printed. */
function expectedFrom(given: readonly string[]): Result<readonly KnownEntry[], string> {
  const expected: KnownEntry[] = [];
  for (const one of given) {
    const found = knownEntriesIn(existsSync(one) ? readFileSync(one, 'utf8') : one);
    if (found.length === 0)
      return err(`--expect ${one}: no entry stream:number:hash, nor a file that holds one.`);
    expected.push(...found);
  }
  return ok(expected);
}
