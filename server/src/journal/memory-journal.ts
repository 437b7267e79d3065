import { randomBytes } from 'node:crypto';
import { alarmBurden, bySession } from '@chairside/shared/alarms/burden.ts';
import { err, ok } from '@chairside/shared/result.ts';
import { decimate } from '@chairside/shared/vitals/decimate.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { parameterIds } from '@chairside/shared/vitals/parameters.ts';
import { trendOf } from '@chairside/shared/vitals/trend.ts';
import { valueOf, type NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { Journal, ReadingsQuery, StreamId } from '../ports/journal.ts';
import { isAudited } from './audit.ts';
import { admit, commandRuns, type CommandRun, type Holdings } from './admission.ts';
import { createArchive } from './archive.ts';
import { chainStart, entriesIn, saltBytes, seal, verifyChains } from './chain.ts';
import {
  batchToRows,
  rowToChairEvent,
  rowToReading,
  rowToSiteEvent,
  isTombstone,
  type EntryRows,
  type EventRow,
  type ReadingRow,
  type StoredEvent,
  type WaveRow,
  rowToWave,
} from './rows.ts';
import { isMark, markOf } from './session-heads.ts';

/** Of one that was erased only the cursor is left. */
type StoredReading = { readonly session: string; readonly cursor: number; readonly row: ReadingRow | null };

type StoredWave = { readonly session: string; readonly row: WaveRow };

/** The journal's twin for tests and demonstrations: the same answers, by the same contract, and gone with the process. */
export function createMemoryJournal(): Journal {
  const events = new Map<string, StoredEvent[]>();
  const readings = new Map<string, StoredReading[]>();
  const waves = new Map<string, StoredWave[]>();
  const commands = new Map<string, CommandRun>();
  const places: { readonly stream: string; readonly seq: number }[] = [];
  const marks: { readonly stream: string; readonly seq: number }[] = [];
  let newestEvent: StoredEvent | null = null;
  let isClosed = false;

  const holdings: Holdings = {
    lastSeq: (stream) => eventsOf(stream).at(-1)?.seq ?? 0,
    lastCursor: (chair) => readingsOf(chair).at(-1)?.cursor ?? 0,
    isCommandUsed: (commandId) => commands.has(commandId),
    holdsEvent: (event) => {
      const {
        salt: _salt,
        bodyHash: _bodyHash,
        hash: _hash,
        ...held
      } = eventsOf(event.stream)[event.seq - 1] ?? {};
      return isSame(held, event);
    },
    holdsReading: (chair, session, row) =>
      readingsOf(chair).some(
        (held) => held.row !== null && held.session === session && isSame(held.row, row),
      ),
    holdsWave: (chair, session, row) => wavesOf(chair, session).some((held) => isSame(held, row)),
  };

  function eventsOf(stream: string): readonly StoredEvent[] {
    return events.get(stream) ?? [];
  }

  function readingsOf(chair: string): readonly StoredReading[] {
    return readings.get(chair) ?? [];
  }

  function wavesOf(stream: string, session: string): readonly WaveRow[] {
    const held = waves.get(stream) ?? [];
    return held
      .flatMap((one) => (one.session === session ? [one.row] : []))
      .sort(([, , , atMs], [, , , otherMs]) => atMs - otherMs);
  }

  function isErased(stream: string, session: string): boolean {
    return eventsOf(stream).some((held) => held.session === session && isTombstone(held));
  }

  function write({ stream, session, events: fresh, readings: rows, waves: kept }: EntryRows): void {
    for (const event of fresh) {
      const sealed = seal(eventsOf(stream).at(-1)?.hash ?? chainStart, event, randomBytes(saltBytes));
      newestEvent = { ...event, ...sealed };
      addTo(events, stream, newestEvent);
      places.push({ stream, seq: event.seq });
      if (isMark(event)) marks.push({ stream, seq: event.seq });
      if (isTombstone(event)) erase(event);
    }
    for (const run of commandRuns(fresh)) commands.set(run.commandId, run);
    if (session !== null) for (const row of rows) addTo(readings, stream, { session, cursor: row[0], row });
    if (session !== null && !isErased(stream, session))
      for (const row of kept) addTo(waves, stream, { session, row });
  }

  function erase({ stream, seq, session }: EventRow): void {
    const isGone = (held: StoredEvent) => held.session === session && held.seq < seq && !isTombstone(held);
    events.set(
      stream,
      eventsOf(stream).map((held) => (isGone(held) ? { ...held, body: null, salt: null } : held)),
    );
    waves.set(
      stream,
      (waves.get(stream) ?? []).filter((held) => held.session !== session),
    );
    readings.set(
      stream,
      readingsOf(stream).map((held) => (held.session === session ? { ...held, row: null } : held)),
    );
  }

  /** What was not erased, as chairs read it. */
  function chairEvents(held: readonly StoredEvent[]): readonly ChairEvent[] {
    return held.filter(isKept).map(rowToChairEvent);
  }

  function readingsFor({ chair, session, parameters, sinceMs }: ReadingsQuery): readonly NumberedReading[] {
    return readingsOf(chair)
      .flatMap((held) => (held.session === session && held.row !== null ? [rowToReading(held.row)] : []))
      .filter(({ parameter, atMs }) => parameters.includes(parameter) && atMs >= sinceMs);
  }

  function pointsOf(query: ReadingsQuery) {
    return readingsFor(query)
      .map((reading) => ({ atMs: reading.atMs, value: valueOf(reading) }))
      .sort((a, b) => a.atMs - b.atMs);
  }

  /** As the real one: nothing is answered within the call, and nothing once closed. */
  async function ask<T>(answer: () => T): Promise<T> {
    await Promise.resolve();
    if (isClosed) throw new Error('The journal is closed');
    return answer();
  }

  const archive = createArchive({
    marksAfter: (place) =>
      marks.slice(place).flatMap(({ stream, seq }, index) => {
        const event = eventsOf(stream)[seq - 1];
        return event === undefined ? [] : [markOf(event, place + index + 1)];
      }),
    events: ({ stream, session }) => eventsOf(stream).filter((event) => event.session === session),
    readings: ({ stream, session, afterCursor, atMost }) =>
      readingsOf(stream)
        .flatMap((held) =>
          held.session === session && held.row !== null && held.cursor > afterCursor ? [held.row] : [],
        )
        .slice(0, atMost),
    audited: (query) =>
      places
        .flatMap(({ stream, seq }, index) => {
          const event = eventsOf(stream)[seq - 1];
          return event === undefined ? [] : [{ ...event, place: index + 1 }];
        })
        .filter((row) => isAudited(row, query))
        .toReversed()
        .slice(0, query.atMost),
    waves: ({ stream, session }) => wavesOf(stream, session),
    readingsCount: ({ stream, session }) =>
      readingsOf(stream).filter((held) => held.session === session && held.row !== null).length,
  });

  return {
    async append(batch) {
      const rows = batchToRows(batch);
      if (isClosed) return err({ type: 'unwritable', why: 'the journal is closed' });
      const admitted = admit(rows, holdings);
      if (admitted.ok && admitted.value === 'new') rows.forEach(write);
      await Promise.resolve();
      return admitted.ok ? ok(null) : admitted;
    },
    chairEvents: (chair, afterSeq) => ask(() => chairEvents(eventsOf(chair).slice(afterSeq))),
    newestSessionEvents: (chair) =>
      ask(() => {
        const opened = eventsOf(chair).findLastIndex(({ type }) => type === 'session-opened');
        return opened < 0 ? [] : chairEvents(eventsOf(chair).slice(opened));
      }),
    sessionEvents: (session) =>
      ask(() =>
        chairEvents(
          [...events.keys()]
            .toSorted()
            .flatMap((stream) => eventsOf(stream).filter((event) => event.session === session)),
        ),
      ),
    alarmBurden: ({ chairs, ...span }) =>
      ask(() =>
        alarmBurden(
          chairs.flatMap((chair) => bySession(chairEvents(eventsOf(chair)))),
          span,
        ),
      ),
    siteEvents: (afterSeq) => ask(() => eventsOf('site').slice(afterSeq).map(rowToSiteEvent)),
    readings: (query) => ask(() => readingsFor(query)),
    trend: ({ buckets, parameters, ...query }) =>
      ask(() => {
        const asked = parameterIds.filter((parameter) => parameters.includes(parameter));
        const lines = asked.map((parameter) => {
          const points = pointsOf({ ...query, parameters: [parameter] });
          return [parameter, decimate(trendOf(points), buckets)] as const;
        });
        return Object.fromEntries(lines.filter(([, line]) => line.length > 0));
      }),
    lastCursor: (chair) => ask(() => holdings.lastCursor(chair)),
    lastRecordedAtMs: () =>
      ask(() => {
        const times = newestEvent === null ? [] : [newestEvent.atMs];
        for (const held of readings.values()) {
          const row = held.at(-1)?.row ?? null;
          if (row !== null) times.push(row[3] + (row[4] ?? 0));
        }
        return times.length === 0 ? null : Math.max(...times);
      }),
    commandEvents: (commandId) =>
      ask(() => {
        const run = commands.get(commandId);
        if (run === undefined) return null;
        return eventsOf(run.stream)
          .slice(run.firstSeq - 1, run.lastSeq)
          .map(({ seq }) => ({ stream: run.stream as StreamId, seq }));
      }),
    sessions: (query) => ask(() => archive.sessions(query)),
    sessionsOfPatient: (session) => ask(() => archive.sessionsOfPatient(session)),
    headOf: (session) => ask(() => archive.headOf(session)),
    glanceOf: (query) => ask(() => archive.glanceOf(query)),
    recordOf: (query) => ask(() => archive.recordOf(query)),
    storedEvents: (session) => ask(() => archive.storedEvents(session)),
    readingsCount: (session) => ask(() => archive.readingsCount(session)),
    readingsPage: (query) => ask(() => archive.readingsPage(query).map(rowToReading)),
    wavesOf: (session) => ask(() => archive.wavesOf(session).map(rowToWave)),
    audit: (query) => ask(() => archive.audit(query)),
    verify: () => ask(() => entriesIn(verifyChains([...events.values()].flat()))),
    async close() {
      isClosed = true;
      await Promise.resolve();
    },
  };
}

/** One of body and salt without the other is no erasure: such an event is read, and fails its query (JR12). */
function isKept({ body, salt }: StoredEvent): boolean {
  return body !== null || salt !== null;
}

function addTo<T>(table: Map<string, T[]>, key: string, value: T): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, [value]);
  else known.push(value);
}

/** Both are made by the same functions, so that their keys stand in the same order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
