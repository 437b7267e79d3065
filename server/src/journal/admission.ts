import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { AppendFailure } from '../ports/journal.ts';
import type { BatchRows, EntryRows, EventRow, ReadingRow, WaveRow } from './rows.ts';

/** What a journal holds, as far as taking in a batch asks. */
export type Holdings = {
  /** Newest `seq` of a stream; 0 when it has none. */
  lastSeq(stream: string): number;
  /** Newest cursor of a chair; 0 when it has none. */
  lastCursor(chair: string): number;
  isCommandUsed(commandId: string): boolean;
  holdsEvent(event: EventRow): boolean;
  holdsReading(chair: string, session: string, reading: ReadingRow): boolean;
  holdsWave(chair: string, session: string, wave: WaveRow): boolean;
};

/** `already-held`: every word of the batch is recorded, by an attempt whose answer got lost. */
export type Admission = 'new' | 'already-held';

/**
 * Whether a batch fits onto what is held (JR3–JR6). The same batch a second time is no conflict: who never learned whether
 * it was written may say it again.
 */
export function admit(
  batch: BatchRows,
  held: Holdings,
): Result<Admission, Extract<AppendFailure, { type: 'conflict' }>> {
  const misfit = firstMisfit(batch, held);
  if (misfit === null) return ok('new');
  return isHeld(batch, held) ? ok('already-held') : err({ type: 'conflict', stream: misfit });
}

/** The stream of the first entry that does not fit; null when all of them do. */
function firstMisfit(batch: BatchRows, held: Holdings): string | null {
  const seqs = new Map<string, number>();
  const cursors = new Map<string, number>();
  const commands = new Set<string>();
  for (const entry of batch) {
    const { stream } = entry;
    const seq = seqs.get(stream) ?? held.lastSeq(stream);
    if (entry.expectedSeq !== seq || !areNumbered(entry)) return stream;
    if (!areCommandsFresh(entry, commands, held)) return stream;
    if (!areWavesFresh(entry, held)) return stream;
    seqs.set(stream, seq + entry.events.length);
    if (entry.readings.length === 0) continue;
    const cursor = cursors.get(stream) ?? held.lastCursor(stream);
    if (entry.session === null || !isRising(entry.readings, cursor)) return stream;
    cursors.set(stream, entry.readings.at(-1)?.[0] ?? cursor);
  }
  return null;
}

function areNumbered({ stream, expectedSeq, events }: EntryRows): boolean {
  return events.every((event, index) => event.stream === stream && event.seq === expectedSeq + index + 1);
}

function areCommandsFresh({ events }: EntryRows, seen: Set<string>, held: Holdings): boolean {
  for (const { commandId } of commandRuns(events)) {
    if (seen.has(commandId) || held.isCommandUsed(commandId)) return false;
    seen.add(commandId);
  }
  return true;
}

/** They have no number: the same one again would stand there twice. */
function areWavesFresh({ stream, session, waves }: EntryRows, held: Holdings): boolean {
  return waves.every((wave) => session !== null && !held.holdsWave(stream, session, wave));
}

/** Gaps are allowed: what was dropped while the disk failed keeps its number. */
function isRising(readings: readonly ReadingRow[], after: number): boolean {
  let last = after;
  for (const [cursor] of readings) {
    if (cursor <= last) return false;
    last = cursor;
  }
  return true;
}

function isHeld(batch: BatchRows, held: Holdings): boolean {
  return batch.every(
    ({ stream, session, events, readings, waves }) =>
      events.every((event) => held.holdsEvent(event)) &&
      readings.every((reading) => session !== null && held.holdsReading(stream, session, reading)) &&
      waves.every((wave) => session !== null && held.holdsWave(stream, session, wave)) &&
      events.length + readings.length + waves.length > 0,
  );
}

/** One run for each command, of the events it caused, which stand next to each other. */
export type CommandRun = {
  readonly commandId: string;
  readonly stream: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
};

export function commandRuns(events: readonly EventRow[]): readonly CommandRun[] {
  const runs: CommandRun[] = [];
  for (const { commandId, stream, seq } of events) {
    const last = runs.at(-1);
    if (commandId === null) continue;
    if (last?.commandId === commandId && last.lastSeq === seq - 1) {
      runs[runs.length - 1] = { ...last, lastSeq: seq };
    } else {
      runs.push({ commandId, stream, firstSeq: seq, lastSeq: seq });
    }
  }
  return runs;
}
