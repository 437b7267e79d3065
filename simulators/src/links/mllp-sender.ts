import { assertNever } from '@chairside/shared/result.ts';
import type { ConnectionAction } from './emission.ts';
import { createAckReader, mllpFrame, type Acknowledgement } from './mllp.ts';
import { dialLine } from './ports/dialled-line.ts';
import type { SentOn } from './ports/sent-on.ts';

/** One message on its way: `atMs` is its own time, by which what is too old to keep is told. */
export type Outgoing = { readonly controlId: string; readonly payload: string; readonly atMs: number };

/** Bytes as they are. `controlId` null: nothing acknowledges them; they are written and forgotten. */
export type OutgoingBytes = {
  readonly controlId: string | null;
  readonly bytes: Uint8Array;
  readonly atMs: number;
};

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
  /** Nobody is there; it tries again by itself. */
  readonly onAway?: (why: string) => void;
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

/** The same for who decides byte by byte what goes out, and when the connection breaks. */
export type MllpWriter = MllpSender & {
  sendBytes(message: OutgoingBytes): void;
  /** Resolves when everything is written, or the gateway is known to be away. */
  written(): Promise<void>;
  /** The one there is just now; null without one. */
  connection(): SentOn | null;
  /**
   * Carried out on the real connection. After a break that was commanded nothing is sent again by itself, and what is sent before
   * the next `connect` is carried nowhere: both are decided by who commands.
   */
  act(action: ConnectionAction): void;
};

/** After so many refusals "for now" the fault is in the message. */
const mostAttempts = 25;

/**
 * Sends like a monitor: for ever reconnecting, oldest first, never more than a few messages ahead of the acknowledgements.
 * A message is sent again when the connection broke before its acknowledgement came, so it may arrive twice.
 */
export function createMllpSender(settings: SenderSettings): MllpWriter {
  const {
    host,
    port,
    maxUnacknowledged = 16,
    keepMs = 120_000,
    backOffMs = { first: 250, longest: 5_000 },
    ackTimeoutMs = 15_000,
    onNews = () => undefined,
    onAway = () => undefined,
  } = settings;

  type Waiting = OutgoingBytes & { readonly attempts: number };
  let waitingInLine: Waiting[] = [];
  /** In the order they were written, which is the order they are answered in; two may have the same number. */
  let unacknowledged: Waiting[] = [];
  const counted = { acknowledged: 0, refused: 0, dropped: 0 };
  let whenDrained: (() => void)[] = [];
  let whenWritten: (() => void)[] = [];

  let isClosed = false;
  let retryAfterMs = backOffMs.first;
  let retryTimer: NodeJS.Timeout | undefined;
  let ackTimer: NodeJS.Timeout | undefined;

  let readAcks = createAckReader(acknowledged);
  const line = dialLine({
    host,
    port,
    backOffMs,
    onUp() {
      readAcks = createAckReader(acknowledged);
      onNews({ type: 'connected' });
      pump();
    },
    onBytes(bytes) {
      if (!readAcks(bytes)) line.redial();
    },
    onDown: lost,
    onAway(why) {
      onAway(why);
      tellWhoWaits();
    },
  });

  return { send, sendBytes, counts, drained, written, connection: line.sent, act, close };

  function send({ controlId, payload, atMs }: Outgoing): void {
    sendBytes({ controlId, bytes: mllpFrame(payload), atMs });
  }

  function sendBytes({ controlId, bytes, atMs }: OutgoingBytes): void {
    if (isClosed) return;
    const next = { controlId, atMs, bytes, attempts: 0 };
    if (line.isEnded()) {
      drop(next);
      return;
    }
    waitingInLine.push(next);
    const isKept = (waiting: Waiting) => waiting.atMs >= atMs - keepMs;
    for (const waiting of waitingInLine) if (!isKept(waiting)) drop(waiting);
    waitingInLine = waitingInLine.filter(isKept);
    pump();
  }

  function counts(): SenderCounts {
    return { ...counted, waiting: waitingInLine.length + unacknowledged.length };
  }

  function drained(): Promise<void> {
    return new Promise((resolve) => {
      whenDrained.push(resolve);
      tellWhoWaits();
    });
  }

  function written(): Promise<void> {
    return new Promise((resolve) => {
      whenWritten.push(resolve);
      tellWhoWaits();
    });
  }

  function act(action: ConnectionAction): void {
    line.act(action);
    tellWhoWaits();
  }

  function close(): void {
    isClosed = true;
    clearTimeout(retryTimer);
    clearTimeout(ackTimer);
    line.close();
    tellWhoWaits();
  }

  function lost(by: 'accident' | 'command'): void {
    onNews({ type: 'disconnected' });
    clearTimeout(ackTimer);
    ackTimer = undefined;
    if (by === 'accident') waitingInLine = [...unacknowledged, ...waitingInLine];
    else for (const message of unacknowledged) drop(message);
    unacknowledged = [];
    tellWhoWaits();
  }

  function pump(): void {
    if (!line.isUp()) return;
    while (retryTimer === undefined && unacknowledged.length < maxUnacknowledged) {
      const next = waitingInLine.shift();
      if (next === undefined) break;
      if (next.controlId !== null) unacknowledged.push(next);
      line.write(next.bytes);
    }
    if (unacknowledged.length > 0) ackTimer ??= setTimeout(line.redial, ackTimeoutMs);
    tellWhoWaits();
  }

  function acknowledged({ verdict, controlId, reason }: Acknowledgement): void {
    line.proven();
    const place = unacknowledged.findIndex((waiting) => waiting.controlId === controlId);
    const [message] = place === -1 ? [] : unacknowledged.splice(place, 1);
    if (message === undefined) return;
    clearTimeout(ackTimer);
    ackTimer = undefined;
    switch (verdict) {
      case 'taken':
        counted.acknowledged += 1;
        retryAfterMs = backOffMs.first;
        break;
      case 'refused':
        counted.refused += 1;
        onNews({ type: 'refused', controlId, reason });
        break;
      case 'again':
        tryAgain({ ...message, attempts: message.attempts + 1 });
        break;
      default:
        assertNever(verdict);
    }
    pump();
    tellWhoWaits();
  }

  function tryAgain(message: Waiting): void {
    if (message.attempts >= mostAttempts) {
      drop(message);
      return;
    }
    const younger = waitingInLine.findIndex(({ atMs }) => atMs > message.atMs);
    waitingInLine.splice(younger === -1 ? waitingInLine.length : younger, 0, message);
    if (retryTimer !== undefined) return;
    retryTimer = setTimeout(() => {
      retryTimer = undefined;
      pump();
    }, retryAfterMs);
    retryAfterMs = Math.min(backOffMs.longest, 2 * retryAfterMs);
  }

  function drop({ controlId }: Waiting): void {
    if (controlId === null) return;
    counted.dropped += 1;
    onNews({ type: 'dropped', controlId });
  }

  function tellWhoWaits(): void {
    const isWritten = waitingInLine.length === 0 || line.isAway();
    const isDrained = waitingInLine.length + unacknowledged.length === 0;
    if (isWritten) {
      for (const resolve of whenWritten) resolve();
      whenWritten = [];
    }
    if (isDrained) {
      for (const resolve of whenDrained) resolve();
      whenDrained = [];
    }
  }
}
