import type { Line } from '@chairside/shared/devices/line.ts';
import type { LinkWhy } from '@chairside/shared/devices/link-why.ts';
import type { LinkShown } from '@chairside/shared/devices/shown.ts';
import type { Cancel, Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createBackOff } from './back-off.ts';
import { createCuffMemory } from './cuff-memory.ts';
import type { Driver, Emit } from './driver.ts';
import { attend, type LineIntake, type LineLink } from './line-link.ts';
import type { OpenPort, Port } from './open-port.ts';
import { createTallyKeeper, type Tally } from './tally.ts';

/** A line as the devices page is told of it, but for its last frames. */
export type LineShown = Omit<LinkShown, 'lastFrames'>;

/** One line the gateway opens, keeps open, and opens again whenever it was lost, until it is closed (DD4). */
export type KeptLine = {
  readonly line: Line;
  shown(): LineShown;
  tally(): Tally;
  /** Done when its port is free. Twice is once. */
  close(): Promise<void>;
};

export type LineSurroundings = {
  readonly driver: Driver;
  /** By which devices live: silence and waiting go by it. */
  readonly clock: Clock;
  readonly intake: LineIntake;
  readonly isSimulation: boolean;
  readonly log: Log;
  readonly openPort: OpenPort;
  /** Whether what a port leads to is nobody else's. */
  readonly isFree: (end: string) => boolean;
  /** Asked again once it is open, of where it led: if it is free it is this line's until `release`. */
  readonly claim: (end: string) => boolean;
  readonly release: (end: string) => void;
  readonly emit: Emit;
  /** What came over it is heard no more. */
  readonly onHungUp: () => void;
};

/** Open and speaking for so long, it was good, and the next loss is a first one. */
export const goodAfterMs = 10_000;

type Standing = Pick<LineShown, 'state' | 'why' | 'sinceMs' | 'retryAtMs'>;

export function keepLine(line: Line, surroundings: LineSurroundings): KeptLine {
  const { driver, clock, log } = surroundings;
  const peer = peerOf(line);
  const tally = createTallyKeeper();
  const backOff = createBackOff();
  const cuff = createCuffMemory(() => clock.now());
  /** A good frame came last; null: none ever. */
  let heardAtMs: number | null = null;
  let dialect: string | undefined;
  let standing: Standing = { state: 'opening', why: null, sinceMs: clock.now(), retryAtMs: null };
  let held: { readonly port: Port; link: LineLink | null } | null = null;
  let trying: Promise<void> = Promise.resolve();
  /** Since it spoke last. */
  let attempts = 0;
  let warnedOf: LinkWhy | null = null;
  let stopWaiting: Cancel = () => undefined;
  const closing = new AbortController();

  tryAgain();
  return {
    line,
    tally: () => tally.read(),
    shown() {
      const { frames, garbageBytes, rejected } = tally.read();
      const { transport, family, lineId } = line;
      const of = { peer, family, lineId, transport: transport.type, dialect };
      return { ...standing, ...of, frames, garbageBytes, rejected };
    },
    async close() {
      closing.abort();
      stopWaiting();
      await trying;
      await letGo();
    },
  };

  function tryAgain(): void {
    // It stays silent, or without a good frame, until one comes: opening again is no news by itself.
    stand(standing.state === 'silent' ? 'silent' : 'opening', standing.why, null);
    trying = open();
  }

  async function open(): Promise<void> {
    await letGo();
    const opened = await surroundings.openPort({
      transport: line.transport,
      serial: driver.serial,
      isFree: surroundings.isFree,
      signal: closing.signal,
    });
    if (!opened.ok) {
      lost(opened.error);
      return;
    }
    const port = opened.value;
    if (closing.signal.aborted || !surroundings.claim(port.end)) {
      await port.close();
      lost('port-taken');
      return;
    }
    held = { port, link: null };
    cuff.opened(heardAtMs);
    log.info('line-open', { peer, end: port.end });
    const link = attend(port, {
      driver,
      line,
      peer,
      clock,
      intake: surroundings.intake,
      log,
      tally,
      isSimulation: surroundings.isSimulation,
      emit: surroundings.emit,
      withoutOld: (batch) => cuff.withoutOld(batch),
      onGood: heard,
      onDialect: (found) => (dialect = found),
      onEnd: lost,
    });
    held.link = link;
    // Of a device that may be silent for hours, being connected is all that can be known.
    if (driver.silentAfterMs === null && standing.state === 'opening') heard();
  }

  function heard(): void {
    heardAtMs = clock.now();
    attempts = 0;
    warnedOf = null;
    if (standing.state !== 'open') {
      log.info('line-speaks', { peer });
      stand('open', null, null);
    } else if (clock.now() - standing.sinceMs >= goodAfterMs) backOff.reset();
  }

  function lost(why: LinkWhy): void {
    if (closing.signal.aborted) return;
    const wasOpen = standing.state === 'open';
    if (wasOpen) surroundings.onHungUp();
    const waitMs = backOff.next();
    attempts += 1;
    // A device that is off is no failure, nor is one that comes up a second after the gateway.
    const isTrouble = wasOpen || (attempts > 1 && why !== 'silent');
    if (isTrouble && warnedOf !== why) {
      warnedOf = why;
      log.warn('line-lost', { peer, why, againInMs: waitMs });
    } else log.info('line-not-open', { peer, why, againInMs: waitMs });
    const retryAtMs = clock.now() + waitMs;
    stand(why === 'silent' ? 'silent' : 'waiting', why, retryAtMs);
    stopWaiting = clock.at(retryAtMs, tryAgain);
  }

  function stand(state: Standing['state'], why: string | null, retryAtMs: number | null): void {
    const sinceMs = state === standing.state ? standing.sinceMs : clock.now();
    standing = { state, why, sinceMs, retryAtMs };
  }

  async function letGo(): Promise<void> {
    const letting = held;
    held = null;
    if (letting === null) return;
    if (standing.state === 'open') surroundings.onHungUp();
    await (letting.link?.close() ?? letting.port.close());
    surroundings.release(letting.port.end);
  }
}

export function peerOf({ lineId }: Pick<Line, 'lineId'>): string {
  return `line:${lineId}`;
}
