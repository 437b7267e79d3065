import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { Journal, OpenFailure } from '../ports/journal.ts';
import { createCommitQueue } from './commit-queue.ts';
import type { ReaderQuestion } from './reader-thread.ts';
import { rowToChairEvent, rowToReading, rowToSiteEvent, rowToWave, type BatchRows } from './rows.ts';
import type { OpenOptions } from './sqlite-open.ts';
import type { Reader } from './sqlite-reader.ts';
import type { AppendAnswer } from './sqlite-writer.ts';
import { createWorkerCall, type StartWorker, type WorkerCall } from './worker-call.ts';
import type { WriterAnswer, WriterQuestion } from './writer-thread.ts';

/**
 * The journal in one SQLite file: a thread that commits, a thread that reads, and this, which asks them (decision 0017).
 * Opening takes the file over from whoever had it. `start` is how threads are started.
 */
export async function openSqliteJournal(
  options: OpenOptions,
  start?: StartWorker,
): Promise<Result<Journal, OpenFailure>> {
  const writer = createWorkerCall<WriterQuestion, WriterAnswer>(
    new URL('writer-thread.ts', import.meta.url),
    start,
  );
  const reader = createWorkerCall<ReaderQuestion, unknown>(
    new URL('reader-thread.ts', import.meta.url),
    start,
  );
  reader.warmUp();
  const opened = await writer.call({ type: 'open', options });
  if (opened.ok && opened.value.type === 'opened' && opened.value.result.ok) {
    return ok(createJournal({ path: options.path, fence: opened.value.result.value.fence, writer, reader }));
  }
  await Promise.all([writer.close(), reader.close()]);
  if (!opened.ok) return err({ type: 'unreadable', path: options.path, why: opened.error.why });
  if (opened.value.type === 'opened' && !opened.value.result.ok) return opened.value.result;
  throw new Error(`The writer answered "${opened.value.type}" to being opened`);
}

type Parts = {
  readonly path: string;
  readonly fence: number;
  readonly writer: WorkerCall<WriterQuestion, WriterAnswer>;
  readonly reader: WorkerCall<ReaderQuestion, unknown>;
};

function createJournal({ path, fence, writer, reader }: Parts): Journal {
  const queue = createCommitQueue((group) => commit(group));
  let closing: Promise<void> | null = null;

  /** Asked twice when the thread ended meanwhile: what it had written all the same is found and not written again (JR6). */
  async function commit(group: readonly BatchRows[]): Promise<readonly AppendAnswer[]> {
    const question: WriterQuestion = { type: 'append', path, fence, group };
    let reply = await writer.call(question);
    if (!reply.ok && reply.error.type === 'died') reply = await writer.call(question);
    if (reply.ok && reply.value.type === 'appended') return reply.value.answers;
    const why = reply.ok ? `The writer answered "${reply.value.type}" to a batch` : reply.error.why;
    return group.map(() => ({ type: 'unwritable', why }));
  }

  async function ask<Name extends keyof Reader>(
    name: Name,
    about: Parameters<Reader[Name]>[0],
  ): Promise<ReturnType<Reader[Name]>> {
    if (closing !== null) throw new Error('The journal is closed');
    const reply = await reader.call({ path, name, about } as ReaderQuestion);
    if (!reply.ok) throw new Error(`The journal could not be read: ${reply.error.why}`);
    return reply.value as ReturnType<Reader[Name]>;
  }

  async function close(): Promise<void> {
    await queue.close();
    await reader.close();
    await writer.call({ type: 'close' });
    await writer.close();
  }

  return {
    append: (batch) => queue.append(batch),
    chairEvents: async (chair, afterSeq) =>
      (await ask('events', { stream: chair, afterSeq })).map(rowToChairEvent),
    newestSessionEvents: async (chair) => (await ask('newestSessionEvents', chair)).map(rowToChairEvent),
    sessionEvents: async (session) => (await ask('sessionEvents', session)).map(rowToChairEvent),
    alarmBurden: (query) => ask('alarmBurden', query),
    siteEvents: async (afterSeq) => (await ask('events', { stream: 'site', afterSeq })).map(rowToSiteEvent),
    readings: async (query) => (await ask('readings', query)).map(rowToReading),
    trend: (query) => ask('trend', query),
    lastCursor: (chair) => ask('lastCursor', chair),
    lastRecordedAtMs: () => ask('lastRecordedAtMs', undefined),
    commandEvents: (commandId) => ask('commandEvents', commandId) as ReturnType<Journal['commandEvents']>,
    sessions: (query) => ask('sessions', query),
    sessionsOfPatient: (session) => ask('sessionsOfPatient', session),
    headOf: (session) => ask('headOf', session),
    glanceOf: (query) => ask('glanceOf', query),
    recordOf: (query) => ask('recordOf', query),
    storedEvents: (session) => ask('storedEvents', session),
    readingsCount: (session) => ask('readingsCount', session),
    readingsPage: async (query) => (await ask('readingsPage', query)).map(rowToReading),
    wavesOf: async (session) => (await ask('wavesOf', session)).map(rowToWave),
    audit: (query) => ask('audit', query),
    verify: () => ask('verify', undefined),
    close: () => (closing ??= close()),
  };
}
