import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Log } from '../ports/log.ts';
import { createMemoryStore, type CredentialStore } from './credential-store.ts';
import { keptNames, keptSchemas, type KeptName } from './kept.ts';

/** "Chrp": tells it from any other SQLite file. */
const applicationId = 0x43687270;

/**
 * The store in a file of its own, which nobody else on the machine reads. A commit reaches the write-ahead log without waiting for the
 * disk, for it runs on the loop that also feeds the screens; `flush` waits beside the loop (decision 0026).
 */
export async function openSqliteStore(path: string, log: Log): Promise<CredentialStore> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  const db = openOrPutAside(path, log);
  const put = db.prepare('INSERT OR REPLACE INTO kept (shelf, key, body) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM kept WHERE shelf = ? AND key = ?');
  let isSaved = true;
  let isFilling = true;

  function write(act: () => void): void {
    if (isFilling) return;
    try {
      act();
    } catch (cause) {
      isSaved = false;
      log.error('credentials-not-saved', { cause: String(cause) });
    }
  }

  const memory = createMemoryStore({
    put: (shelf, key, one) => write(() => void put.run(shelf, key, JSON.stringify(one))),
    remove: (shelf, key) => write(() => void remove.run(shelf, key)),
  });
  fill(memory, db);
  isFilling = false;

  return {
    ...memory,
    async flush() {
      const isOnDisk = await synced(`${path}-wal`);
      return isSaved && isOnDisk;
    },
    close: () => db.close(),
  };
}

/** A damaged file is put aside and named: the chairs wait for nobody's password, and an administrator lets people in anew (PE1). */
function openOrPutAside(path: string, log: Log): DatabaseSync {
  try {
    return openKept(path);
  } catch (cause) {
    const aside = `${path}.damaged-${Date.now()}`;
    log.error('credentials-damaged', { cause: String(cause), aside });
    renameSync(path, aside);
    for (const beside of ['-wal', '-shm']) rmSync(`${path}${beside}`, { force: true });
    return openKept(path);
  }
}

function openKept(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  const pragma = (name: string) => db.prepare(`PRAGMA ${name}`).get()?.[name];
  if (pragma('application_id') !== applicationId && pragma('schema_version') !== 0) {
    db.close();
    throw new Error(`${path} holds no credentials of Chairside`);
  }
  db.exec(`
    PRAGMA application_id = ${applicationId};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS kept (
      shelf TEXT NOT NULL,
      key   TEXT NOT NULL,
      body  TEXT NOT NULL,
      PRIMARY KEY (shelf, key)
    ) STRICT, WITHOUT ROWID;
  `);
  return db;
}

/** What does not read as it should be is left out: somebody signs in again. */
function fill(store: CredentialStore, db: DatabaseSync): void {
  for (const name of keptNames) {
    const rows = db.prepare('SELECT body FROM kept WHERE shelf = ?').all(name);
    for (const row of rows) putParsed(store, name, String(row['body']));
  }
}

function putParsed(store: CredentialStore, name: KeptName, body: string): void {
  const parsed = keptSchemas[name].safeParse(readJson(body));
  if (parsed.success) (store[name].put as (one: unknown) => void)(parsed.data);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function synced(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r+');
    await file.sync();
    await file.close();
    return true;
  } catch {
    return false;
  }
}
