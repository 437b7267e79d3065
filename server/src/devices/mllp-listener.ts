import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createAllowList, plainAddress } from './allow-list.ts';
import {
  openConnection,
  type Connection,
  type ConnectionLimits,
  type CountsTold,
  type EmitFrom,
  type LinkChange,
} from './connection.ts';
import type { Driver } from './driver.ts';
import type { Intake } from './intake.ts';
import { createTallyKeeper, type Tally, type TallyKeeper } from './tally.ts';

/**
 * The door monitors connect to. It opens one driver session a connection, bounds what any of them can take up, and
 * outlives whatever they do (DD4).
 */
export type MllpListenerOptions = {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly allow: readonly string[];
  readonly driver: Driver;
  readonly clock: Clock;
  /** `peer` is `address:port`, one connection's own. */
  readonly emit: EmitFrom;
  readonly isSimulation: boolean;
  readonly log: Log;
  /** Told when a connection begins and ends, so that a lost link can be shown as one. */
  readonly onLink?: (link: LinkChange) => void;
  readonly onCounts?: CountsTold;
  /** For a session clock that stands and is moved. */
  readonly intake: Intake;
  readonly limits?: Partial<ListenerLimits>;
  /** The driver's, for whoever calls from there. */
  readonly optionsOf?: (address: string) => Readonly<Record<string, string>>;
};

export type ListenerLimits = ConnectionLimits & {
  readonly connections: number;
  /** In simulation: connections that ended while the session clock stood, kept beside the others until it moves. */
  readonly endedConnections: number;
};

const defaultLimits: ListenerLimits = {
  connections: 512,
  endedConnections: 1024,
  inFlight: 1024,
  unsentBytes: 1024 * 1024,
  idleMs: 60 * 60_000,
  finishMs: 2_000,
  heldBytes: 1024 * 1024,
};

export type MllpListener = {
  readonly port: number;
  counters(): MllpCounters;
  /** Takes no more, lets what is in flight be answered for at most two seconds, hangs up. Twice is once. */
  close(): Promise<void>;
};

/** Of all connections since the start, open or not. */
export type MllpCounters = Tally & {
  readonly openConnections: number;
  readonly refusedConnections: { readonly notAllowed: number; readonly tooMany: number };
  /** By address, for the first 512 of them. */
  readonly byPeer: Readonly<Record<string, Tally>>;
};

const peersKept = 512;

const socketOptions = {
  noDelay: true,
  // A peer whose power is gone says nothing: the kernel asks.
  keepAlive: true,
  keepAliveInitialDelay: 30_000,
  // Who has sent all and closes that half still gets the answers.
  allowHalfOpen: true,
};

/** Rejects when the port can not be had, as Node says it (`EADDRINUSE`, `EACCES`). */
export async function openMllpListener(options: MllpListenerOptions): Promise<MllpListener> {
  const { host, port, log, intake } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const isAllowed = createAllowList(host, options.allow);
  const connections = new Set<Connection>();
  const refused = { notAllowed: 0, tooMany: 0 };
  const total = createTallyKeeper();
  const byAddress = new Map<string, TallyKeeper>();
  let closing: Promise<void> | null = null;

  const server = createServer(socketOptions, admit);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.on('error', (error) => {
    log.error('device-listener-failed', { why: error.message });
  });

  return {
    port: (server.address() as AddressInfo).port,
    counters: () => ({
      ...total.read(),
      openConnections: connections.size - endedConnections(),
      refusedConnections: { ...refused },
      byPeer: Object.fromEntries([...byAddress].map(([address, tally]) => [address, tally.read()])),
    }),
    close() {
      closing ??= closeAll();
      return closing;
    },
  };

  function admit(socket: Socket): void {
    const address = plainAddress(socket.remoteAddress);
    if (closing !== null || !isAllowed(address)) {
      refused.notAllowed += 1;
      turnAway(socket, { address, why: 'not-allowed', count: refused.notAllowed });
      return;
    }
    if (isFull()) {
      refused.tooMany += 1;
      turnAway(socket, { address, why: 'too-many-connections', count: refused.tooMany });
      return;
    }
    const connection = openConnection(socket, {
      ...options,
      limits,
      address,
      options: options.optionsOf?.(address) ?? {},
      tallies: [total, tallyOf(address)],
      isHeld: () => intake.isHeld(),
      onArrival: () => intake.look(),
      onClosed() {
        connections.delete(connection);
        intake.forget(connection);
      },
    });
    connections.add(connection);
    intake.join(connection);
  }

  /** Who is gone takes no place, or devices that come anew in a long pause would find none. */
  function isFull(): boolean {
    const ended = endedConnections();
    return connections.size - ended >= limits.connections || ended >= limits.endedConnections;
  }

  function endedConnections(): number {
    let ended = 0;
    for (const connection of connections) if (connection.stands() === 'gone') ended += 1;
    return ended;
  }

  /** Said at the 1st, 2nd, 4th, 8th … time: who knocks all night does not fill the log. */
  function turnAway(socket: Socket, about: { address: string; why: string; count: number }): void {
    socket.on('error', () => undefined);
    socket.destroy();
    if (Number.isInteger(Math.log2(about.count))) log.warn('device-connection-refused', about);
  }

  function tallyOf(address: string): TallyKeeper {
    const tally = byAddress.get(address) ?? createTallyKeeper();
    if (byAddress.size < peersKept) byAddress.set(address, tally);
    return tally;
  }

  async function closeAll(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    await Promise.all([...connections].map((connection) => connection.finish()));
    await stopped;
  }
}
