import type { Socket } from 'node:net';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { DeviceSaid, Driver, DriverCounts, EmitAnswer } from './driver.ts';
import { guardDriver } from './guard.ts';
import type { Arriving } from './intake.ts';
import type { TallyKeeper } from './tally.ts';
import { createTurns } from './turns.ts';

/** One socket and the driver session that reads it. Whatever goes wrong in either ends this connection and no other. */
export type Connection = Arriving & {
  /** Reads no more, lets what is in flight be answered, then hangs up; done when the socket is gone. */
  finish(): Promise<void>;
};

export type LinkChange =
  | { readonly type: 'connected'; readonly peer: string }
  | { readonly type: 'disconnected'; readonly peer: string; readonly why: string };

export type EmitFrom = (batch: readonly DeviceSaid[], peer: string, read: ReadFrom) => Promise<EmitAnswer>;

type ReadFrom = {
  /** For who looks at the device; without a patient's name in it. */
  readonly frame?: Uint8Array | string | undefined;
  /** On the session clock, when the link was last read, where that is known: what was held since was said no later. */
  readonly heardAtMs?: number | undefined;
};

/** `since` is what was told before of the same connection. */
export type CountsTold = (peer: string, counts: DriverCounts, since: DriverCounts) => void;

export type ConnectionLimits = {
  /** Messages that wait for the disk; more are left in the socket until they are through. */
  readonly inFlight: number;
  /** Answers the peer does not take away; beyond it no more is read from it. */
  readonly unsentBytes: number;
  /** On the host's clock: a peer silent for so long is taken for gone. A cuff alone may be silent for half an hour. */
  readonly idleMs: number;
  /** On the host's clock: how long what is in flight may take to be answered before it is hung up on all the same. */
  readonly finishMs: number;
  /** In simulation: held while the session clock stands, beyond it no more is read before it moves. */
  readonly heldBytes: number;
};

export type ConnectionSurroundings = {
  readonly driver: Driver;
  readonly clock: Clock;
  readonly emit: EmitFrom;
  readonly isSimulation: boolean;
  readonly log: Log;
  readonly onLink?: (link: LinkChange) => void;
  readonly onCounts?: CountsTold;
  readonly address: string;
  /** The driver's, for this address. */
  readonly options?: Readonly<Record<string, string>>;
  readonly tallies: readonly TallyKeeper[];
  readonly limits: ConnectionLimits;
  readonly onClosed: () => void;
  /** While it is so, what comes waits for `takeIn` (decision 0020); never outside simulation. */
  readonly isHeld: () => boolean;
  readonly onArrival: () => void;
};

