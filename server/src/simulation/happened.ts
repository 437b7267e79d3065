import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { StreamEntry } from '../ports/journal.ts';

/** The chairs' events since they were last asked for, each chair's in order; noted when decided, before the disk has them. */
export type Happened = {
  note(entry: StreamEntry): void;
  /** Null where more happened than is kept: part of it would be taken for the whole. */
  take(): readonly ChairEvent[] | null;
};

/** While nobody steps the clock nobody asks. */
const keptAtMost = 20_000;

export function createHappened(): Happened {
  let events: ChairEvent[] | null = [];
  return {
    note(entry) {
      if (!('readings' in entry) || events === null) return;
      events.push(...entry.events);
      if (events.length > keptAtMost) events = null;
    },
    take() {
      const taken = events;
      events = [];
      return taken;
    },
  };
}
