import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { sessionIdSchema, type SessionId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { parameterIds } from '@chairside/shared/vitals/parameters.ts';
import { journalPath } from '../journal/journal-path.ts';
import { rowToChairEvent, rowToReading, rowToSiteEvent } from '../journal/rows.ts';
import { openForReading } from '../journal/sqlite-open.ts';
import { createReader, type Reader } from '../journal/sqlite-reader.ts';
import { judgedBy } from './judged.ts';
import { momentsOf, type Recorded } from './recorded.ts';

/**
 * A session as the journal below a data folder has it, of the clinic or of the simulation. Only read: a gateway that runs on the
 * journal keeps it. Errors are one line each.
 */
export function recordedFromJournal(name: string, dataFolder: string): Result<Recorded, string> {
  const session = sessionIdSchema.safeParse(name);
  const paths = [false, true].map((isSimulation) => journalPath(dataFolder, isSimulation)).filter(existsSync);
  if (!session.success || paths.length === 0) return err(unknown(name, dataFolder, paths.length));
  for (const path of paths) {
    const found = recordedIn(path, session.data);
    if (!found.ok || found.value !== null) return found.ok ? ok(found.value as Recorded) : found;
  }
  return err(unknown(name, dataFolder, paths.length));
}

function unknown(name: string, dataFolder: string, journals: number): string {
  const where =
    journals === 0 ? `there is no journal below ${dataFolder}` : `no such session in ${dataFolder}`;
  return `${name}: ${where}`;
}

function recordedIn(path: string, session: SessionId): Result<Recorded | null, string> {
  let db: DatabaseSync | null = null;
  try {
    db = openForReading(path);
    return ok(recordedBy(createReader(db), session));
  } catch (cause) {
    return err(`${path} can not be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  } finally {
    db?.close();
  }
}

function recordedBy(reader: Reader, session: SessionId): Recorded | null {
  const events: readonly ChairEvent[] = reader.sessionEvents(session).map(rowToChairEvent);
  const [first] = events;
  if (first === undefined || first.type === 'session-erased') return null;
  const query = { chair: first.chair, session, parameters: parameterIds, sinceMs: 0 };
  const moments = momentsOf(events, reader.readings(query).map(rowToReading));
  return {
    name: session,
    moments,
    fromMs: first.atMs,
    toMs: moments.at(-1)?.atMs ?? first.atMs,
    isJudged: judgedBy(reader.events({ stream: 'site', afterSeq: 0 }).map(rowToSiteEvent)),
  };
}
