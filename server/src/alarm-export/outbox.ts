import type { Cancel, Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Exchange } from './exchange.ts';

/**
 * What waits to be told, in order (AX3–AX5). The first is sent until it is answered; the others wait behind it. Bounded: where it is
 * full, what a later message of the same alarm says anew is dropped first.
 */
export type Outbox = {
  put(letter: Letter): void;
  /** Nothing waits and nothing is under way. */
  isIdle(): boolean;
  counts(): OutboxCounts;
  close(): void;
};

export type Letter = {
  /** MSH-10, the same each time it is sent. */
  readonly id: string;
  readonly text: string;
  /** What it is about; null: nothing later says it anew. */
  readonly about: string | null;
  /** Worth nothing later: sent once (the watchdog). */
  readonly isOnce: boolean;
};

export type OutboxCounts = {
  readonly delivered: number;
  /** Answered AE or CE, each time. */
  readonly errors: number;
  /** Answered AR or CR. */
  readonly rejected: number;
  /** Given up, or dropped because too much waited. */
  readonly dropped: number;
  readonly waiting: number;
  readonly isReached: boolean;
};

/** Before the second attempt, the third …; then as the last. */
const againAfterMs = [1_000, 2_000, 5_000, 10_000, 30_000];
/** One that is answered AE so often never will do, and others wait behind it. */
const errorsAtMost = 5;
export const waitingAtMost = 1_000;

type Surroundings = { readonly exchange: Exchange; readonly hostClock: Clock; readonly log: Log };

export function createOutbox({ exchange, hostClock, log }: Surroundings): Outbox {
  const waiting: Letter[] = [];
  const counts = { delivered: 0, errors: 0, rejected: 0, dropped: 0 };
  let isReached = false;
  /** Null before the first attempt: then either outcome is news. */
  let wasReached: boolean | null = null;
  let isBusy = false;
  let isClosed = false;
  let cancel: Cancel | null = null;
  let inRow = { failures: 0, errors: 0 };

  return {
    put(letter) {
      if (isClosed) return;
      waiting.push(letter);
      if (waiting.length > waitingAtMost) dropOne();
      void next();
    },
    isIdle: () => !isBusy && waiting.length === 0,
    counts: () => ({ ...counts, waiting: waiting.length, isReached }),
    close() {
      isClosed = true;
      cancel?.();
      exchange.close();
    },
  };

  async function next(): Promise<void> {
    const [letter] = waiting;
    if (letter === undefined || isBusy || isClosed || cancel !== null) return;
    isBusy = true;
    try {
      settle(letter, await exchange.send(letter.text, letter.id));
    } catch (error) {
      lost(letter, error instanceof Error ? error.message : String(error));
    }
    isBusy = false;
    void next();
  }

  function settle(letter: Letter, answer: Awaited<ReturnType<Exchange['send']>>): void {
    reached(true, null);
    inRow = { failures: 0, errors: inRow.errors };
    if (answer.type === 'accepted') {
      counts.delivered += 1;
      done(letter);
      return;
    }
    log.warn('alarm-export-refused', { message: letter.id, answer: answer.text });
    counts[answer.type === 'error' ? 'errors' : 'rejected'] += 1;
    inRow = { failures: 0, errors: inRow.errors + 1 };
    if (answer.type === 'error' && inRow.errors < errorsAtMost && !letter.isOnce) again(inRow.errors);
    else giveUp(letter);
  }

  function lost(letter: Letter, why: string): void {
    if (isClosed) return;
    reached(false, why);
    inRow = { ...inRow, failures: inRow.failures + 1 };
    if (letter.isOnce) done(letter);
    again(inRow.failures);
  }

  function again(times: number): void {
    const afterMs = againAfterMs[Math.min(times, againAfterMs.length) - 1] ?? 0;
    cancel = hostClock.at(hostClock.now() + afterMs, () => {
      cancel = null;
      void next();
    });
  }

  function giveUp(letter: Letter): void {
    counts.dropped += 1;
    done(letter);
  }

  function done(letter: Letter): void {
    inRow = { ...inRow, errors: 0 };
    const index = waiting.indexOf(letter);
    if (index !== -1) waiting.splice(index, 1);
  }

  /** Never the one under way, and never the last word on an alarm while there is another. */
  function dropOne(): void {
    const newest = new Map(waiting.map(({ about, id }) => [about, id]));
    const later = waiting.slice(1);
    const surplus = later.find(({ about, id }) => about !== null && newest.get(about) !== id) ?? later[0];
    if (surplus === undefined) return;
    waiting.splice(waiting.indexOf(surplus), 1);
    counts.dropped += 1;
    if (Number.isInteger(Math.log2(counts.dropped)))
      log.warn('alarm-export-full', { dropped: counts.dropped });
  }

  function reached(isSo: boolean, why: string | null): void {
    isReached = isSo;
    if (wasReached === isSo) return;
    wasReached = isSo;
    if (isSo) log.info('alarm-export-reached');
    else log.warn('alarm-export-lost', { why });
  }
}
