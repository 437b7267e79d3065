import { keyOf, type Kept, type KeptName } from './kept.ts';

/**
 * Where credentials, sessions, devices and paired screens are kept. All of it is in memory and read from there; what changes is
 * written at once, and is on the disk once `flush` has said so. A disk that fails keeps nobody from the chairs.
 */
export type CredentialStore = { readonly [N in KeptName]: Shelf<Kept<N>> } & {
  /** Once everything before is on the disk; false when the disk does not hold it. */
  flush(): Promise<boolean>;
  close(): void;
};

export type Shelf<T> = {
  all(): readonly T[];
  find(key: string): T | null;
  /** In the place of what had the same key. */
  put(one: T): void;
  remove(key: string): void;
};

type Changes = {
  readonly put: (shelf: KeptName, key: string, one: unknown) => void;
  readonly remove: (shelf: KeptName, key: string) => void;
};

const unwatched: Changes = { put: () => undefined, remove: () => undefined };

/** The twin without a disk, and what the one with a disk reads from. */
export function createMemoryStore(changes: Changes = unwatched): CredentialStore {
  return {
    accounts: createShelf('accounts', changes),
    sessions: createShelf('sessions', changes),
    devices: createShelf('devices', changes),
    screens: createShelf('screens', changes),
    failures: createShelf('failures', changes),
    flush: () => Promise.resolve(true),
    close: () => undefined,
  };
}

function createShelf<N extends KeptName>(shelf: N, changes: Changes): Shelf<Kept<N>> {
  const kept = new Map<string, Kept<N>>();
  return {
    all: () => [...kept.values()],
    find: (key) => kept.get(key) ?? null,
    put(one) {
      const key = keyOf[shelf](one);
      kept.set(key, one);
      changes.put(shelf, key, one);
    },
    remove(key) {
      if (kept.delete(key)) changes.remove(shelf, key);
    },
  };
}
