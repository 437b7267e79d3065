import type { ChairEvent } from '../chair/events.ts';
import type { HeldWhy } from './alarm-events.ts';
import { isHigher, type Priority } from './conditions.ts';
import { limitEntries } from './log-limits.ts';
import type { ResolvedLimit } from './limits.ts';
import type { AlarmLogEntry, AudioPauseEntry, DelegationEntry, OccurrenceEntry } from './log-entry.ts';

/**
 * The alarm log of one session, folded from its events in the order they began (AL35). There is nothing else to it, so nobody
 * can erase it. Total: what names an occurrence that is not there changes nothing.
 */
export function alarmLog(events: readonly ChairEvent[]): readonly AlarmLogEntry[] {
  return events.reduce(noted, emptyLog).entries;
}

type Log = {
  readonly entries: readonly AlarmLogEntry[];
  /** In force, to say what a change changed; null before any were told. */
  readonly limits: readonly ResolvedLimit[] | null;
  /** The entries as the closing found them: undone, they go on. */
  readonly closing: { readonly seq: number; readonly found: readonly AlarmLogEntry[] } | null;
};

const emptyLog: Log = { entries: [], limits: null, closing: null };

type EventOf<T extends ChairEvent['type']> = Extract<ChairEvent, { type: T }>;

function noted(log: Log, event: ChairEvent): Log {
  const { seq, atMs, actor: by } = event;
  switch (event.type) {
    case 'session-opened':
      return { ...log, limits: event.body.limits };
    case 'limits-set': {
      const { limits } = event.body;
      return { ...withEntries(log, ...limitEntries(event, log.limits)), limits };
    }
    case 'session-closed':
      return {
        ...log,
        entries: log.entries.map((entry) => closed(entry, atMs)),
        closing: { seq, found: log.entries },
      };
    case 'step-undone':
      return event.body.undoneSeq === log.closing?.seq ? reopened(log, log.closing.found) : log;
    case 'alarm-began':
      return withEntries(log, begun(event));
    case 'audio-paused':
      return withEntries(ended(log, 'audio-pause', { atMs, because: 'person', by, occurrence: null }), {
        kind: 'audio-pause',
        seq,
        atMs,
        by,
        untilMs: event.body.untilMs,
        ended: null,
      });
    case 'audio-pause-ended':
      return ended(log, 'audio-pause', { atMs, by, ...event.body });
    case 'sound-delegated':
      return withEntries(log, { kind: 'delegation', seq, atMs, by, ended: null });
    case 'sound-returned':
      return ended(log, 'delegation', { atMs, by, because: event.body.because });
    case 'monitoring-interrupted':
      return withEntries(log, { kind: 'interruption', seq, atMs, ...event.body });
    default:
      return withOccurrence(log, event);
  }
}

function begun({ seq, atMs, body }: EventOf<'alarm-began'>): OccurrenceEntry {
  return {
    kind: 'occurrence',
    seq,
    ...body,
    rowsPriority: body.priority,
    beganAtMs: atMs,
    rises: [],
    held: [],
    acknowledged: [],
    escalated: [],
    over: null,
    ended: null,
  };
}

function withOccurrence(log: Log, event: ChairEvent): Log {
  if (!('occurrence' in event.body)) return log;
  const { occurrence } = event.body;
  const entries = log.entries.map((entry) =>
    entry.kind === 'occurrence' && entry.seq === occurrence ? lived(entry, event) : entry,
  );
  return { ...log, entries };
}

function lived(one: OccurrenceEntry, event: ChairEvent): OccurrenceEntry {
  const { atMs } = event;
  switch (event.type) {
    case 'alarm-raised': {
      const { priority, because, violations, conditionAtMs, signalAtMs } = event.body;
      const rise = { atMs, priority, because, violations, conditionAtMs, signalAtMs };
      return { ...withRows(one, priority), rises: [...one.rises, rise] };
    }
    case 'alarm-changed':
      return withRows(one, event.body.priority);
    case 'alarm-held':
      return { ...one, held: [...verified(one, atMs), heldSince(atMs, event.body.why)] };
    case 'alarm-verified':
      return { ...one, held: verified(one, atMs) };
    case 'alarm-acknowledged': {
      const acknowledgement = { atMs, by: event.actor, reason: event.body.reason };
      return { ...one, acknowledged: [...one.acknowledged, acknowledgement] };
    }
    case 'alarm-escalated': {
      const { step } = event.body;
      const priority = step === 'risen' ? 'high' : one.priority;
      return { ...one, priority, escalated: [...one.escalated, { atMs, step }] };
    }
    case 'alarm-latched':
      return { ...one, held: verified(one, atMs), over: { atMs, value: event.body.value } };
    case 'alarm-cleared': {
      const over = { atMs, value: event.body.value };
      return { ...one, held: verified(one, atMs), over, ended: { atMs, how: 'cleared' } };
    }
    case 'alarm-reset':
      return { ...one, held: verified(one, atMs), ended: { atMs, how: event.body.because } };
    default:
      return one;
  }
}

function withRows(one: OccurrenceEntry, priority: Priority): OccurrenceEntry {
  return {
    ...one,
    priority: higher(one.priority, priority),
    rowsPriority: higher(one.rowsPriority, priority),
  };
}

function higher(one: Priority, other: Priority): Priority {
  return isHigher(other, one) ? other : one;
}

function heldSince(fromMs: number, why: HeldWhy) {
  return { fromMs, toMs: null, why };
}

/** A number came, or there is nothing left to hold. */
function verified({ held }: OccurrenceEntry, atMs: number): OccurrenceEntry['held'] {
  return held.map((one) => ({ ...one, toMs: one.toMs ?? atMs }));
}

/** Of the pause, or of the delegation, that is under way. */
function ended<K extends 'audio-pause' | 'delegation'>(
  log: Log,
  kind: K,
  how: Extract<AudioPauseEntry | DelegationEntry, { kind: K }>['ended'],
): Log {
  const entries = log.entries.map((entry) =>
    entry.kind === kind && entry.ended === null ? ({ ...entry, ended: how } as AlarmLogEntry) : entry,
  );
  return { ...log, entries };
}

function closed(entry: AlarmLogEntry, atMs: number): AlarmLogEntry {
  if (!('ended' in entry) || entry.ended !== null) return entry;
  switch (entry.kind) {
    case 'occurrence':
      return { ...entry, held: verified(entry, atMs), ended: { atMs, how: 'session-closed' } };
    case 'audio-pause':
      return { ...entry, ended: { atMs, because: 'session-closed', by: null, occurrence: null } };
    case 'delegation':
      return { ...entry, ended: { atMs, because: 'session-closed', by: null } };
  }
}

/** What came with the closing, or after it, stays. */
function reopened(log: Log, found: readonly AlarmLogEntry[]): Log {
  return { ...log, entries: [...found, ...log.entries.slice(found.length)], closing: null };
}

function withEntries(log: Log, ...fresh: readonly AlarmLogEntry[]): Log {
  return { ...log, entries: [...log.entries, ...fresh] };
}
