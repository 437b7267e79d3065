import type { DatabaseSync } from 'node:sqlite';
import type { ArchiveRows } from './archive.ts';
import type { AuditRow } from './audit.ts';
import type { ReadingRow, StoredEvent, WaveRow } from './rows.ts';
import { markTypes, type Mark } from './session-heads.ts';

/** The rows of past sessions, in a file that is only read. */
export function createArchiveRows(db: DatabaseSync): ArchiveRows {
  const statements = prepare(db);
  return {
    marksAfter: (place) => statements.marks.all(place) as Mark[],
    events: ({ stream, session }) => statements.events.all(stream, session) as StoredEvent[],
    readings({ stream, session, afterCursor, atMost }) {
      const rows: unknown = statements.readings.all(stream, session, afterCursor, atMost);
      return rows as ReadingRow[];
    },
    audited: ({ siteTypes, among, before, ...query }) =>
      statements.audited.all({
        ...query,
        before: before ?? Number.MAX_SAFE_INTEGER,
        among: among === null ? null : JSON.stringify(among),
        siteTypes: siteTypes === null ? null : JSON.stringify(siteTypes),
      }) as AuditRow[],
    waves({ stream, session }) {
      const rows: unknown = statements.waves.all(stream, session);
      return rows as WaveRow[];
    },
    readingsCount: ({ stream, session }) => Number(statements.count.get(stream, session)?.['count'] ?? 0),
  };
}

/** As the partial index has them, so that it is used. */
const marks = markTypes.map((type) => `'${type}'`).join(', ');

function prepare(db: DatabaseSync) {
  return {
    // Of an opening some hundred bytes out of twenty thousand: the protocol is in it whole.
    marks: db.prepare(
      `SELECT rowid AS place, stream, seq, session, type, at_ms AS atMs,
         CASE WHEN body IS NULL THEN NULL
         WHEN type = 'session-opened' THEN json_object(
           'patient', body -> '$.patient', 'series', body -> '$.series',
           'protocol', json_object('id', body ->> '$.protocol.id', 'version', body ->> '$.protocol.version',
             'label', body ->> '$.protocol.label'))
         WHEN type = 'session-reattributed' THEN json_object('patient', body -> '$.patient')
         ELSE body END AS facts
       FROM events WHERE type IN (${marks}) AND rowid > ? ORDER BY rowid`,
    ),
    events: db.prepare(
      `SELECT stream, seq, session, type, type_version AS typeVersion, at_ms AS atMs, actor,
         command_id AS commandId, body, salt, body_hash AS bodyHash, hash
       FROM events WHERE stream = ? AND session = ? ORDER BY seq`,
    ),
    readings: db.prepare(
      `SELECT cursor, parameter, device, at_ms, late_ms, measured_at_ms, quality, reason, value, original
       FROM runs JOIN readings USING (run)
       WHERE chair = ? AND session = ? AND cursor > ? ORDER BY cursor LIMIT ?`,
      { returnArrays: true },
    ),
    // Newest first: a page of what people did lies in the last few thousand rows.
    audited: db.prepare(
      `SELECT rowid AS place, stream, session, type, at_ms AS atMs, actor, body FROM events
       WHERE (actor IS NOT NULL OR stream = 'site') AND rowid < :before
         AND (:fromMs IS NULL OR at_ms >= :fromMs) AND (:toMs IS NULL OR at_ms < :toMs)
         AND (:stream IS NULL OR stream = :stream)
         AND (:among IS NULL OR stream = 'site' OR stream IN (SELECT value FROM json_each(:among)))
         AND (:personId IS NULL OR actor ->> '$.personId' = :personId
           OR (stream = 'site' AND body ->> '$.personId' = :personId))
         AND (:siteTypes IS NULL OR (stream = 'site' AND type IN (SELECT value FROM json_each(:siteTypes))))
         AND (:isAtChair = 0 OR stream <> 'site')
       ORDER BY rowid DESC LIMIT :atMost`,
    ),
    waves: db.prepare(
      `SELECT kind, device, rate_hz, at_ms, samples FROM waves WHERE chair = ? AND session = ?
       ORDER BY at_ms, rowid`,
      { returnArrays: true },
    ),
    count: db.prepare(
      'SELECT count(*) AS count FROM runs JOIN readings USING (run) WHERE chair = ? AND session = ?',
    ),
  };
}
