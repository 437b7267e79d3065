import { existsSync, linkSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { JournalKind } from '../sqlite-open.ts';
import { copyJournal, discardCopy, flush } from './copy.ts';
import { holdAlone, type Hold } from './hold-alone.ts';
import { erasedIn, identifyJournal, surveyJournal, type Survey, type SurveyFailure } from './survey.ts';
import { fileTime } from './texts.ts';

export type RestoreOrder = {
  readonly backup: string;
  /** Where the journal lies, or will lie. */
  readonly path: string;
  readonly kind: JournalKind;
  /** A chain that does not fit is taken all the same: a record somebody touched is better than none. */
  readonly isBrokenTaken: boolean;
  readonly nowMs: number;
  readonly onCopied: (share: number) => void;
};

export type Restored = {
  readonly path: string;
  /** Where the journal is now that was there before; null when there was none. */
  readonly aside: string | null;
  /** Of what is in place now; or what does not fit in it, where that was taken. */
  readonly survey: Result<Survey, SurveyFailure>;
  /** Erased after the backup was made, and so in the record again. */
  readonly erasedSince: readonly string[];
};

/**
 * not-restorable  the backup is not there, no journal, damaged or broken
 * wrong-kind      the backup is of `kind`, its place is of the other
 * itself          the journal can not be its own backup
 * in-use          a gateway has the journal open, or another program
 * not-written     the disk refused
 *
 * Whatever it is, the journal is as it was.
 */
export type RestoreFailure =
  | { readonly type: 'not-restorable'; readonly failure: SurveyFailure }
  | { readonly type: 'wrong-kind'; readonly path: string; readonly kind: JournalKind }
  | { readonly type: 'itself'; readonly path: string }
  | { readonly type: 'in-use'; readonly path: string }
  | { readonly type: 'not-written'; readonly path: string; readonly why: string };

/** Puts a backup in the journal's place; what was there before is kept beside it under a dated name (JR29, JR30). */
export async function restore(order: RestoreOrder): Promise<Result<Restored, RestoreFailure>> {
  const { backup, path, kind } = order;
  const identity = identifyJournal(backup);
  if (!identity.ok) return err({ type: 'not-restorable', failure: identity.error });
  if (identity.value.kind !== kind)
    return err({ type: 'wrong-kind', path: backup, kind: identity.value.kind });
  if (isSameFile(backup, path)) return err({ type: 'itself', path });
  let hold: Hold | null = null;
  try {
    // Patients' names lie in it: no one else on the machine reads them.
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    hold = holdAlone(path);
    if (hold === null) return err({ type: 'in-use', path });
    const placed = await replaced(order, hold);
    hold.release();
    return placed.ok ? ok({ ...placed.value, erasedSince: erasedSince(placed.value) }) : placed;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return err({ type: 'not-written', path, why });
  } finally {
    hold?.release();
  }
}

/** By whichever name. */
function isSameFile(one: string, other: string): boolean {
  if (!existsSync(other)) return false;
  const [{ dev, ino }, second] = [statSync(one), statSync(other)];
  return dev === second.dev && ino === second.ino;
}

type Placed = Omit<Restored, 'erasedSince'>;

function erasedSince({ path, aside }: Placed): readonly string[] {
  if (aside === null) return [];
  const before = new Set(erasedIn(path));
  return erasedIn(aside).filter((session) => !before.has(session));
}

async function replaced(order: RestoreOrder, hold: Hold): Promise<Result<Placed, RestoreFailure>> {
  const { backup, path, isBrokenTaken, onCopied } = order;
  const partial = `${path}.${process.pid}.partial`;
  await copyJournal(backup, partial, onCopied);
  try {
    onCopied(1);
    // The copy is looked at, not what it was copied from: it is what will be gone on with.
    const survey = surveyJournal(partial);
    if (!survey.ok && !(survey.error.type === 'broken' && isBrokenTaken))
      return err({ type: 'not-restorable', failure: { ...survey.error, path: backup } });
    const aside = existsSync(path) ? putAside(order, hold) : null;
    renameSync(partial, path);
    flush(dirname(path));
    return ok({ path, aside, survey });
  } finally {
    discardCopy(partial);
  }
}

/**
 * Until the backup takes its name, the journal has both: there is no moment in which a gateway that starts would find none, and
 * begin an empty one.
 */
function putAside({ path, nowMs }: RestoreOrder, hold: Hold): string {
  const aside = path.replace(/(\.sqlite)?$/, `.before-${fileTime(nowMs)}$1`);
  const isSettled = hold.settle();
  linkSync(path, aside);
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, `${aside}${suffix}`);
  }
  // Of a damaged one SQLite clears away, when it lets go, what has these names: before others stand there.
  if (!isSettled) hold.release();
  return aside;
}
