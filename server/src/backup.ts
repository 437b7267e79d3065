import { mkdirSync } from 'node:fs';
import { backUp } from './journal/keeping/backup.ts';
import { backupOptionsFrom } from './journal/keeping/backup-options.ts';
import { backupFailureText, backupLines } from './journal/keeping/copy-texts.ts';
import { createProgress } from './journal/keeping/progress.ts';

/**
 * A copy of the journal as it is now, while the gateway goes on recording (JR27); `npm run backup`. Ends with 0 when it is there
 * and whole, with 1 when it is there and the record in it is not, with 2 when there is none.
 */
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const begunMs = performance.now();
  const options = backupOptionsFrom(args, { environment: process.env, nowMs: Date.now() });
  if (!options.ok) return failed(options.error, 2);
  const { source, target, ownFolder } = options.value;
  if (ownFolder !== null) mkdirSync(ownFolder, { recursive: true, mode: 0o700 });
  const onCopied = createProgress(() => performance.now(), sayAside);
  const made = await backUp({ source, target, onCopied });
  if (!made.ok) return failed(backupFailureText(made.error), made.error.type === 'not-whole' ? 1 : 2);
  process.stdout.write(`${backupLines(made.value, performance.now() - begunMs).join('\n')}\n`);
  return 0;
}

function sayAside(line: string): void {
  process.stderr.write(`${line}\n`);
}

function failed(line: string, code: number): number {
  sayAside(line);
  return code;
}
