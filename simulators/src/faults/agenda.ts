/** What is to happen when, soonest first; of what is to happen at one instant, what was added first. */
export type Agenda<T> = {
  add(atMs: number, what: T): void;
  readonly nextAtMs: () => number | null;
  take(): T | null;
  size(): number;
};

export function createAgenda<T>(): Agenda<T> {
  const entries: { readonly atMs: number; readonly what: T }[] = [];
  return {
    add(atMs, what) {
      const before = entries.findLastIndex((entry) => entry.atMs <= atMs);
      entries.splice(before + 1, 0, { atMs, what });
    },
    nextAtMs: () => entries[0]?.atMs ?? null,
    take: () => entries.shift()?.what ?? null,
    size: () => entries.length,
  };
}
