import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandLine, FeedLine, TruthLine, WireLine } from '../truth/lines.ts';

/** What a run leaves behind in a folder: lines of JSON, and what it was in `run.json`. */
export type Recording = {
  /** Where session time really began. */
  began(atMs: number): Promise<void>;
  truth(line: TruthLine): void;
  wire(line: WireLine): void;
  command(line: CommandLine): void;
  feed(line: FeedLine): void;
  /** Waits while the disk is behind: a run faster than life would fill the memory. */
  breathe(): Promise<void>;
  close(): Promise<void>;
};

/** Of what nobody keeps. */
export const noRecording: Recording = {
  began: () => Promise.resolve(),
  truth: () => undefined,
  wire: () => undefined,
  command: () => undefined,
  feed: () => undefined,
  breathe: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** What a run was: enough to run it again. */
export type RunAbout = {
  readonly name: string;
  readonly seed: number;
  readonly startAtMs: number;
  readonly chairs: readonly string[];
};

/** Rejects as Node says it where the folder can not be written. */
export async function openRecording(
  folder: string,
  about: RunAbout,
  { hasWire = true }: { readonly hasWire?: boolean } = {},
): Promise<Recording> {
  await mkdir(folder, { recursive: true });
  const writeAbout = (startAtMs: number) =>
    writeFile(join(folder, 'run.json'), `${JSON.stringify({ ...about, startAtMs }, null, 2)}\n`);
  await writeAbout(about.startAtMs);
  const open = (name: string) => createWriteStream(join(folder, `${name}.ndjson`));
  const files = {
    truth: open('truth'),
    wire: open('wire'),
    commands: open('commands'),
    gateway: open('gateway'),
  };
  const all = Object.values(files);
  let failure: Error | null = null;
  for (const file of all) file.on('error', (error) => (failure ??= error));

  async function drained(file: WriteStream): Promise<void> {
    if (file.writableNeedDrain) await once(file, 'drain');
  }

  const write = (file: WriteStream) => (line: object) => {
    file.write(`${JSON.stringify(line)}\n`);
  };

  return {
    began: writeAbout,
    truth: write(files.truth),
    wire: hasWire ? write(files.wire) : () => undefined,
    command: write(files.commands),
    feed: write(files.gateway),
    async breathe() {
      if (failure !== null) throw failure;
      for (const file of all) await drained(file);
    },
    async close() {
      for (const file of all) {
        file.end();
        if (!file.writableFinished && failure === null) await once(file, 'finish');
      }
    },
  };
}
