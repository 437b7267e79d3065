import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { OpenFailure } from '../ports/journal.ts';
import { migrations } from './migrations.ts';

export type OpenOptions = {
  readonly path: string;
  readonly isSimulation: boolean;
  /** Who takes the journal over, for whoever looks into it later. */
  readonly ownerId: string;
};

/** "Chrs": tells a journal from any other SQLite file. */
const applicationId = 0x43687273;

/** What is waited for another connection's commit before the disk counts as refusing. */
const busyTimeoutMs = 1_000;

/**
 * Opens the file for writing, creates or migrates it, and takes it over: whoever had it before is fenced from now on (JR8).
 * A file of the other kind, of a newer program or of another program is left as it was found.
 */
export function takeOver(
  options: OpenOptions,
): Result<{ readonly db: DatabaseSync; readonly fence: number }, OpenFailure> {
  const { path } = options;
  let db: DatabaseSync | undefined;
  try {
    // Patients' names lie in it: no one else on the machine reads them.
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    db = openForWriting(path);
    db.exec('BEGIN IMMEDIATE');
    const refused = refusal(db, options);
    if (refused !== null) {
      db.exec('ROLLBACK');
      db.close();
      return err(refused);
    }
    migrate(db, options);
    const fence = raiseFence(db, options.ownerId);
    db.exec('COMMIT');
    rewriteOnce(db);
    return ok({ db, fence });
  } catch (cause) {
    if (db?.isOpen === true) db.close();
    return err({ type: 'unreadable', path, why: cause instanceof Error ? cause.message : String(cause) });
  }
}

/**
 * `synchronous=FULL`: a commit that returned survives a power cut. `secure_delete`: what is erased is overwritten, in its page and
 * in pages set free. A large checkpoint is rare and hardly longer than a small one.
 */
export function openForWriting(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: busyTimeoutMs });
  const isForeign = pragma(db, 'application_id') !== applicationId && pragma(db, 'schema_version') !== 0;
  if (isForeign) {
    db.close();
    throw new Error('the file is not a journal');
  }
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 67108864;
  `);
  return db;
}

/**
 * All of the write-ahead log into the file, and the log cut to nothing. False, at once, when somebody still reads an older
 * state out of it: no commit waits for a reader.
 */
export function emptyLog(db: DatabaseSync): boolean {
  db.exec('PRAGMA busy_timeout = 0');
  try {
    return db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
  } catch {
    return false;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  }
}

export type JournalKind = 'clinic' | 'simulation';

/** Which journal lies behind a connection; null when it is none. A file that is no database throws. */
export function identify(db: DatabaseSync): { readonly kind: JournalKind; readonly schema: number } | null {
  const schema = pragma(db, 'user_version');
  if (pragma(db, 'application_id') !== applicationId || schema === 0) return null;
  return { kind: db.prepare('SELECT kind FROM journal').get()?.['kind'] as JournalKind, schema };
}

export function openForReading(path: string): DatabaseSync {
  return new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs });
}

/**
 * Files of the first version have copies of old rows in the unused parts of their pages, which no erasure would reach. Tried at
 * each start until there is room for it; a clinic is not kept from working for it.
 */
function rewriteOnce(db: DatabaseSync): void {
  if (db.prepare('SELECT rewritten FROM journal').get()?.['rewritten'] === 1) return;
  try {
    db.exec('VACUUM');
    db.exec('UPDATE journal SET rewritten = 1');
    emptyLog(db);
  } catch (cause) {
    if ((cause as { readonly errcode?: number }).errcode === undefined) throw cause;
  }
}

function refusal(db: DatabaseSync, { path, isSimulation }: OpenOptions): OpenFailure | null {
  const found = pragma(db, 'user_version');
  if (found > migrations.length) return { type: 'newer-schema', path, found, known: migrations.length };
  if (found === 0) return null;
  const kind = db.prepare('SELECT kind FROM journal').get()?.['kind'];
  const isOther = kind !== (isSimulation ? 'simulation' : 'clinic');
  return isOther ? { type: 'wrong-kind', path, isSimulation: !isSimulation } : null;
}

function migrate(db: DatabaseSync, { isSimulation, ownerId }: OpenOptions): void {
  const taken = pragma(db, 'user_version');
  for (const step of migrations.slice(taken)) db.exec(step);
  db.exec(`PRAGMA user_version = ${migrations.length}`);
  if (taken > 0) return;
  db.exec(`PRAGMA application_id = ${applicationId}`);
  db.prepare(
    'INSERT INTO journal (one, kind, created_at_ms, fence, owner, rewritten) VALUES (1, ?, ?, 0, ?, 1)',
  ).run(isSimulation ? 'simulation' : 'clinic', Date.now(), ownerId);
}

function raiseFence(db: DatabaseSync, ownerId: string): number {
  return Number(
    db.prepare('UPDATE journal SET fence = fence + 1, owner = ? RETURNING fence').get(ownerId)?.['fence'],
  );
}

function pragma(db: DatabaseSync, name: 'user_version' | 'application_id' | 'schema_version'): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}
