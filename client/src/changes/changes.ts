import type { ChairState, LogEntry } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { saidFromAfar } from './said-from-afar.ts';

/**
 * What began, ended, was given, entered or answered while nobody touched this screen (UI17). A chair's state is the fold of its
 * events: what is told is the difference of two states, so an event, a catch-up and a snapshot after a gap say the same.
 */
export type SinceLooked = {
  /** When this screen was last touched. */
  readonly looked: Instant;
  /** When it was, before the first of `changes`; null while there are none. */
  readonly sinceMs: number | null;
  /** Newest first, at most `changesKept`. */
  readonly changes: readonly Change[];
  /** Older ones for which there was no room. */
  readonly leftOut: number;
  /** Of these chairs something happened that nobody told this screen. */
  readonly unknown: readonly ChairId[];
};

/** Session clock for the words, the host's for how long ago: in a fast simulation a person is no faster. */
export type Instant = { readonly atMs: number; readonly hostMs: number };

/** One entry of a chair, without words that were written for the chart alone. */
export type Change = Pick<LogEntry, 'seq' | 'atMs' | 'type' | 'detail'> & { readonly chair: ChairId };

export type Told = { readonly before: ChairState; readonly after: ChairState };

/** A touch counts as looking for so long. */
export const lookingForMs = 10_000;
export const changesKept = 60;

export function lookedAt(looked: Instant): SinceLooked {
  return { looked, sinceMs: null, changes: [], leftOut: 0, unknown: [] };
}

/** What is listed stays until somebody says that it was seen: a touch may have been meant for something else. */
export function touched(since: SinceLooked, now: Instant): SinceLooked {
  return { ...since, looked: now };
}

/** Somebody saw what is listed, of one chair or of all. */
export function seen(since: SinceLooked, chair: ChairId | 'all'): SinceLooked {
  if (chair === 'all') return lookedAt(since.looked);
  const changes = since.changes.filter((change) => change.chair !== chair);
  const unknown = since.unknown.filter((one) => one !== chair);
  if (changes.length === 0 && unknown.length === 0) return lookedAt(since.looked);
  return { ...since, changes, unknown };
}

/** `isVisible`: a page in the background is not looked at, however lately it was touched. */
export function told(
  since: SinceLooked,
  chairs: readonly Told[],
  now: { readonly hostMs: number; readonly isVisible: boolean },
): SinceLooked {
  const isLookedAt = now.isVisible && now.hostMs - since.looked.hostMs <= lookingForMs;
  if (isLookedAt) return since;
  const differences = chairs.map(differenceOf);
  const news = differences.flatMap(({ changes }) => changes).toSorted((one, other) => other.atMs - one.atMs);
  const unknown = differences.flatMap(({ chair, isWhole }) => (isWhole ? [] : [chair]));
  if (news.length === 0 && unknown.length === 0) return since;
  const changes = [...news, ...since.changes];
  return {
    looked: since.looked,
    sinceMs: since.sinceMs ?? since.looked.atMs,
    changes: changes.slice(0, changesKept),
    leftOut: since.leftOut + Math.max(0, changes.length - changesKept),
    unknown: [...new Set([...since.unknown, ...unknown])],
  };
}

type Difference = {
  readonly chair: ChairId;
  readonly changes: readonly Change[];
  /** Whether `changes` are all there were. */
  readonly isWhole: boolean;
};

function differenceOf({ before, after }: Told): Difference {
  const { chair } = after;
  // Another record than the one that was shown: nothing of what lies between can be told.
  if (after.seq < before.seq) return { chair, changes: [], isWhole: false };
  const entries = entriesAfter(before.seq, after);
  const changes = entries.map(({ seq, atMs, type, detail }): Change => {
    return { chair, seq, atMs, type, detail: saidFromAfar(type, detail) };
  });
  return { chair, changes: changes.toReversed(), isWhole: isTold(before, after) };
}

/** Of a session that closed the state keeps how and when. */
function entriesAfter(seq: number, { seq: lastSeq, session, lastClosed }: ChairState): readonly LogEntry[] {
  if (lastSeq === seq) return [];
  if (session !== null) return session.recentEntries.filter((entry) => entry.seq > seq);
  if (lastClosed === null) return [];
  const { atMs, outcome } = lastClosed;
  const detail = { outcome, early: null };
  return [{ seq: lastSeq, atMs, type: 'session-closed', actor: null, detail, isUndone: false }];
}

/** The state keeps the newest entries of the session that is: what was before them, or in another one, is in the record only. */
function isTold(before: ChairState, { seq, session }: ChairState): boolean {
  if (seq === before.seq) return true;
  const oldest = session?.recentEntries[0]?.seq ?? seq;
  const isSameSession = before.session === null || before.session.id === session?.id;
  if (session === null) return true;
  return isSameSession && (oldest <= before.seq + 1 || oldest === session.openedSeq);
}
