import type { AppendFailure, Batch, Journal, StreamEntry } from '../ports/journal.ts';
import { every } from '../clock/every.ts';
import type { Cancel, Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/**
 * Writes what happened in one turn of the loop in one commit, and has it published in order: on commit, or after 100 ms
 * without one, marked unrecorded until the disk has it (decision 0002). Alarms never wait for the disk; acknowledgements
 * to devices and "recorded" answers to people always do.
 *
 * One batch is under way at a time; what comes meanwhile waits and goes together, so batches form by themselves under load.
 * Readings that no chair screen waits for – the overview coalesces its own – wait up to 30 ms for company: a commit costs
 * several times what a reading does.
 */
export type Recorder = {
  /** True once durable; false when it could not be written, or not within 2 s. It is written later if that becomes possible. */
  record(entry: StreamEntry): Promise<boolean>;
  /** Of all that was given to it so far, as `record` answers. */
  settled(): Promise<boolean>;
  /** Whether what is said now would be recorded now. */
  isRecording(): boolean;
  /** Writes what waits, then stops. */
  close(): Promise<void>;
};

export type Publication = {
  /** Whether somebody looks at this chair closely enough to notice milliseconds. */
  isAwaited(stream: StreamEntry['stream']): boolean;
  /** In order, once each. */
  publish(entries: readonly StreamEntry[], recorded: boolean): void;
  /** What was published before the disk had it is there now. */
  confirm(entries: readonly StreamEntry[]): void;
  /** Said when it changes whether what happens is recorded. */
  recording(isRecording: boolean): void;
};

type Surroundings = {
  readonly journal: Journal;
  readonly hostClock: Clock;
  readonly publication: Publication;
  readonly log: Log;
  /** The journal belongs to another gateway, or contradicts this one: going on would make two truths. */
  readonly onFatal: (failure: AppendFailure) => void;
};

const companyMs = 30;
const companyAtMost = 64;
const publishAfterMs = 100;
const answerAfterMs = 2_000;
const watchEveryMs = 50;
const retryFirstMs = 250;
const retryAtMostMs = 2_000;
/** While the disk fails readings are kept for it up to here; then the oldest are lost, counted and said. */
const readingsHeldAtMost = 20_000;
/** And so many stretches of waves, of some three kilobytes each. */
const wavesHeldAtMost = 200;

export function createRecorder({ journal, hostClock, publication, log, onFatal }: Surroundings): Recorder {
  let underWay: Waiting | null = null;
  let waiting: Waiting | null = null;
  let isFlushDue = false;
  let stopCompany: Cancel | null = null;
  let readingsLost = 0;
  let sayAtLost = 1;
  let isClosed = false;
  let retryMs = retryFirstMs;
  let hasFailed = false;
  const stopWatch = every(hostClock, watchEveryMs, hurryAll);

  let saidRecording = true;

  function isRecording(): boolean {
    const sinceMs = underWay?.sinceMs ?? hostClock.now();
    return !hasFailed && hostClock.now() - sinceMs < answerAfterMs;
  }

  function sayRecording(): void {
    if (isRecording() === saidRecording) return;
    saidRecording = !saidRecording;
    publication.recording(saidRecording);
  }

  function hurryAll(): void {
    sayRecording();
    for (const batch of [underWay, waiting]) if (batch !== null) hurry(batch, hostClock.now());
  }

  function hurry(batch: Waiting, nowMs: number): void {
    if (nowMs - batch.sinceMs >= publishAfterMs) publishEarly(batch);
    if (nowMs - batch.sinceMs >= answerAfterMs) batch.answer(false);
  }

  function publishEarly(batch: Waiting): void {
    const fresh = batch.unpublished.splice(0);
    if (fresh.length === 0) return;
    batch.isEarly = true;
    publication.publish(fresh, false);
  }

  function dropReadings(batch: Waiting): void {
    while (batch.readingsHeld() > readingsHeldAtMost) {
      readingsLost += batch.dropOldestReadings();
      if (readingsLost < sayAtLost) continue;
      log.error('readings-lost', { count: readingsLost });
      sayAtLost = readingsLost * 2;
    }
  }

  function dropWaves(batch: Waiting): void {
    while (batch.wavesHeld() > wavesHeldAtMost) log.error('waves-lost', { count: batch.dropOldestWaves() });
  }

  function flushThisTurn(): void {
    if (isFlushDue) return;
    isFlushDue = true;
    setImmediate(flush);
  }

  function flushInCompany(): void {
    stopCompany ??= hostClock.at(hostClock.now() + companyMs, flush);
  }

  function flush(): void {
    isFlushDue = false;
    stopCompany?.();
    stopCompany = null;
    if (underWay !== null || waiting === null) return;
    underWay = waiting;
    waiting = null;
    void write(underWay);
  }

  async function write(batch: Waiting): Promise<void> {
    const written = await journal.append(batch.toBatch());
    if (written.ok) {
      settle(batch);
      return;
    }
    hasFailed = true;
    batch.answer(false);
    if (written.error.type !== 'unwritable') {
      onFatal(written.error);
      return;
    }
    log.error('journal-unwritable', { why: written.error.why, retryInMs: retryMs });
    publishEarly(batch);
    hostClock.at(hostClock.now() + retryMs, () => void write(batch));
    retryMs = Math.min(retryAtMostMs, retryMs * 2);
  }

  function settle(batch: Waiting): void {
    if (hasFailed) log.info('journal-writable-again');
    hasFailed = false;
    retryMs = retryFirstMs;
    underWay = null;
    if (batch.isEarly) publication.confirm(batch.entries);
    if (batch.unpublished.length > 0) publication.publish(batch.unpublished, true);
    batch.answer(true);
    flush();
  }

  return {
    record(entry) {
      waiting ??= createWaiting(hostClock.now());
      waiting.add(entry);
      if (!isRecording()) {
        dropReadings(waiting);
        dropWaves(waiting);
      }
      const isUrgent = entry.events.length > 0 || publication.isAwaited(entry.stream);
      if (isClosed) return waiting.answered;
      if (isUrgent || waiting.entries.length >= companyAtMost) flushThisTurn();
      else flushInCompany();
      return waiting.answered;
    },
    settled: () => (waiting ?? underWay)?.answered ?? Promise.resolve(true),
    isRecording,
    async close() {
      isClosed = true;
      flush();
      await Promise.all([underWay?.answered, waiting?.answered]);
      if (!hasFailed) flush();
      await underWay?.answered;
      stopWatch();
    },
  };
}

type Waiting = ReturnType<typeof createWaiting>;

function createWaiting(sinceMs: number) {
  const entries: StreamEntry[] = [];
  let answer: (isRecorded: boolean) => void = () => undefined;
  const answered = new Promise<boolean>((resolve) => (answer = resolve));
  let readingsHeld = 0;
  let wavesHeld = 0;
  return {
    sinceMs,
    answered,
    answer: (isRecorded: boolean) => answer(isRecorded),
    entries,
    /** Not shown to anybody yet. */
    unpublished: [] as StreamEntry[],
    /** Some of it was shown before the disk had it. */
    isEarly: false,
    add(entry: StreamEntry) {
      entries.push(entry);
      readingsHeld += readingsOf(entry).length;
      wavesHeld += wavesOf(entry).length;
      this.unpublished.push(entry);
    },
    readingsHeld: () => readingsHeld,
    /** The oldest entry that holds readings gives them up; how many. */
    dropOldestReadings(): number {
      const index = entries.findIndex((entry) => readingsOf(entry).length > 0);
      const entry = entries[index];
      if (entry === undefined) return 0;
      const { length } = readingsOf(entry);
      if (entry.events.length === 0) entries.splice(index, 1);
      else entries[index] = { ...entry, readings: [] } as StreamEntry;
      readingsHeld -= length;
      return length;
    },
    wavesHeld: () => wavesHeld,
    /** Waves come in entries of their own. */
    dropOldestWaves(): number {
      const index = entries.findIndex((entry) => wavesOf(entry).length > 0);
      const [dropped] = entries.splice(index, 1);
      const { length } = dropped === undefined ? [] : wavesOf(dropped);
      wavesHeld -= length;
      return length;
    },
    toBatch: (): Batch => ({ entries }),
  };
}

function readingsOf(entry: StreamEntry) {
  return 'readings' in entry ? entry.readings : [];
}

function wavesOf(entry: StreamEntry) {
  return ('waves' in entry ? entry.waves : undefined) ?? [];
}
