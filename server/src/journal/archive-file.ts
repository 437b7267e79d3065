import type { SessionId } from '@chairside/shared/ids.ts';
import type { RecordKind } from '@chairside/shared/record/session-record.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { SiteEvent } from '@chairside/shared/site/events.ts';
import type { Archive } from '../ports/archive.ts';
import { rowToReading, rowToSiteEvent, rowToWave } from './rows.ts';
import { identify, openForReading } from './sqlite-open.ts';
import { createReader } from './sqlite-reader.ts';

/** A journal's past sessions in this process, only read: a gateway that runs on the file keeps it. */
export type ArchiveFile = {
  readonly archive: Archive;
  readonly kind: RecordKind;
  readonly siteEvents: () => Promise<readonly SiteEvent[]>;
  /** Of anything in the journal: as late as an open session can be known. */
  readonly lastRecordedAtMs: () => number;
  close(): void;
};

/** What is in the way comes as one line. */
export function openArchive(path: string): Result<ArchiveFile, string> {
  try {
    const db = openForReading(path);
    const identity = identify(db);
    if (identity !== null) return ok(archiveOf(db, identity.kind));
    db.close();
    return err(`${path} is no journal: name its data folder with --data.`);
  } catch (cause) {
    return err(`${path} can not be read: ${cause instanceof Error ? cause.message : String(cause)}.`);
  }
}

function archiveOf(db: ReturnType<typeof openForReading>, kind: RecordKind): ArchiveFile {
  const reader = createReader(db);
  // As the port has it: what goes wrong is a rejection.
  const later =
    <Asked, Answer>(answer: (asked: Asked) => Answer) =>
    async (asked: Asked): Promise<Answer> =>
      answer(await Promise.resolve(asked));
  return {
    kind,
    archive: {
      sessions: later(reader.sessions),
      sessionsOfPatient: later((session: SessionId) => reader.sessionsOfPatient(session)),
      headOf: later((session: SessionId) => reader.headOf(session)),
      glanceOf: later(reader.glanceOf),
      recordOf: later(reader.recordOf),
      storedEvents: later((session: SessionId) => reader.storedEvents(session)),
      readingsCount: later((session: SessionId) => reader.readingsCount(session)),
      audit: later(reader.audit),
      wavesOf: later((session: SessionId) => reader.wavesOf(session).map(rowToWave)),
      readingsPage: later((query) => reader.readingsPage(query).map(rowToReading)),
    },
    siteEvents: () => later(() => reader.events({ stream: 'site', afterSeq: 0 }).map(rowToSiteEvent))(null),
    lastRecordedAtMs: () => reader.lastRecordedAtMs() ?? 0,
    close: () => db.close(),
  };
}
