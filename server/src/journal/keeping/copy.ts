import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { openForReading } from '../sqlite-open.ts';

/** 1 MB; after each it is said how far the copy is. */
const pagesAtOnce = 256;

/**
 * One state of a journal as a single new file, on the disk when this resolves, and readable for its owner alone. A gateway may
 * go on writing: what it commits meanwhile is not in the copy. Rejects, and leaves nothing, when the disk refuses or `target`
 * is there already. `onCopied` is told the share, 0 to 1.
 */
export async function copyJournal(
  source: string,
  target: string,
  onCopied: (share: number) => void,
): Promise<void> {
  closeSync(openSync(target, 'wx', 0o600));
  try {
    await copyPages(source, target, onCopied);
    asOneFile(target);
    flush(target);
  } catch (cause) {
    discardCopy(target);
    throw cause;
  }
}

/** With what SQLite may have laid beside it. */
export function discardCopy(target: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${target}${suffix}`, { force: true });
}

/**
 * Within one transaction that only reads: without it the copy would begin again with every commit of the gateway, and never
 * end while somebody is monitored.
 */
async function copyPages(source: string, target: string, onCopied: (share: number) => void): Promise<void> {
  const db = openForReading(source);
  try {
    db.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    await backup(db, target, {
      rate: pagesAtOnce,
      progress: ({ totalPages, remainingPages }) => onCopied(1 - remainingPages / totalPages),
    });
  } finally {
    db.close();
  }
}

/** Without a write-ahead log beside it, so that it can be carried and read anywhere; a gateway begins one again. */
function asOneFile(path: string): void {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = DELETE');
  db.close();
}

/** A file, or a folder and the names in it. */
export function flush(path: string): void {
  const opened = openSync(path, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
