import type { Actor } from '../chair/events.ts';
import type { ChairEvent } from '../chair/events.ts';
import type { ChartEntry, EntryKind, EntryOf } from './entry.ts';

/**
 * What people wrote into the chart of one session, folded from its events: everything that was ever entered, and of each entry
 * whether it stands (SE17). Nothing is taken out: what was undone, struck or corrected stays, and says by whom.
 */
export type Charted = {
  /** Of the event it came with; names it. */
  readonly seq: number;
  /** Of the entry it began as, before any correction: what other entries point to. Its own where it corrects nothing. */
  readonly root: number;
  readonly entry: ChartEntry;
  readonly happenedAtMs: number;
  readonly recordedAtMs: number;
  readonly by: Actor;
  /** Why it replaces the one before; null for one that was entered as new. */
  readonly because: string | null;
  readonly over: Over | null;
};

export type ChartedOf<K extends EntryKind> = Charted & { readonly entry: EntryOf<K> };

/** An entry that does not stand any more. */
export type Over = {
  /** corrected: another stands in its place. struck: it should not have been entered. undone: taken back within the minute. */
  readonly how: 'undone' | 'struck' | 'corrected';
  readonly bySeq: number;
  readonly atMs: number;
  readonly by: Actor;
  readonly note: string | null;
};

/** In the order they were recorded. A session with more than these has been mistaken for something else. */
export type Chart = readonly Charted[];
export const chartedAtMost = 600;

/** The same chart when the event is not about one. */
export function evolveChart(chart: Chart, event: ChairEvent): Chart {
  switch (event.type) {
    case 'entry-charted':
      return [...chart, charted(event, event.body)];
    // Before there were entries of every kind, this one had an event of its own.
    case 'moaas-scored': {
      const entry = { kind: 'scale', scale: 'moaas', score: event.body.score, answers: null } as const;
      return [...chart, charted(event, { entry, happenedAtMs: event.atMs })];
    }
    case 'entry-corrected':
      return corrected(chart, event);
    case 'entry-undone':
      return undone(chart, event);
    default:
      return chart;
  }
}

type EventOf<T extends ChairEvent['type']> = Extract<ChairEvent, { type: T }>;
type Said = { readonly entry: ChartEntry; readonly happenedAtMs: number };

function charted({ seq, atMs, actor }: ChairEvent, { entry, happenedAtMs }: Said): Charted {
  return {
    seq,
    root: seq,
    entry,
    happenedAtMs,
    recordedAtMs: atMs,
    by: actor,
    because: null,
    over: null,
  };
}

/** A remark about an entry leaves it as it was; one with something in its place, or nothing, ends it. */
function corrected(chart: Chart, event: EventOf<'entry-corrected'>): Chart {
  const { correctedSeq, note, instead } = event.body;
  const before = chart.find(({ seq, over }) => seq === correctedSeq && over === null);
  if (before === undefined || instead === undefined) return chart;
  const over: Over = {
    how: instead === null ? 'struck' : 'corrected',
    bySeq: event.seq,
    atMs: event.atMs,
    by: event.actor,
    note,
  };
  const marked = chart.map((one) => (one === before ? { ...one, over } : one));
  if (instead === null) return marked;
  return [...marked, { ...charted(event, instead), root: before.root, because: note }];
}

/** What an undone correction had ended stands again; but for one that was itself corrected since. */
function undone(chart: Chart, event: EventOf<'entry-undone'>): Chart {
  const { undoneSeq } = event.body;
  const isOver = chart.some(({ seq, over }) => seq === undoneSeq && over !== null);
  if (isOver) return chart;
  const over: Over = { how: 'undone', bySeq: event.seq, atMs: event.atMs, by: event.actor, note: null };
  return chart.map((one) => {
    if (one.seq === undoneSeq) return { ...one, over };
    return one.over?.bySeq === undoneSeq ? { ...one, over: null } : one;
  });
}

export function isStanding({ over }: Charted): boolean {
  return over === null;
}

/** Those of one kind that stand, in the order they happened. */
export function standing<K extends EntryKind>(chart: Chart, kind: K): readonly ChartedOf<K>[] {
  return chart
    .filter((one): one is ChartedOf<K> => one.over === null && one.entry.kind === kind)
    .toSorted(byTime);
}

/** By when it happened; of the same moment by when it was recorded. */
export function byTime(one: Charted, other: Charted): number {
  return one.happenedAtMs - other.happenedAtMs || one.seq - other.seq;
}
