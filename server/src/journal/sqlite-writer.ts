import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { AppendFailure } from '../ports/journal.ts';
import { admit, commandRuns } from './admission.ts';
import { chainStart, saltBytes, seal } from './chain.ts';
import { isTombstone, type BatchRows, type EntryRows, type EventRow, type ReadingRow } from './rows.ts';
import { createHoldings, type ChairEnd, type StreamEnd } from './sqlite-holdings.ts';
import { emptyLog } from './sqlite-open.ts';

/** null: it is durable. */
export type AppendAnswer = AppendFailure | null;

export type Writer = {
  /**
   * One commit for the whole group. Each batch in it stands or falls by itself as long as the disk takes what it is given;
   * when the disk refuses, nothing of the group is written, and the connection can be used again.
   */
  append(group: readonly BatchRows[]): readonly AppendAnswer[];
  /**
   * What was erased is gone from the file's pages with its commit, and from the write-ahead log once that was emptied. False
   * while somebody still reads an older state of the file out of it; then it has to be asked again.
   */
  scrub(): boolean;
};

export function createWriter(db: DatabaseSync, fence: number): Writer {
  const statements = prepare(db);
  const holdings = createHoldings(db);
  /** An earlier thread may have ended between an erasure's commit and this. */
  let isScrubDue = true;

  function writeBatch(batch: BatchRows): AppendAnswer {
    const admitted = admit(batch, holdings);
    if (!admitted.ok) return admitted.error;
    if (admitted.value === 'already-held') return null;
    for (const entry of batch) {
      writeEvents(entry);
      writeReadings(entry);
      writeWaves(entry);
    }
    return null;
  }

  function writeEvents({ stream, events }: EntryRows): void {
    if (events.length === 0) return;
    let end: StreamEnd = holdings.streamEnd(stream) ?? { seq: 0, hash: chainStart };
    for (const event of events) {
      const sealed = seal(end.hash, event, randomBytes(saltBytes));
      statements.insertEvent.run(...columnsOf(event), sealed.salt, sealed.bodyHash, sealed.hash);
      end = { seq: event.seq, hash: sealed.hash };
      if (isTombstone(event)) erase(event);
    }
    for (const { commandId, firstSeq, lastSeq } of commandRuns(events)) {
      statements.insertCommand.run(commandId, stream, firstSeq, lastSeq);
    }
    holdings.noteStreamEnd(stream, end);
  }

  function erase({ stream, seq, session }: EventRow): void {
    statements.eraseEvents.run(stream, session, seq);
    statements.markErased.run(stream, session);
    statements.eraseReadings.run(stream, session);
    statements.eraseWaves.run(stream, session);
    isScrubDue = true;
  }

  function writeReadings({ stream, session, readings }: EntryRows): void {
    if (session === null || readings.length === 0) return;
    const run = runOf(stream, session);
    for (const reading of readings) statements.insertReading.run(run, ...reading);
    holdings.noteChairEnd(stream, { run, session, cursor: lastCursorOf(readings) });
  }

  function writeWaves({ stream, session, waves }: EntryRows): void {
    if (session === null) return;
    for (const wave of waves) statements.insertWave.run(stream, session, ...wave, session);
  }

  function runOf(chair: string, session: string): number {
    const end: ChairEnd | null = holdings.chairEnd(chair);
    if (end?.session === session) return end.run;
    return Number(statements.insertRun.run(chair, session).lastInsertRowid);
  }

  /** It is committed: a log that can not be emptied now is no reason to say otherwise. */
  function scrub(): boolean {
    if (isScrubDue) isScrubDue = !emptyLog(db);
    return !isScrubDue;
  }

  return {
    scrub,
    append(group) {
      try {
        db.exec('BEGIN IMMEDIATE');
        if (statements.readFence.get()?.['fence'] !== fence) {
          db.exec('ROLLBACK');
          return group.map(() => ({ type: 'fenced' }));
        }
        const answers = group.map(writeBatch);
        db.exec('COMMIT');
        scrub();
        return answers;
      } catch (cause) {
        holdings.forget();
        if (db.isTransaction) db.exec('ROLLBACK');
        const why = cause instanceof Error ? cause.message : String(cause);
        return group.map(() => ({ type: 'unwritable', why }));
      }
    },
  };
}

function prepare(db: DatabaseSync) {
  return {
    readFence: db.prepare('SELECT fence FROM journal'),
    insertEvent: db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    insertCommand: db.prepare('INSERT INTO commands VALUES (?, ?, ?, ?)'),
    insertRun: db.prepare('INSERT INTO runs (chair, session) VALUES (?, ?)'),
    // Kept are the tombstones, also of an earlier time: they are what is left.
    eraseEvents: db.prepare(
      `UPDATE events SET body = NULL, salt = NULL
       WHERE stream = ? AND session = ? AND seq < ? AND type <> 'session-erased'`,
    ),
    markErased: db.prepare(
      `UPDATE runs SET erased_to = coalesce(
         (SELECT max(cursor) FROM readings WHERE readings.run = runs.run), erased_to)
       WHERE chair = ? AND session = ?`,
    ),
    eraseReadings: db.prepare(
      'DELETE FROM readings WHERE run IN (SELECT run FROM runs WHERE chair = ? AND session = ?)',
    ),
    eraseWaves: db.prepare('DELETE FROM waves WHERE chair = ? AND session = ?'),
    // They come seconds after their alarm: the session may be erased by then.
    insertWave: db.prepare(
      `INSERT INTO waves SELECT ?, ?, ?, ?, ?, ?, ?
       WHERE NOT EXISTS (SELECT 1 FROM events WHERE session = ? AND type = 'session-erased')`,
    ),
    insertReading: db.prepare('INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
  };
}

function columnsOf({ stream, seq, session, type, typeVersion, atMs, actor, commandId, body }: EventRow) {
  return [stream, seq, session, type, typeVersion, atMs, actor, commandId, body] as const;
}

function lastCursorOf(readings: readonly ReadingRow[]): number {
  return readings.at(-1)?.[0] ?? 0;
}
