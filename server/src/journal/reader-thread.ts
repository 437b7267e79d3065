import { parentPort } from 'node:worker_threads';
import { openForReading } from './sqlite-open.ts';
import { createReader, type Reader } from './sqlite-reader.ts';
import { answering } from './worker-call.ts';

/** The thread that answers queries, so that a long one never delays a commit. */
export type ReaderQuestion = {
  [Name in keyof Reader]: {
    readonly path: string;
    readonly name: Name;
    readonly about: Parameters<Reader[Name]>[0];
  };
}[keyof Reader];

let reader: Reader | null = null;

function answer({ path, name, about }: ReaderQuestion): unknown {
  reader ??= createReader(openForReading(path));
  return (reader[name] as (about: unknown) => unknown)(about);
}

const reply = answering(answer);
parentPort?.on('message', (question: ReaderQuestion) => parentPort?.postMessage(reply(question)));
