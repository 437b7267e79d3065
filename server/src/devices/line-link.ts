import type { Line } from '@chairside/shared/devices/line.ts';
import type { LinkWhy } from '@chairside/shared/devices/link-why.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { CuffMemory } from './cuff-memory.ts';
import type { DeviceSaid, Driver, DriverCounts, Emit, EmitAnswer } from './driver.ts';
import { guardDriver } from './guard.ts';
import type { Arriving, Intake } from './intake.ts';
import type { Port } from './open-port.ts';
import type { TallyKeeper } from './tally.ts';
import { createTurns } from './turns.ts';

/**
 * One opened port and the driver session that reads it, until either ends. Whatever goes wrong ends this link and nothing
 * else (DD4); who opened it is told once, and why.
 */
export type LineLink = {
  /** Takes no more, lets what is in flight be answered for at most two seconds, hangs up; done when the port can be opened again. */
  close(): Promise<void>;
};

export type LineLinkSurroundings = {
  readonly driver: Driver;
  readonly line: Line;
  /** As in the log. */
  readonly peer: string;
  readonly clock: Clock;
  readonly intake: LineIntake;
  readonly isSimulation: boolean;
  readonly log: Log;
  readonly tally: TallyKeeper;
  readonly emit: Emit;
  /** Of what came, without what the cuff said before (LN11). */
  readonly withoutOld: CuffMemory['withoutOld'];
  /** A good frame came. */
  readonly onGood: () => void;
  /** Of a family with several dialects, which one this link speaks: set, or found. */
  readonly onDialect: (dialect: string) => void;
  /** Not after `close`. */
  readonly onEnd: (why: LinkWhy) => void;
};

/** In simulation what comes waits for its time, as it does at the door for callers (decision 0020). */
export type LineIntake = Pick<Intake, 'isHeld' | 'look' | 'join' | 'forget'>;

/** Batches that wait for the disk; beyond it the port is not read, until half of them are through. */
export const inFlightAtMost = 256;
/** While the session clock stands no more is held of a line, beyond what a step waits for. */
const heldAtMost = 1024 * 1024;
/** So many bytes that belong to no frame, with no good one between them: nobody here speaks what the line was said to be. */
export const garbageAtMost = 4_096;
/** On the host's clock: how long what is in flight may take to be answered before it is hung up on all the same. */
const finishMs = 2_000;

