import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** A journal nobody else has open, and nobody can open until it is let go. */
export type Hold = {
  /**
   * Makes it one file: what still lay in the write-ahead log is in it, and a gateway that was about to open it is refused
   * once it has another name. False when the file is too damaged for that.
   */
  settle(): boolean;
  release(): void;
};

/** What another program may need to let go by itself. */
const patienceMs = 250;
const busy = 5;

/**
 * Null when somebody has it open: a gateway holds a lock on the file for as long as it runs, whatever the file contains and
 * however the gateway fares; it is gone with the process. In a mode of SQLite's in which the first look at the file takes
 * that lock for itself alone.
 */
export function holdAlone(path: string): Hold | null {
  if (!existsSync(path)) return { settle: () => true, release: () => undefined };
  const url = pathToFileURL(path);
  url.searchParams.set('vfs', 'unix-excl');
  const db = new DatabaseSync(url, { timeout: patienceMs });
  if (tried(db, 'SELECT count(*) FROM sqlite_schema') === 'busy') {
    db.close();
    return null;
  }
  return {
    settle() {
      if (tried(db, 'PRAGMA journal_mode = DELETE') !== 'done') return false;
      // An index of the log that is gone: who only reads leaves it behind.
      rmSync(`${path}-shm`, { force: true });
      return true;
    },
    release: () => {
      if (db.isOpen) db.close();
    },
  };
}

/** Damage is no reason not to hold it: it is what the file is put aside for. */
function tried(db: DatabaseSync, sql: string): 'done' | 'busy' | 'damaged' {
  try {
    db.prepare(sql).get();
    return 'done';
  } catch (cause) {
    const { errcode } = cause as { readonly errcode?: number };
    if (errcode === undefined) throw cause;
    return (errcode & 0xff) === busy ? 'busy' : 'damaged';
  }
}
