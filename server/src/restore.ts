import { restoredLines, restoreFailureText } from './journal/keeping/copy-texts.ts';
import { createProgress } from './journal/keeping/progress.ts';
import { restoreOptionsFrom } from './journal/keeping/restore-options.ts';
import { restore } from './journal/keeping/restore.ts';
import { isFinding } from './journal/keeping/texts.ts';

/**
 * Puts a backup in the journal's place, and the journal aside (JR29, JR30); `npm run restore`. Ends with 0 when it is done, with
 * 1 when the backup is not whole, with 2 when it could not be done; then the journal is as it was.
 */
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = restoreOptionsFrom(args, process.env);
  if (!options.ok) return failed(options.error, 2);
  const onCopied = createProgress(() => performance.now(), sayAside);
  const restored = await restore({ ...options.value, nowMs: Date.now(), onCopied });
  if (restored.ok) {
    process.stdout.write(`${restoredLines(restored.value).join('\n')}\n`);
    return 0;
  }
  const { error } = restored;
  const isBad = error.type === 'not-restorable' && isFinding(error.failure);
  return failed(restoreFailureText(error), isBad ? 1 : 2);
}

function sayAside(line: string): void {
  process.stderr.write(`${line}\n`);
}

function failed(line: string, code: number): number {
  sayAside(line);
  return code;
}
