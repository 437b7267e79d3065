import type { DatabaseSync } from 'node:sqlite';
import type { Holdings } from './admission.ts';

export type StreamEnd = { readonly seq: number; readonly hash: Uint8Array };
export type ChairEnd = { readonly run: number; readonly session: string; readonly cursor: number };

/**
 * Where each stream and each chair ends, asked of the file once and then remembered: while the fence holds, nobody else
 * writes. A transaction that was rolled back makes what is remembered wrong; then it has to be forgotten.
 */
export type SqliteHoldings = Holdings & {
  streamEnd(stream: string): StreamEnd | null;
  chairEnd(chair: string): ChairEnd | null;
  noteStreamEnd(stream: string, end: StreamEnd): void;
  noteChairEnd(chair: string, end: ChairEnd): void;
  forget(): void;
};

export function createHoldings(db: DatabaseSync): SqliteHoldings {
  const streamEnds = new Map<string, StreamEnd | null>();
  const chairEnds = new Map<string, ChairEnd | null>();
  const readStreamEnd = db.prepare('SELECT seq, hash FROM events WHERE stream = ? ORDER BY seq DESC LIMIT 1');
  const readChairEnd = db.prepare(`
    SELECT run, session, coalesce(
      (SELECT max(cursor) FROM readings WHERE readings.run = runs.run), erased_to) AS cursor
    FROM runs WHERE chair = ? ORDER BY run DESC LIMIT 1`);
  const readCommand = db.prepare('SELECT 1 FROM commands WHERE command_id = ?');
  const readSameEvent = db.prepare(`
    SELECT 1 FROM events WHERE stream = ? AND seq = ? AND session IS ? AND type = ? AND type_version = ?
      AND at_ms = ? AND actor IS ? AND command_id IS ? AND body = ?`);
  const readSameReading = db.prepare(`
    SELECT 1 FROM runs JOIN readings USING (run) WHERE chair = ? AND session = ? AND cursor = ?
      AND parameter = ? AND device = ? AND at_ms = ? AND late_ms IS ? AND measured_at_ms IS ?
      AND quality = ? AND reason IS ? AND value IS ? AND original IS ?`);

  const readSameWave = db.prepare(`
    SELECT 1 FROM waves WHERE chair = ? AND session = ? AND kind = ? AND device = ? AND rate_hz = ?
      AND at_ms = ? AND samples = ?`);

  function streamEnd(stream: string): StreamEnd | null {
    return remembered(streamEnds, stream, () => {
      const row = readStreamEnd.get(stream);
      return row === undefined ? null : (row as StreamEnd);
    });
  }

  function chairEnd(chair: string): ChairEnd | null {
    return remembered(chairEnds, chair, () => {
      const row = readChairEnd.get(chair);
      return row === undefined ? null : (row as ChairEnd);
    });
  }

  return {
    streamEnd,
    chairEnd,
    noteStreamEnd: (stream, end) => void streamEnds.set(stream, end),
    noteChairEnd: (chair, end) => void chairEnds.set(chair, end),
    forget() {
      streamEnds.clear();
      chairEnds.clear();
    },
    lastSeq: (stream) => streamEnd(stream)?.seq ?? 0,
    lastCursor: (chair) => chairEnd(chair)?.cursor ?? 0,
    isCommandUsed: (commandId) => readCommand.get(commandId) !== undefined,
    holdsEvent: ({ stream, seq, session, type, typeVersion, atMs, actor, commandId, body }) =>
      readSameEvent.get(stream, seq, session, type, typeVersion, atMs, actor, commandId, body) !== undefined,
    holdsReading: (chair, session, reading) => readSameReading.get(chair, session, ...reading) !== undefined,
    holdsWave: (chair, session, wave) => readSameWave.get(chair, session, ...wave) !== undefined,
  };
}

function remembered<T>(known: Map<string, T>, key: string, read: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = read();
  known.set(key, found);
  return found;
}
