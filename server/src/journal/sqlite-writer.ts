import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { AppendFailure } from '../ports/journal.ts';
import { admit, commandRuns } from './admission.ts';
import { chainStart, saltBytes, seal } from './chain.ts';
import type { BatchRows, EntryRows, EventRow, ReadingRow } from './rows.ts';
import { createHoldings, type ChairEnd, type StreamEnd } from './sqlite-holdings.ts';

/** null: it is durable. */
export type AppendAnswer = AppendFailure | null;

export type Writer = {
  /**
   * One commit for the whole group. Each batch in it stands or falls by itself as long as the disk takes what it is given;
   * when the disk refuses, nothing of the group is written, and the connection can be used again.
   */
  append(group: readonly BatchRows[]): readonly AppendAnswer[];
};

export function createWriter(db: DatabaseSync, fence: number): Writer {
  const statements = prepare(db);
  const holdings = createHoldings(db);

  function writeBatch(batch: BatchRows): AppendAnswer {
    const admitted = admit(batch, holdings);
    if (!admitted.ok) return admitted.error;
    if (admitted.value === 'already-held') return null;
    for (const entry of batch) {
      writeEvents(entry);
      writeReadings(entry);
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
    }
    for (const { commandId, firstSeq, lastSeq } of commandRuns(events)) {
      statements.insertCommand.run(commandId, stream, firstSeq, lastSeq);
    }
    holdings.noteStreamEnd(stream, end);
  }

  function writeReadings({ stream, session, readings }: EntryRows): void {
    if (session === null || readings.length === 0) return;
    const run = runOf(stream, session);
    for (const reading of readings) statements.insertReading.run(run, ...reading);
    holdings.noteChairEnd(stream, { run, session, cursor: lastCursorOf(readings) });
  }

  function runOf(chair: string, session: string): number {
    const end: ChairEnd | null = holdings.chairEnd(chair);
    if (end?.session === session) return end.run;
    return Number(statements.insertRun.run(chair, session).lastInsertRowid);
  }

  return {
    append(group) {
      try {
        db.exec('BEGIN IMMEDIATE');
        if (statements.readFence.get()?.['fence'] !== fence) {
          db.exec('ROLLBACK');
          return group.map(() => ({ type: 'fenced' }));
        }
        const answers = group.map(writeBatch);
        db.exec('COMMIT');
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
    insertReading: db.prepare('INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
  };
}

function columnsOf({ stream, seq, session, type, typeVersion, atMs, actor, commandId, body }: EventRow) {
  return [stream, seq, session, type, typeVersion, atMs, actor, commandId, body] as const;
}

function lastCursorOf(readings: readonly ReadingRow[]): number {
  return readings.at(-1)?.[0] ?? 0;
}