export function openConnection(socket: Socket, surroundings: ConnectionSurroundings): Connection {
  const { driver, clock, isSimulation, log, onLink, address, tallies, limits } = surroundings;
  const peer = `${address}:${String(socket.remotePort ?? 0)}`;
  let counted: DriverCounts = { frames: 0, garbageBytes: 0 };
  let heardAtMs = clock.now();
  let inFlight = 0;
  let isCorked = false;
  let finishing: Promise<void> | null = null;
  let endedBecause: string | null = null;
  let onQuiet: (() => void) | null = null;
  let isGone = false;
  let isHungUp = false;
  /** Hanging up does not wait for the session clock. */
  const isHeld = () => finishing === null && surroundings.isHeld();
  const turns = createTurns({ isHeld, heldBytesAtMost: limits.heldBytes });

  const session = guardDriver({ driver, peer, log, onFailure: () => hangUp('driver-failed') });
  session.open({
    clock,
    isSimulation,
    emit,
    deviceId: address as DeviceId,
    options: surroundings.options ?? {},
    isIncoming: true,
    link: { peer, write, close: hangUp },
  });

  socket.on('data', (bytes) => {
    turns.arrive(bytes.length, () => read(bytes));
    regulate();
    surroundings.onArrival();
  });
  socket.on('drain', regulate);
  socket.on('error', (error: NodeJS.ErrnoException) => {
    inTurn(() => {
      endedBecause ??= error.code ?? 'error';
    });
  });
  socket.setTimeout(limits.idleMs, () => {
    hangUp('idle');
  });
  // The device has said all it will; what is in flight is still answered.
  socket.on('end', () => {
    isGone = true;
    inTurn(() => void finish());
    surroundings.onArrival();
  });
  socket.on('close', () => {
    isGone = true;
    onQuiet?.();
    inTurn(closed);
    surroundings.onArrival();
  });
  log.info('device-connected', { peer });
  onLink?.({ type: 'connected', peer });
  return {
    peer,
    arrivedBytes: () => turns.arrivedBytes(),
    awaitBytes(total) {
      turns.awaitBytes(total);
      regulate();
    },
    stands: () => (endedBecause !== null || finishing !== null ? 'dropped' : isGone ? 'gone' : 'open'),
    isHungUp: () => isHungUp,
    takeIn() {
      turns.takeIn();
      regulate();
    },
    finish,
  };

  /** Nothing that happens on a connection happens to anybody before the session clock is there. */
  function inTurn(action: () => void): void {
    turns.inTurn(action);
    regulate();
  }

  function read(bytes: Buffer): void {
    if (endedBecause !== null) return;
    heardAtMs = clock.now();
    session.receive(bytes);
    count();
  }

  function closed(): void {
    session.close();
    count();
    const why = endedBecause ?? 'closed';
    log.info('device-disconnected', { peer, why });
    onLink?.({ type: 'disconnected', peer, why });
    surroundings.onClosed();
  }

  async function emit(batch: readonly DeviceSaid[], frame?: Uint8Array | string): Promise<EmitAnswer> {
    for (const tally of tallies) tally.addSaid(batch);
    inFlight += 1;
    try {
      return await surroundings.emit(batch, peer, { frame, heardAtMs });
    } catch (error) {
      log.error('readings-not-taken', { peer, why: String(error) });
      return 'not-recorded';
    } finally {
      inFlight -= 1;
      regulate();
      if (inFlight === 0) onQuiet?.();
    }
  }

  /** All answers of one turn leave in one packet: the call into the kernel is what an answer costs. */
  function write(bytes: Uint8Array): void {
    if (!socket.writable) return;
    if (!isCorked) {
      isCorked = true;
      socket.cork();
      process.nextTick(() => {
        isCorked = false;
        socket.uncork();
      });
    }
    socket.write(bytes);
  }

  function hangUp(why: string): void {
    if (endedBecause === null) log.warn('device-connection-dropped', { peer, why });
    endedBecause ??= why;
    isHungUp = true;
    void finish();
  }

  /** Reads only as fast as the disk writes and the peer takes its answers: what is not read waits in TCP. */
  function regulate(): void {
    const isOverfull = inFlight >= limits.inFlight || socket.writableLength >= limits.unsentBytes;
    const isFull = isOverfull || turns.isFull();
    if (isFull || finishing !== null) socket.pause();
    else if (socket.isPaused() && inFlight <= limits.inFlight / 2) socket.resume();
  }

  function count(): void {
    const counts = session.counts();
    if (counts.speaks !== counted.speaks) log.info('device-speaks', { peer, dialect: counts.speaks });
    for (const tally of tallies) tally.addCounts(counts, counted);
    surroundings.onCounts?.(peer, counts, counted);
    counted = counts;
  }

  function finish(): Promise<void> {
    finishing ??= answerAndEnd();
    return finishing;
  }

  async function answerAndEnd(): Promise<void> {
    socket.pause();
    if (socket.destroyed) return;
    const gone = new Promise<void>((resolve) => socket.once('close', resolve));
    const overdue = setTimeout(() => socket.destroy(), limits.finishMs);
    if (inFlight > 0) await new Promise<void>((resolve) => (onQuiet = resolve));
    // The answers are written by those who wait for the same promises: let them.
    await new Promise((resolve) => setImmediate(resolve));
    endedBecause ??= 'closed';
    socket.destroySoon();
    await gone;
    clearTimeout(overdue);
  }
}
