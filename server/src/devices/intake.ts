/**
 * When what devices send is taken in: as it comes, or, while the session clock stands, when it is moved (decision 0020).
 * Connections are named as the gateway knows them, `address:port`.
 */
export type Intake = {
  /** From now on what comes waits, and so do the ends of connections. */
  hold(): void;
  isHeld(): boolean;
  /**
   * Resolves when each has received so many bytes since it began, or the intake was opened; else, after `withinMs` host time,
   * with one that has not.
   */
  arrival(links: readonly SentOn[], withinMs: number): Promise<Missing | null>;
  /**
   * Of connections that have ended and are not named, then of the named ones in their order, then of all others; where no order
   * is said, that in which they came. What was sent before a device came anew is older than what it says now.
   */
  takeIn(peers: readonly string[]): void;
  /** All that waits, and from now on what comes as it comes. */
  open(): void;
  /** Something came, somewhere. */
  look(): void;
  /** From now on what comes on it may be waited for. */
  join(connection: Arriving): void;
  /** It is closed, and open no more. */
  forget(connection: Arriving): void;
};

/** A connection to a device, whichever of the two called the other, as far as what comes on it may have to wait. */
export type Arriving = {
  /** `address:port` of the other end. */
  readonly peer: string;
  /** Bytes received since it began, taken in or not. */
  arrivedBytes(): number;
  /** So many are waited for: the bound of what is held does not stop them. 0: none any more. */
  awaitBytes(total: number): void;
  /** gone: the device sends no more, and its end is not taken in yet. dropped: the gateway takes no more. */
  stands(): 'open' | 'gone' | 'dropped';
  /** The gateway ended it, and not the device: what was sent may not have been read. */
  isHungUp(): boolean;
  /** What was held while the session clock stood happens now, in its order. */
  takeIn(): void;
};

export type SentOn = { readonly peer: string; readonly bytes: number };
export type Missing = { readonly peer: string; readonly arrived: number };

/** The sender may not have noticed yet that its connection is gone. */
const goneKept = 1_024;

export function createIntake(): Intake {
  /** In the order in which they came. */
  const all = new Set<Arriving>();
  /** The newest of that name: a port may come again while the end of what had it waits. */
  const byPeer = new Map<string, Arriving>();
  /** How much came on each, until a step no longer names it; without end where the gateway hung up and took no more. */
  const gone = new Map<string, number>();
  const waiting = new Set<{ readonly look: () => void; readonly giveUp: () => void }>();
  let isHeld = false;

  function arrivedOn(peer: string): number {
    return byPeer.get(peer)?.arrivedBytes() ?? gone.get(peer) ?? 0;
  }

  /** `never`: the connection has ended before so many came. What the gateway has hung up on, it waits for no longer. */
  function arrivalOf({ peer, bytes }: SentOn): 'arrived' | 'awaited' | 'never' {
    const connection = byPeer.get(peer);
    if (connection === undefined) return (gone.get(peer) ?? -1) >= bytes ? 'arrived' : 'awaited';
    if (connection.arrivedBytes() >= bytes || connection.stands() === 'dropped') return 'arrived';
    connection.awaitBytes(bytes);
    return connection.stands() === 'gone' ? 'never' : 'awaited';
  }

  function takeInAll(): void {
    for (const connection of [...all]) connection.takeIn();
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
          waiting.delete(wait);
          for (const { peer } of links) byPeer.get(peer)?.awaitBytes(0);
          resolve(lacking === undefined ? null : { peer: lacking.peer, arrived: arrivedOn(lacking.peer) });
        };
        const lacking = () => links.find((link) => arrivalOf(link) !== 'arrived');
        const look = () => {
          const first = lacking();
          if (first === undefined || arrivalOf(first) === 'never') settle(first);
        };
        const timer = setTimeout(() => settle(lacking()), withinMs);
        const wait = { look, giveUp: () => settle(undefined) };
        waiting.add(wait);
        look();
      }),
    takeIn(peers) {
      const names = new Set(peers);
      const named = new Set(peers.flatMap((peer) => byPeer.get(peer) ?? []));
      const over = [...all].filter((one) => one.stands() === 'gone' && !named.has(one));
      for (const connection of [...over, ...named]) connection.takeIn();
      takeInAll();
      for (const peer of gone.keys()) if (!names.has(peer)) gone.delete(peer);
    },
    open() {
      isHeld = false;
      takeInAll();
      for (const { giveUp } of waiting) giveUp();
    },
    look() {
      for (const { look } of waiting) look();
    },
    join(connection) {
      all.add(connection);
      byPeer.set(connection.peer, connection);
    },
    forget(connection) {
      all.delete(connection);
      if (byPeer.get(connection.peer) !== connection) return;
      byPeer.delete(connection.peer);
      gone.set(connection.peer, connection.isHungUp() ? Infinity : connection.arrivedBytes());
      for (const oldest of gone.keys()) {
        if (gone.size <= goneKept) break;
        gone.delete(oldest);
      }
    },
  };
}
