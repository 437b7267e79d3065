import type { Connection } from './connection.ts';

/**
 * When what devices send is taken in: as it comes, or, while the session clock stands, when it is moved (decision 0020).
 * Connections are named as the gateway knows them, `address:port`.
 */
export type Intake = {
  /** From now on what comes waits, and so do the ends of connections. */
  hold(): void;
  isHeld(): boolean;
  /** Resolves when each has received so many bytes since it began; else, after `withinMs` host time, with one that has not. */
  arrival(links: readonly SentOn[], withinMs: number): Promise<Missing | null>;
  /** Of these connections in this order, then of all others in the order in which they came. */
  takeIn(peers: readonly string[]): void;
  /** All that waits, and from now on what comes as it comes. */
  open(): void;
  /** Something came, somewhere. */
  look(): void;
  forget(peer: string): void;
};

export type SentOn = { readonly peer: string; readonly bytes: number };
export type Missing = { readonly peer: string; readonly arrived: number };

/** The sender may not have noticed yet that its connection is gone. */
const goneKept = 1_024;

export function createIntake(connections: ReadonlySet<Connection>): Intake {
  const gone = new Set<string>();
  const lookers = new Set<() => void>();
  let isHeld = false;

  function connectionOf(peer: string): Connection | undefined {
    return [...connections].findLast((connection) => connection.peer === peer);
  }

  /** `never`: the connection has ended before so many came. What the gateway has hung up on, it waits for no longer. */
  function arrivalOf({ peer, bytes }: SentOn): 'arrived' | 'awaited' | 'never' {
    const connection = connectionOf(peer);
    if (connection === undefined) return gone.has(peer) ? 'arrived' : 'awaited';
    if (connection.arrivedBytes() >= bytes || connection.stands() === 'dropped') return 'arrived';
    connection.awaitBytes(bytes);
    return connection.stands() === 'gone' ? 'never' : 'awaited';
  }

  function takeInAll(): void {
    for (const connection of [...connections]) connection.takeIn();
  }

  return {
    isHeld: () => isHeld,
    hold() {
      isHeld = true;
    },
    arrival: (links, withinMs) =>
      new Promise((resolve) => {
        const settle = (lacking: SentOn | undefined) => {
          clearTimeout(timer);
          lookers.delete(look);
          const arrived = lacking === undefined ? 0 : (connectionOf(lacking.peer)?.arrivedBytes() ?? 0);
          resolve(lacking === undefined ? null : { peer: lacking.peer, arrived });
        };
        const lacking = () => links.find((link) => arrivalOf(link) !== 'arrived');
        const look = () => {
          const first = lacking();
          if (first === undefined || arrivalOf(first) === 'never') settle(first);
        };
        const timer = setTimeout(() => settle(lacking()), withinMs);
        lookers.add(look);
        look();
      }),
    takeIn(peers) {
      for (const peer of peers) connectionOf(peer)?.takeIn();
      takeInAll();
    },
    open() {
      isHeld = false;
      takeInAll();
    },
    look() {
      for (const look of lookers) look();
    },
    forget(peer) {
      if (connectionOf(peer) !== undefined) return;
      gone.add(peer);
      for (const oldest of gone) {
        if (gone.size <= goneKept) break;
        gone.delete(oldest);
      }
    },
  };
}
