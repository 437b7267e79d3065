import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { ChainBreak } from '../../ports/journal.ts';
import type { Chain } from '../chain.ts';
import { migrations } from '../migrations.ts';
import { identify, openForReading, type JournalKind } from '../sqlite-open.ts';
import { createReader } from '../sqlite-reader.ts';
import { firstMissing, type KnownEntry, type Missing } from './known-entries.ts';

/** What lies in a journal's file, every page and every chain of it looked at. */
export type Survey = {
  readonly path: string;
  readonly kind: JournalKind;
  readonly chains: readonly Chain[];
  readonly readings: number;
  /** When the newest event happened; null when there is none. */
  readonly newestAtMs: number | null;
};

/**
 * no-file        nothing is there
 * unreadable     something is, but it can not be opened: rights, or a disk that fails
 * not-a-journal  a file, but of something else
 * newer-schema   of a newer program, which alone can judge it
 * damaged        SQLite's own pages contradict each other: a disk or a copy that failed
 * broken         the pages are sound, and a chain is not: somebody changed what was recorded
 * not-contained  whole, and yet an entry that was there once is not
 */
export type SurveyFailure =
  | { readonly type: 'no-file'; readonly path: string }
  | { readonly type: 'unreadable'; readonly path: string; readonly why: string }
  | { readonly type: 'not-a-journal'; readonly path: string }
  | { readonly type: 'newer-schema'; readonly path: string; readonly found: number; readonly known: number }
  | { readonly type: 'damaged'; readonly path: string; readonly why: string }
  | { readonly type: 'broken'; readonly path: string; readonly kind: JournalKind; readonly at: ChainBreak }
  | { readonly type: 'not-contained'; readonly path: string; readonly missing: Missing };

type Identity = { readonly kind: JournalKind };

/** Whether it is a journal this program knows, and of what; nothing further is looked at. */
export function identifyJournal(path: string): Result<Identity, SurveyFailure> {
  return inside(path, (db) => identified(db, path));
}

/**
 * Only reads. A gateway may run on the file: one state of it is looked at, and nothing waits. `expected` are entries that
 * were seen in it before.
 */
export function surveyJournal(
  path: string,
  expected: readonly KnownEntry[] = [],
): Result<Survey, SurveyFailure> {
  return inside(path, (db) => {
    const identity = identified(db, path);
    return identity.ok ? surveyed(db, { path, expected, ...identity.value }) : identity;
  });
}

/** Sessions of which only the tombstone is left; none where that can not be told. */
export function erasedIn(path: string): readonly string[] {
  const sql = `SELECT DISTINCT session FROM events WHERE type = 'session-erased' ORDER BY rowid`;
  const found = inside(path, (db) => ok(db.prepare(sql).all()));
  return found.ok ? found.value.map(({ session }) => String(session)) : [];
}

function inside<T>(
  path: string,
  look: (db: DatabaseSync) => Result<T, SurveyFailure>,
): Result<T, SurveyFailure> {
  if (!existsSync(path)) return err({ type: 'no-file', path });
  let db: DatabaseSync | null = null;
  try {
    db = openForReading(path);
    db.exec('BEGIN');
    return look(db);
  } catch (cause) {
    return err(failureFrom(cause, path));
  } finally {
    db?.close();
  }
}

function identified(db: DatabaseSync, path: string): Result<Identity, SurveyFailure> {
  const found = identify(db);
  if (found === null) return err({ type: 'not-a-journal', path });
  const { kind, schema } = found;
  if (schema <= migrations.length) return ok({ kind });
  return err({ type: 'newer-schema', path, found: schema, known: migrations.length });
}

type Asked = Identity & { readonly path: string; readonly expected: readonly KnownEntry[] };

function surveyed(db: DatabaseSync, { path, kind, expected }: Asked): Result<Survey, SurveyFailure> {
  const why = firstDamage(db);
  if (why !== null) return err({ type: 'damaged', path, why });
  const chains = createReader(db).chains();
  if (!chains.ok) return err({ type: 'broken', path, kind, at: chains.error });
  const missing = firstMissing(db, expected);
  if (missing !== null) return err({ type: 'not-contained', path, missing });
  const readings = Number(db.prepare('SELECT count(*) AS count FROM readings').get()?.['count']);
  const newest = db.prepare('SELECT max(at_ms) AS atMs FROM events').get();
  return ok({ path, kind, chains: chains.value, readings, newestAtMs: newest?.['atMs'] as number | null });
}

function firstDamage(db: DatabaseSync): string | null {
  const said = String(db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check']);
  return said === 'ok' ? null : said;
}

/** What SQLite says by number; of an extended one the low byte is the kind. */
const noTable = 1;
const corrupt = 11;
const notADatabase = 26;

function failureFrom(cause: unknown, path: string): SurveyFailure {
  const { errcode, message } = cause as Error & { readonly errcode?: number };
  if (errcode === undefined) throw cause;
  if (errcode === notADatabase || errcode === noTable) return { type: 'not-a-journal', path };
  if ((errcode & 0xff) === corrupt) return { type: 'damaged', path, why: message };
  return { type: 'unreadable', path, why: message };
}