export function attend(port: Port, surroundings: LineLinkSurroundings): LineLink {
  const { driver, line, peer, clock, intake, log, tally } = surroundings;
  const { stream } = port;
  let counted: DriverCounts = { frames: 0, garbageBytes: 0 };
  let garbageAtGood = 0;
  let bytesSinceGood = 0;
  let goodAtMs = clock.now();
  /** What the session has said of the bytes it is reading just now; null while it reads none. */
  let said: { isGood: boolean; isRejected: boolean } | null = null;
  let inFlight = 0;
  let isOver = false;
  let leaving: Promise<void> | null = null;
  let onQuiet = (): void => undefined;
  /** Its other end sends no more. */
  let isGone = false;

  const session = guardDriver({ driver, peer, log, onFailure: () => end('driver-failed') });
  const turns = createTurns({ isHeld: () => !isOver && intake.isHeld(), heldBytesAtMost: heldAtMost });
  const arriving: Arriving = {
    peer: port.end,
    arrivedBytes: () => turns.arrivedBytes(),
    awaitBytes(total) {
      turns.awaitBytes(total);
      regulate();
    },
    stands: () => (isOver ? 'dropped' : isGone ? 'gone' : 'open'),
    isHungUp: () => !isGone,
    takeIn() {
      turns.takeIn();
      regulate();
    },
  };
  intake.join(arriving);
  let stopWatch = watchSilence();
  session.open({
    clock,
    isSimulation: surroundings.isSimulation,
    deviceId: line.deviceId,
    options: line.options,
    emit,
    link: {
      peer,
      write: (bytes) => {
        if (stream.writable) stream.write(bytes);
      },
      close: (why) => {
        log.warn('line-hung-up', { peer, why });
        end('hung-up');
      },
    },
  });
  count();
  stream.on('data', (bytes: Uint8Array) => {
    turns.arrive(bytes.length, () => read(bytes));
    regulate();
    intake.look();
  });
  stream.on('error', (error: Error) => {
    leaves(() => {
      if (!isOver) log.warn('line-broke', { peer, why: error.message });
      end('broken');
    });
  });
  stream.on('end', () => leaves(() => end('closed')));
  stream.on('close', () => leaves(() => end(line.transport.type === 'serial' ? 'unplugged' : 'closed')));

  return {
    close() {
      finish();
      return hangUp();
    },
  };

  /** What it has said before is heard first. */
  function leaves(action: () => void): void {
    isGone = true;
    turns.inTurn(action);
    intake.look();
  }

  function read(bytes: Uint8Array): void {
    if (isOver) return;
    bytesSinceGood += bytes.length;
    const heard = { isGood: false, isRejected: false };
    said = heard;
    const { frames } = counted;
    session.receive(bytes);
    said = null;
    count();
    if (heard.isGood || (counted.frames > frames && !heard.isRejected)) good();
    else if (counted.garbageBytes - garbageAtGood >= garbageAtMost) end('no-good-frame');
  }

  function good(): void {
    if (isOver) return;
    goodAtMs = clock.now();
    bytesSinceGood = 0;
    garbageAtGood = counted.garbageBytes;
    surroundings.onGood();
  }

  async function emit(whole: readonly DeviceSaid[], frame?: Uint8Array | string): Promise<EmitAnswer> {
    const batch = surroundings.withoutOld(whole);
    tally.addSaid(batch);
    const isGood = batch.some(({ type }) => type !== 'frame-rejected');
    if (said !== null) {
      said.isGood ||= isGood;
      said.isRejected ||= batch.some(({ type }) => type === 'frame-rejected');
    } else if (isGood) good();
    inFlight += 1;
    regulate();
    try {
      return await surroundings.emit(batch, frame);
    } catch (error) {
      log.error('readings-not-taken', { peer, why: String(error) });
      return 'not-recorded';
    } finally {
      inFlight -= 1;
      regulate();
      if (inFlight === 0) onQuiet();
    }
  }

  /** Reads only as fast as the disk writes: what is not read waits in the kernel, and for TCP at the other end. */
  function regulate(): void {
    if (isOver) return;
    if (inFlight >= inFlightAtMost || turns.isFull()) stream.pause();
    else if (stream.isPaused() && inFlight <= inFlightAtMost / 2) {
      // It was not heard because nobody listened.
      goodAtMs = clock.now();
      stream.resume();
    }
  }

  function watchSilence(): () => void {
    const { silentAfterMs } = driver;
    if (silentAfterMs === null) return () => undefined;
    const look = () => {
      if (stream.isPaused()) goodAtMs = clock.now();
      if (clock.now() - goodAtMs < silentAfterMs) stopWatch = watchSilence();
      else end(bytesSinceGood > 0 ? 'no-good-frame' : 'silent');
    };
    return clock.at(goodAtMs + silentAfterMs, look);
  }

  function end(why: LinkWhy): void {
    if (isOver) return;
    finish();
    surroundings.onEnd(why);
    void hangUp();
  }

  function hangUp(): Promise<void> {
    leaving ??= answered().then(() => port.close());
    return leaving;
  }

  /** Whoever waits for an answer and can still be given one gets it (HL17). */
  async function answered(): Promise<void> {
    if (inFlight === 0 || !stream.writable) return;
    await new Promise<void>((resolve) => {
      const overdue = setTimeout(resolve, finishMs);
      onQuiet = () => {
        clearTimeout(overdue);
        // The answers are written by those who wait for the same promises: let them.
        setImmediate(resolve);
      };
    });
  }

  function finish(): void {
    if (isOver) return;
    isOver = true;
    stopWatch();
    intake.forget(arriving);
    session.close();
    count();
  }

  function count(): void {
    const counts = session.counts();
    const { speaks } = counts;
    if (speaks !== undefined && speaks !== counted.speaks) {
      log.info('device-speaks', { peer, dialect: speaks });
      surroundings.onDialect(speaks);
    }
    tally.addCounts(counts, counted);
    counted = counts;
  }
}
