import type { ChairEvent } from '../chair/events.ts';
import { evolve } from '../chair/evolve.ts';
import { emptyChair, type Session } from '../chair/state.ts';
import type { NumberedReading } from '../vitals/reading.ts';
import type { Person } from '../people/people.ts';
import type { Closing, RecordKind } from './session-record.ts';

export type EventOf<T extends ChairEvent['type']> = Extract<ChairEvent, { type: T }>;

/** What a record is made of. Events and readings of one session, each in the order they were recorded. */
export type RecordSource = {
  readonly kind: RecordKind;
  /** As the clinic knows them, for their names. */
  readonly people: readonly Person[];
  readonly events: readonly ChairEvent[];
  readonly readings: readonly NumberedReading[];
};

/** A session as its last event left it. */
export type Last = {
  readonly opening: EventOf<'session-opened'>;
  /** Of a closed one, as the closing found it. */
  readonly session: Session;
  /** Null while it is open, or open again because the closing was undone. */
  readonly closing: Closing | null;
};

/** All a part of the record is made from. */
export type Told = Last & {
  readonly events: readonly ChairEvent[];
  readonly readings: readonly NumberedReading[];
  /** The closing, or when the record was asked for. */
  readonly untilMs: number;
};

/** With the fold every screen has, so that the record says what was shown; null where nothing was opened. */
export function lastOf(events: readonly ChairEvent[]): Last | null {
  const [opening] = events;
  if (opening?.type !== 'session-opened') return null;
  let chair = emptyChair(opening.chair);
  let session: Session | null = null;
  let closing: Closing | null = null;
  for (const event of events) {
    chair = evolve(chair, event);
    session = chair.session ?? session;
    if (chair.session !== null) closing = null;
    else if (event.type === 'session-closed')
      closing = { seq: event.seq, atMs: event.atMs, by: event.actor, ...event.body };
  }
  return session === null ? null : { opening, session, closing };
}

/** Those of a type, in the order they were recorded, without the steps that were taken back. */
export function eventsOf<T extends ChairEvent['type']>(
  events: readonly ChairEvent[],
  ...types: readonly T[]
): readonly EventOf<T>[] {
  const undone = new Set(events.flatMap((one) => (one.type === 'step-undone' ? [one.body.undoneSeq] : [])));
  return events.filter(
    (one): one is EventOf<T> => (types as readonly string[]).includes(one.type) && !undone.has(one.seq),
  );
}
