import type { DatabaseSync } from 'node:sqlite';
import { alarmBurden, bySession, type AlarmBurden } from '@chairside/shared/alarms/burden.ts';
import type { Result } from '@chairside/shared/result.ts';
import { decimate, type TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import { trendOf } from '@chairside/shared/vitals/trend.ts';
import type { BurdenQuery, ChainBreak, ReadingsQuery, TrendQuery } from '../ports/journal.ts';
import { createArchive, type ArchiveReader } from './archive.ts';
import { entriesIn, verifyChains, type Chain } from './chain.ts';
import { rowToChairEvent, type ReadingRow, type StoredEvent, type StoredEventRow } from './rows.ts';
import { createArchiveRows } from './sqlite-archive.ts';

/** Every question the journal is asked, on a connection that can only read. Rows are given back as they lie there. */
export type Reader = ArchiveReader & {
  readonly events: (query: {
    readonly stream: string;
    readonly afterSeq: number;
  }) => readonly StoredEventRow[];
  readonly newestSessionEvents: (chair: string) => readonly StoredEventRow[];
  readonly sessionEvents: (session: string) => readonly StoredEventRow[];
  readonly alarmBurden: (query: BurdenQuery) => AlarmBurden;
  readonly readings: (query: ReadingsQuery) => readonly ReadingRow[];
  readonly trend: (query: TrendQuery) => Readonly<Record<string, readonly TrendPoint[]>>;
  readonly lastCursor: (chair: string) => number;
  readonly lastRecordedAtMs: () => number | null;
  readonly commandEvents: (
    commandId: string,
  ) => readonly { readonly stream: string; readonly seq: number }[] | null;
  readonly chains: () => Result<readonly Chain[], ChainBreak>;
  readonly verify: () => Result<{ readonly entries: number }, ChainBreak>;
};

export function createReader(db: DatabaseSync): Reader {
  const statements = prepare(db);
  const chains = () =>
    verifyChains(statements.chains.iterate() as Iterable<unknown> as Iterable<StoredEvent>);

  return {
    ...createArchive(createArchiveRows(db)),
    events: ({ stream, afterSeq }) => statements.events.all(stream, afterSeq) as StoredEventRow[],
    newestSessionEvents: (chair) => statements.newestSession.all(chair) as StoredEventRow[],
    sessionEvents: (session) => statements.session.all(session) as StoredEventRow[],
    // Folded here: thousands of events are never copied between threads, nor read where alarms are decided.
    alarmBurden({ chairs, fromMs, toMs }) {
      const sessions = chairs.flatMap((chair) => {
        const rows = statements.sessionsSince.all(chair, fromMs) as StoredEventRow[];
        return bySession(rows.map(rowToChairEvent));
      });
      return alarmBurden(sessions, { fromMs, toMs });
    },
    readings({ chair, session, parameters, sinceMs }) {
      const rows: unknown = statements.readings.all(chair, session, JSON.stringify(parameters), sinceMs);
      return rows as ReadingRow[];
    },
    trend({ chair, session, parameters, sinceMs, buckets }) {
      const lines: Record<string, readonly TrendPoint[]> = {};
      for (const parameter of parameters) {
        const points = statements.points.all(chair, session, parameter, sinceMs) as TrendPoint[];
        if (points.length > 0) lines[parameter] = decimate(trendOf(points), buckets);
      }
      return lines;
    },
    lastCursor: (chair) => Number(statements.lastCursor.get(chair)?.['cursor'] ?? 0),
    lastRecordedAtMs: () => statements.lastRecorded.get()?.['atMs'] as number | null,
    commandEvents(commandId) {
      const run = statements.command.get(commandId);
      if (run === undefined) return null;
      const { stream, firstSeq, lastSeq } = run as { stream: string; firstSeq: number; lastSeq: number };
      return Array.from({ length: lastSeq - firstSeq + 1 }, (_, index) => ({
        stream,
        seq: firstSeq + index,
      }));
    },
    chains,
    verify: () => entriesIn(chains()),
  };
}

const eventColumns = `stream, seq, session, type, type_version AS typeVersion, at_ms AS atMs, actor,
  command_id AS commandId, body`;

/** One without the other is no erasure: such a row is read, and fails its query (JR12). */
const isKept = '(body IS NOT NULL OR salt IS NOT NULL)';

function prepare(db: DatabaseSync) {
  return {
    events: db.prepare(
      `SELECT ${eventColumns} FROM events WHERE stream = ? AND seq > ? AND ${isKept} ORDER BY seq`,
    ),
    // Walks back from the newest event only as far as the session goes.
    newestSession: db.prepare(
      `SELECT ${eventColumns} FROM events WHERE stream = ?1 AND seq >= (
         SELECT seq FROM events WHERE stream = ?1 AND type = 'session-opened' ORDER BY seq DESC LIMIT 1)
         AND ${isKept} ORDER BY seq`,
    ),
    session: db.prepare(
      `SELECT ${eventColumns} FROM events
       WHERE session = ? AND stream <> 'site' AND ${isKept} ORDER BY stream, seq`,
    ),
    // With the session that may have been open then, whole.
    sessionsSince: db.prepare(
      `SELECT ${eventColumns} FROM events WHERE stream = ?1 AND seq >= coalesce((
         SELECT seq FROM events WHERE stream = ?1 AND type = 'session-opened' AND at_ms <= ?2
         ORDER BY seq DESC LIMIT 1), 1)
         AND ${isKept} ORDER BY seq`,
    ),
    chains: db.prepare(
      `SELECT ${eventColumns}, salt, body_hash AS bodyHash, hash FROM events ORDER BY stream, seq`,
    ),
    readings: db.prepare(
      `SELECT cursor, parameter, device, at_ms, late_ms, measured_at_ms, quality, reason, value, original
       FROM runs JOIN readings USING (run)
       WHERE chair = ? AND session = ? AND parameter IN (SELECT value FROM json_each(?)) AND at_ms >= ?
       ORDER BY cursor`,
      { returnArrays: true },
    ),
    // What came late stands where it belongs in time.
    points: db.prepare(
      `SELECT at_ms AS atMs, value FROM runs JOIN readings USING (run)
       WHERE chair = ? AND session = ? AND parameter = ? AND at_ms >= ? ORDER BY at_ms, cursor`,
    ),
    lastCursor: db.prepare(
      `SELECT coalesce((SELECT max(cursor) FROM readings WHERE readings.run = runs.run), erased_to) AS cursor
       FROM runs WHERE chair = ? ORDER BY run DESC LIMIT 1`,
    ),
    // The newest of each stream and each chair, found without reading what lies before it.
    lastRecorded: db.prepare(
      `SELECT max(atMs) AS atMs FROM (
         SELECT * FROM (SELECT at_ms AS atMs FROM events ORDER BY rowid DESC LIMIT 1)
         UNION ALL
         SELECT (SELECT at_ms + coalesce(late_ms, 0) FROM readings
                 WHERE readings.run = newest.run ORDER BY cursor DESC LIMIT 1)
         FROM (SELECT max(run) AS run FROM runs GROUP BY chair) AS newest)`,
    ),
    command: db.prepare(
      'SELECT stream, first_seq AS firstSeq, last_seq AS lastSeq FROM commands WHERE command_id = ?',
    ),
  };
}
