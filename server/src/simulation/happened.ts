import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { StreamEntry } from '../ports/journal.ts';

/** The chairs' events since they were last asked for, each chair's in order; noted when decided, before the disk has them. */
export type Happened = {
  note(entry: StreamEntry): void;
  take(): readonly ChairEvent[];
};

/** While nobody steps the clock nobody asks: the oldest go. */
const keptAtMost = 10_000;

export function createHappened(): Happened {
  let events: ChairEvent[] = [];
  return {
    note(entry) {
      if (!('readings' in entry)) return;
      events.push(...entry.events);
      if (events.length > 2 * keptAtMost) events = events.slice(-keptAtMost);
    },
    take() {
      const taken = events;
      events = [];
      return taken;
    },
  };
}
