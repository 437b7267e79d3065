import { connect, type Socket } from 'node:net';
import { createAckReader, mllpFrame, type Acknowledgement } from './mllp.ts';

/** One message on its way: `atMs` is its own time, by which what is too old to keep is told. */
export type Outgoing = { readonly controlId: string; readonly payload: string; readonly atMs: number };

/**
 * connected, disconnected  the connection came or went; the sender goes on by itself
 * refused                  the gateway will never take this message; it is dropped
 * dropped                  too old or too often tried; it was never acknowledged
 */
export type SenderNews =
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected' }
  | { readonly type: 'refused'; readonly controlId: string; readonly reason: string }
  | { readonly type: 'dropped'; readonly controlId: string };

export type SenderSettings = {
  readonly host: string;
  readonly port: number;
  /** How many messages may be ahead of the acknowledgements; the rest waits in line. */
  readonly maxUnacknowledged?: number;
  /** How much is kept while the gateway is away, in the messages' own time. */
  readonly keepMs?: number;
  readonly backOffMs?: { readonly first: number; readonly longest: number };
  /** A gateway that says nothing for so long is taken for gone. */
  readonly ackTimeoutMs?: number;
  readonly onNews?: (news: SenderNews) => void;
};

export type SenderCounts = {
  readonly acknowledged: number;
  readonly refused: number;
  readonly dropped: number;
  readonly waiting: number;
};

export type MllpSender = {
  send(message: Outgoing): void;
  counts(): SenderCounts;
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
  /** Hangs up; what was not acknowledged is lost. Twice is once. */
  close(): void;
};

/** After so many refusals "for now" the fault is in the message. */
const mostAttempts = 25;

/**
 * Sends like a monitor: for ever reconnecting, oldest first, never more than a few messages ahead of the acknowledgements.
 * A message is sent again when the connection broke before its acknowledgement came, so it may arrive twice.
 */
export function createMllpSender(settings: SenderSettings): MllpSender {
  const {
    host,
    port,
    maxUnacknowledged = 16,
    keepMs = 120_000,
    backOffMs = { first: 250, longest: 5_000 },
    ackTimeoutMs = 15_000,
    onNews = () => undefined,
  } = settings;

  type Waiting = Outgoing & { attempts: number };
  let line: Waiting[] = [];
  const unacknowledged = new Map<string, Waiting>();
  const counted = { acknowledged: 0, refused: 0, dropped: 0 };
  let whenDrained: (() => void)[] = [];

  let socket: Socket | null = null;
  let isConnected = false;
  let isClosed = false;
  let reconnectAfterMs = backOffMs.first;
  let retryAfterMs = backOffMs.first;
  let reconnectTimer: NodeJS.Timeout | undefined;
  let retryTimer: NodeJS.Timeout | undefined;
  let ackTimer: NodeJS.Timeout | undefined;

  open();
  return { send, counts, drained, close };

  function send(message: Outgoing): void {
    if (isClosed) return;
    line.push({ ...message, attempts: 0 });
    const isKept = ({ atMs }: Waiting) => atMs >= message.atMs - keepMs;
    for (const { controlId } of line.filter((waiting) => !isKept(waiting))) drop(controlId);
    line = line.filter(isKept);
    pump();
  }

  function counts(): SenderCounts {
    return { ...counted, waiting: line.length + unacknowledged.size };
  }

  function drained(): Promise<void> {
    return new Promise((resolve) => {
      whenDrained.push(resolve);
      tellWhenDrained();
    });
  }

  function close(): void {
    isClosed = true;
    clearTimeout(reconnectTimer);
    clearTimeout(retryTimer);
    clearTimeout(ackTimer);
    socket?.destroy();
  }

  function open(): void {
    const opened = connect({ host, port, noDelay: true });
    socket = opened;
    const readAcks = createAckReader(acknowledged);
    opened.on('connect', () => {
      isConnected = true;
      onNews({ type: 'connected' });
      pump();
    });
    opened.on('data', (bytes) => {
      if (!readAcks(bytes)) opened.destroy();
    });
    // 'close' follows every error and says the same.
    opened.on('error', () => undefined);
    opened.on('close', lost);
  }

  function lost(): void {
    if (isConnected && !isClosed) onNews({ type: 'disconnected' });
    isConnected = false;
    clearTimeout(ackTimer);
    ackTimer = undefined;
    line = [...unacknowledged.values(), ...line];
    unacknowledged.clear();
    if (isClosed) return;
    reconnectTimer = setTimeout(open, reconnectAfterMs);
    reconnectAfterMs = Math.min(backOffMs.longest, 2 * reconnectAfterMs);
  }

  function pump(): void {
    if (!isConnected) return;
    while (retryTimer === undefined && unacknowledged.size < maxUnacknowledged) {
      const next = line.shift();
      if (next === undefined) break;
      unacknowledged.set(next.controlId, next);
      socket?.write(mllpFrame(next.payload));
    }
    if (unacknowledged.size > 0) ackTimer ??= setTimeout(() => socket?.destroy(), ackTimeoutMs);
  }

  function acknowledged({ verdict, controlId, reason }: Acknowledgement): void {
    const message = unacknowledged.get(controlId);
    if (message === undefined) return;
    unacknowledged.delete(controlId);
    clearTimeout(ackTimer);
    ackTimer = undefined;
    switch (verdict) {
      case 'taken':
        counted.acknowledged += 1;
        reconnectAfterMs = backOffMs.first;
        retryAfterMs = backOffMs.first;
        break;
      case 'refused':
        counted.refused += 1;
        onNews({ type: 'refused', controlId, reason });
        break;
      case 'again':
        tryAgain({ ...message, attempts: message.attempts + 1 });
        break;
    }
    pump();
    tellWhenDrained();
  }

  function tryAgain(message: Waiting): void {
    if (message.attempts >= mostAttempts) {
      drop(message.controlId);
      return;
    }
    const younger = line.findIndex(({ atMs }) => atMs > message.atMs);
    line.splice(younger === -1 ? line.length : younger, 0, message);
    if (retryTimer !== undefined) return;
    retryTimer = setTimeout(() => {
      retryTimer = undefined;
      pump();
    }, retryAfterMs);
    retryAfterMs = Math.min(backOffMs.longest, 2 * retryAfterMs);
  }

  function drop(controlId: string): void {
    counted.dropped += 1;
    onNews({ type: 'dropped', controlId });
  }

  function tellWhenDrained(): void {
    if (line.length + unacknowledged.size > 0) return;
    for (const resolve of whenDrained) resolve();
    whenDrained = [];
  }
}
