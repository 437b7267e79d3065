import type { Cancel } from '../ports/clock.ts';

/** What is to be done when: earliest first, and in the order it was entered where the time is the same. */
export type Agenda = {
  add(atMs: number, action: () => void): Cancel;
  /** When the earliest is due; null when there is none. */
  nextAtMs(): number | null;
  /** The earliest that is due by `nowMs`, taken out; null when none is. */
  take(nowMs: number): { readonly atMs: number; readonly action: () => void } | null;
};

type Entry = { readonly atMs: number; readonly action: () => void };

export function createAgenda(): Agenda {
  const entries: Entry[] = [];
  return {
    add(atMs, action) {
      const entry = { atMs, action };
      const later = entries.findIndex((other) => other.atMs > atMs);
      entries.splice(later < 0 ? entries.length : later, 0, entry);
      return () => {
        const index = entries.indexOf(entry);
        if (index >= 0) entries.splice(index, 1);
      };
    },
    nextAtMs: () => entries[0]?.atMs ?? null,
    take(nowMs) {
      const [first] = entries;
      if (first === undefined || first.atMs > nowMs) return null;
      entries.shift();
      return first;
    },
  };
}
