/**
 * How the file came to be, one step a released version. Append-only: a step that was released is never changed, because
 * files that took it are out there. `user_version` counts the steps taken.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE journal (
    one           INTEGER PRIMARY KEY CHECK (one = 1),
    kind          TEXT NOT NULL CHECK (kind IN ('clinic', 'simulation')),
    created_at_ms REAL NOT NULL,
    -- Raised by whoever opens the journal; who holds a lower one may not append (JR8).
    fence         INTEGER NOT NULL,
    owner         TEXT NOT NULL
  ) STRICT;

  CREATE TABLE events (
    stream       TEXT NOT NULL,
    seq          INTEGER NOT NULL CHECK (seq >= 1),
    session      TEXT,
    type         TEXT NOT NULL,
    type_version INTEGER NOT NULL,
    at_ms        REAL NOT NULL,
    actor        TEXT,
    command_id   TEXT,
    body         TEXT,
    salt         BLOB,
    body_hash    BLOB NOT NULL,
    hash         BLOB NOT NULL,
    PRIMARY KEY (stream, seq)
  ) STRICT;

  CREATE TABLE commands (
    command_id TEXT PRIMARY KEY,
    stream     TEXT NOT NULL,
    first_seq  INTEGER NOT NULL,
    last_seq   INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- An unbroken stretch of one chair's readings in one session. Readings lie together by run, so that a session is read
  -- in one sweep and a chair writes to one place.
  CREATE TABLE runs (
    run     INTEGER PRIMARY KEY,
    chair   TEXT NOT NULL,
    session TEXT NOT NULL
  ) STRICT;
  CREATE INDEX runs_of_chair ON runs (chair, session);

  CREATE TABLE readings (
    run            INTEGER NOT NULL REFERENCES runs (run),
    cursor         INTEGER NOT NULL,
    parameter      TEXT NOT NULL,
    device         TEXT NOT NULL,
    at_ms          REAL NOT NULL,
    late_ms        REAL,
    measured_at_ms REAL,
    quality        TEXT NOT NULL CHECK (quality IN ('good', 'questionable', 'unavailable')),
    reason         TEXT,
    value          REAL CHECK ((value IS NULL) = (quality = 'unavailable')),
    original       TEXT,
    PRIMARY KEY (run, cursor)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What a list of sessions is made of, found without reading what lies between (server/src/journal/session-heads.ts).
  CREATE INDEX session_marks ON events (type) WHERE type IN
    ('session-opened', 'session-reattributed', 'session-closed', 'step-undone', 'session-erased');
  `,
  `
  -- Readings up to this cursor were erased: the chair's next one is counted from there all the same (JR33).
  ALTER TABLE runs ADD COLUMN erased_to INTEGER;

  -- 1 once no page holds leftovers of what moved elsewhere before moved rows were overwritten (JR35).
  ALTER TABLE journal ADD COLUMN rewritten INTEGER NOT NULL DEFAULT 0;

  -- A session's events, without reading those of years.
  CREATE INDEX events_of_session ON events (session, stream);
  `,
  `
  -- Of waves what is kept around high-priority alarms (WV6): stretches without a gap, 16 bits a sample, little-endian.
  CREATE TABLE waves (
    chair   TEXT NOT NULL,
    session TEXT NOT NULL,
    kind    TEXT NOT NULL,
    device  TEXT NOT NULL,
    rate_hz REAL NOT NULL,
    at_ms   REAL NOT NULL,
    samples BLOB NOT NULL
  ) STRICT;
  CREATE INDEX waves_of_session ON waves (session, at_ms);
  `,
];
