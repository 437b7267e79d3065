import { mkdtempSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FeedOrder, FeedReport } from './feeder.ts';
import { startHelper, type Helper } from './orders.ts';
import type { ReadOrder, ReadReport } from './readers.ts';

/** What a row needs to be measured, and how long it may take. */
export type Bench = {
  readonly isQuick: boolean;
  readonly minutes: number;
  readonly feeder: Helper<FeedOrder, FeedReport>;
  readonly readers: Helper<ReadOrder, ReadReport>;
  /** Everything this bench writes; the bench removes it at its end. */
  readonly folder: string;
  /** A new empty folder in it, on the disk the project lies on: a journal in memory would measure nothing. */
  newFolder(): string;
};

/** The numbers of one run, by name. Medians are taken name by name over the runs. */
export type Figures = Readonly<Record<string, number>>;

/** One line of the table. `isMet` null: the aim has no limit of its own, or the line is there to be compared with. */
export type Line = {
  readonly row: string;
  readonly what: string;
  readonly aim: string;
  readonly measured: string;
  readonly baseline: string;
  readonly ratio: number | null;
  readonly isMet: boolean | null;
};

export type Row = {
  /** Numbers of the lines it answers for, as in `--only`. */
  readonly numbers: readonly number[];
  /** Once is enough where nothing varies, or where it takes half an hour. */
  readonly runs: 'each' | 'once';
  readonly measure: (bench: Bench) => Promise<Figures>;
  readonly judge: (figures: Figures) => readonly Line[];
};

const dataFolder = fileURLToPath(new URL('../../data/', import.meta.url));

export function openBench(isQuick: boolean, minutes: number): Bench {
  mkdirSync(dataFolder, { recursive: true });
  // One of its own: two benches in one tree are no good idea, but neither may take the other's journal away.
  const folder = mkdtempSync(join(dataFolder, 'bench-'));
  return {
    folder,
    isQuick,
    minutes,
    feeder: startHelper<FeedOrder, FeedReport>('./feeder.ts'),
    readers: startHelper<ReadOrder, ReadReport>('./readers.ts'),
    newFolder: () => mkdtempSync(join(folder, 'run-')),
  };
}

export function pause(forMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, forMs));
}

/** A figure that must be there: a row that judges what it did not measure is a mistake in the bench. */
export function figure(figures: Figures, name: string): number {
  const value = figures[name];
  if (value === undefined) throw new Error(`no figure ${name}`);
  return value;
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
}
