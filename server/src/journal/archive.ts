import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { sessionRecord } from '@chairside/shared/record/project.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { glanceOf, type SessionAtAGlance, type SessionHead } from '@chairside/shared/record/summary.ts';
import type { AuditPage } from '@chairside/shared/people/audit.ts';
import type {
  AuditQuery,
  ReadingsPageQuery,
  RecordQuery,
  SessionsPage,
  SessionsQuery,
  StoredSessionEvent,
} from '../ports/archive.ts';
import { rowToChairEvent, rowToReading, type ReadingRow, type StoredEvent, type WaveRow } from './rows.ts';
import { auditPage, type AuditRow, type AuditRowsQuery } from './audit.ts';
import { createSessionHeads, type Mark } from './session-heads.ts';

/** What lies in a journal of past sessions, as it lies there. */
export type ArchiveRows = {
  readonly marksAfter: (place: number) => readonly Mark[];
  readonly events: (about: { readonly stream: string; readonly session: string }) => readonly StoredEvent[];
  readonly readings: (about: ReadingsPageQuery & { readonly stream: string }) => readonly ReadingRow[];
  readonly readingsCount: (about: { readonly stream: string; readonly session: string }) => number;
  readonly waves: (about: { readonly stream: string; readonly session: string }) => readonly WaveRow[];
  readonly audited: (query: AuditRowsQuery) => readonly AuditRow[];
};

/** The archive's answers, where the rows are. Both journals have this one; a thread asks it for the real one. */
export type ArchiveReader = {
  readonly sessions: (query: SessionsQuery) => SessionsPage;
  readonly sessionsOfPatient: (session: string) => readonly SessionHead[];
  readonly headOf: (session: string) => SessionHead | null;
  readonly glanceOf: (query: RecordQuery) => SessionAtAGlance | null;
  readonly recordOf: (query: RecordQuery) => SessionRecord | null;
  readonly storedEvents: (session: string) => readonly StoredSessionEvent[];
  readonly readingsCount: (session: string) => number;
  readonly readingsPage: (query: ReadingsPageQuery) => readonly ReadingRow[];
  readonly wavesOf: (session: string) => readonly WaveRow[];
  readonly audit: (query: AuditQuery) => AuditPage;
};

/** Of closed sessions a glance is worked out once; the newest so many asked for are kept, about a kilobyte each. */
const glancesKept = 1_000;

export function createArchive(rows: ArchiveRows): ArchiveReader {
  const heads = createSessionHeads();
  const glances = new Map<string, SessionAtAGlance>();
  let place = 0;

  /** What has come since is folded in; what was erased or opened again is not remembered. */
  function current(): typeof heads {
    const marks = rows.marksAfter(place);
    heads.note(marks);
    for (const { type, session } of marks) if (type !== 'session-opened') glances.delete(session);
    place = marks.at(-1)?.place ?? place;
    return heads;
  }

  function placeOf(session: string): { readonly stream: string; readonly session: string } | null {
    const head = current().of(session);
    return head === null ? null : { stream: head.chair, session };
  }

  function recordOf({ session, nowMs, kind, people }: RecordQuery): SessionRecord | null {
    const about = placeOf(session);
    if (about === null || current().of(session)?.erasedAtMs !== null) return null;
    const events: readonly ChairEvent[] = rows.events(about).map(rowToChairEvent);
    const readings = rows
      .readings({ ...about, session, afterCursor: 0, atMost: Number.MAX_SAFE_INTEGER })
      .map(rowToReading);
    return sessionRecord({ kind, people, events, readings }, nowMs);
  }

  return {
    sessions: (query) => current().search(query),
    sessionsOfPatient: (session) => current().ofPatient(session),
    headOf: (session) => current().of(session),
    glanceOf(query) {
      const isClosed = current().of(query.session)?.closing !== null;
      const known = glances.get(query.session);
      if (known !== undefined) return known;
      const record = recordOf(query);
      if (record === null) return null;
      const glance = glanceOf(record);
      if (isClosed) keep(glances, query.session, glance);
      return glance;
    },
    recordOf,
    storedEvents(session) {
      const about = placeOf(session);
      return about === null ? [] : rows.events(about).map(asStored);
    },
    readingsCount(session) {
      const about = placeOf(session);
      return about === null ? 0 : rows.readingsCount(about);
    },
    readingsPage(query) {
      const about = placeOf(query.session);
      return about === null ? [] : rows.readings({ ...query, ...about, session: query.session });
    },
    wavesOf(session) {
      const about = placeOf(session);
      return about === null ? [] : rows.waves(about);
    },
    audit: (query) => auditPage(query, rows.audited),
  };
}

function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > glancesKept && oldest !== undefined) kept.delete(oldest);
}

function asStored(event: StoredEvent): StoredSessionEvent {
  const { stream, seq, session, type, typeVersion, atMs, actor, commandId, body, salt, bodyHash, hash } =
    event;
  return {
    stream,
    seq,
    session: session ?? '',
    type,
    typeVersion,
    atMs,
    actor: actor === null ? null : (JSON.parse(actor) as unknown),
    commandId,
    body: body === null ? null : (JSON.parse(body) as unknown),
    salt: salt === null ? null : hexOf(salt),
    bodyHash: hexOf(bodyHash),
    hash: hexOf(hash),
  };
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
