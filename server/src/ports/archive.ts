import type { Outcome } from '@chairside/shared/chair/events.ts';
import type { WaveStretch } from '@chairside/shared/devices/wave.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import type { AuditKind, AuditPage } from '@chairside/shared/people/audit.ts';
import type { RecordKind, SessionRecord } from '@chairside/shared/record/session-record.ts';
import type { SessionAtAGlance, SessionHead } from '@chairside/shared/record/summary.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';

/** What is asked of past sessions (SE24–SE27). Never of the thread that commits. Rejects when the record can not be read. */
export interface Archive {
  /** Newest first; those that are open among them. What was erased is listed as such, and found by day and chair only. */
  sessions(query: SessionsQuery): Promise<SessionsPage>;
  /** Of the patient of that session, by what identifies them, oldest first; none when nobody knows the session or it is erased. */
  sessionsOfPatient(session: SessionId): Promise<readonly SessionHead[]>;
  /** Null when nobody knows it. */
  headOf(session: SessionId): Promise<SessionHead | null>;
  /** Null when nobody knows it, or it is erased. */
  glanceOf(query: RecordQuery): Promise<SessionAtAGlance | null>;
  /** Null when nobody knows it, or it is erased. */
  recordOf(query: RecordQuery): Promise<SessionRecord | null>;
  /** Every event of the session as it is stored, with its place in the chain; what was erased has no body. In order of `seq`. */
  storedEvents(session: SessionId): Promise<readonly StoredSessionEvent[]>;
  readingsCount(session: SessionId): Promise<number>;
  /** Of all parameters, in order of cursor, after `afterCursor`, `atMost` of them. */
  readingsPage(query: ReadingsPageQuery): Promise<readonly NumberedReading[]>;
  /** What was kept of its waves, in order of time; none of one that was erased. */
  wavesOf(session: SessionId): Promise<readonly WaveStretch[]>;
  /** What people did, and what was noted about them; newest first. */
  audit(query: AuditQuery): Promise<AuditPage>;
}

export type AuditQuery = {
  /** From, up to but without; null for any. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Who did it, or, of signing in, who was meant. */
  readonly personId: string | null;
  readonly chair: ChairId | null;
  /** What was done at these chairs, and in the clinic; null: at all. */
  readonly among: readonly ChairId[] | null;
  readonly kind: AuditKind | null;
  /** Older than this place; null from the newest on. */
  readonly before: number | null;
  readonly atMost: number;
};

export type SessionsQuery = {
  /** In the name or number of the patient; null for any. Case, accents and double spaces aside. */
  readonly text: string | null;
  /** Opened from, up to but without. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly chair: ChairId | null;
  /** Of these only, for who has to do with no others; left out or null: of all. */
  readonly among?: readonly ChairId[] | null;
  readonly protocolId: string | null;
  readonly outcome: Outcome | 'open' | null;
  readonly offset: number;
  readonly atMost: number;
};

export type SessionsPage = { readonly total: number; readonly sessions: readonly SessionHead[] };

/** `nowMs` is up to when an open session goes; `people` give the names. */
export type RecordQuery = {
  readonly session: SessionId;
  readonly nowMs: number;
  readonly kind: RecordKind;
  readonly people: readonly Person[];
};

export type ReadingsPageQuery = {
  readonly session: SessionId;
  readonly afterCursor: number;
  readonly atMost: number;
};

/** Hashes in hex. `body` and `salt` are both null once erased. */
export type StoredSessionEvent = {
  readonly stream: string;
  readonly seq: number;
  readonly session: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly atMs: number;
  readonly actor: unknown;
  readonly commandId: string | null;
  readonly body: unknown;
  readonly salt: string | null;
  readonly bodyHash: string;
  readonly hash: string;
};
