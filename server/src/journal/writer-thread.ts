import type { DatabaseSync } from 'node:sqlite';
import { parentPort } from 'node:worker_threads';
import { ok, type Result } from '@chairside/shared/result.ts';
import type { OpenFailure } from '../ports/journal.ts';
import type { BatchRows } from './rows.ts';
import { openForWriting, takeOver, type OpenOptions } from './sqlite-open.ts';
import { createWriter, type AppendAnswer, type Writer } from './sqlite-writer.ts';
import { answering } from './worker-call.ts';

/** The thread that writes: the only one that waits for the disk. */
export type WriterQuestion =
  | { readonly type: 'open'; readonly options: OpenOptions }
  | {
      readonly type: 'append';
      readonly path: string;
      readonly fence: number;
      readonly group: readonly BatchRows[];
    }
  | { readonly type: 'close' };

export type WriterAnswer =
  | { readonly type: 'opened'; readonly result: Result<{ readonly fence: number }, OpenFailure> }
  | { readonly type: 'appended'; readonly answers: readonly AppendAnswer[] }
  | { readonly type: 'closed' };

let open: { readonly db: DatabaseSync; readonly writer: Writer } | null = null;

function answer(question: WriterQuestion): WriterAnswer {
  switch (question.type) {
    case 'open': {
      const taken = takeOver(question.options);
      if (!taken.ok) return { type: 'opened', result: taken };
      const { db, fence } = taken.value;
      open = { db, writer: createWriter(db, fence) };
      return { type: 'opened', result: ok({ fence }) };
    }
    case 'append': {
      open ??= resume(question.path, question.fence);
      const answers = open.writer.append(question.group);
      scrubUntilDone();
      return { type: 'appended', answers };
    }
    case 'close':
      open?.db.close();
      open = null;
      return { type: 'closed' };
  }
}

/** After an earlier thread ended: with the fence it had, so that a newer owner is not put out. */
function resume(path: string, fence: number): { readonly db: DatabaseSync; readonly writer: Writer } {
  const db = openForWriting(path);
  return { db, writer: createWriter(db, fence) };
}

const scrubAgainMs = 500;
let scrubTimer: NodeJS.Timeout | null = null;

/** Also when nothing more is appended: a clinic may be closed for the weekend. */
function scrubUntilDone(): void {
  if (scrubTimer !== null || open === null || open.writer.scrub()) return;
  scrubTimer = setTimeout(() => {
    scrubTimer = null;
    scrubUntilDone();
  }, scrubAgainMs);
}

const reply = answering(answer);
parentPort?.on('message', (question: WriterQuestion) => parentPort?.postMessage(reply(question)));
