import type { AlarmBurden, Span } from '@chairside/shared/alarms/burden.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { WaveStretch } from '@chairside/shared/devices/wave.ts';
import type { ChairId, CommandId, SessionId } from '@chairside/shared/ids.ts';
import type { Result } from '@chairside/shared/result.ts';
import type { SiteEvent } from '@chairside/shared/site/events.ts';
import type { TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { Archive } from './archive.ts';

/**
 * The record. Two of them, in one commit (decision 0001): *events*, JSON, numbered without gaps per stream, hash-chained,
 * and *readings*, columnar, with a cursor of their own per chair. Beside them lies what is kept of waves (WV6).
 *
 * Append-only: what was appended is never changed, with one exception. The event `session-erased` is what it says: in the commit
 * that records it, bodies and salts of all earlier events of its session and all its readings go, and can not be had back from
 * the file (decision 0023). So there is no erasure without its tombstone, nor a tombstone of what is still there. Queries leave
 * out what was erased; numbers, cursors and command ids stay used.
 *
 * `append` resolves once the batch would survive a power cut.
 */
export interface Journal extends Archive {
  /**
   * All of the batch or nothing of it, in one commit. Batches are written in the order of the calls. The same batch again is
   * answered as recorded and not written twice, so that whoever lost an answer may ask again. Never rejects.
   */
  append(batch: Batch): Promise<Result<null, AppendFailure>>;
  /** In order of `seq`, all after `afterSeq` (0 for all). */
  chairEvents(chair: ChairId, afterSeq: number): Promise<readonly ChairEvent[]>;
  /**
   * From the newest `session-opened` on: folding these alone gives the same state as folding all,
   * and takes no longer after years. None when the chair never had a session.
   */
  newestSessionEvents(chair: ChairId): Promise<readonly ChairEvent[]>;
  /** Of one session, whichever chair it was at, in order of `seq`; none when nobody knows it. */
  sessionEvents(session: SessionId): Promise<readonly ChairEvent[]>;
  /** Of every session at these chairs that was open within the span (AL36). */
  alarmBurden(query: BurdenQuery): Promise<AlarmBurden>;
  siteEvents(afterSeq: number): Promise<readonly SiteEvent[]>;
  /** Readings of one session in order of `cursor`; `sinceMs` leaves out what the gateway had before. */
  readings(query: ReadingsQuery): Promise<readonly NumberedReading[]>;
  /** The session's readings of one parameter each, as lines, decimated so that every extreme survives. */
  trend(query: TrendQuery): Promise<Partial<Record<ParameterId, readonly TrendPoint[]>>>;
  /** Newest cursor of a chair; 0 when it has none. */
  lastCursor(chair: ChairId): Promise<number>;
  /**
   * When anything was last recorded: the newest of the last event and each chair's last reading, a late one counted when it
   * came. Null when nothing was.
   */
  lastRecordedAtMs(): Promise<number | null>;
  /** The events an earlier command with this id caused; null when there was none. */
  commandEvents(
    commandId: CommandId,
  ): Promise<readonly { readonly stream: StreamId; readonly seq: number }[] | null>;
  /** Recomputes every chain; names the first entry that does not fit. */
  verify(): Promise<Result<{ readonly entries: number }, ChainBreak>>;
  /** Writes what is queued, then closes. Closing twice is closing once. */
  close(): Promise<void>;
}

export type StreamId = ChairId | 'site';

export type Batch = {
  readonly entries: readonly StreamEntry[];
};

export type StreamEntry =
  | { readonly stream: 'site'; readonly expectedSeq: number; readonly events: readonly SiteEvent[] }
  | {
      readonly stream: ChairId;
      /** The `seq` before the first event here: another writer's append makes it wrong, and the batch fails. */
      readonly expectedSeq: number;
      readonly events: readonly ChairEvent[];
      readonly session: SessionId | null;
      readonly readings: readonly NumberedReading[];
      /** What is kept of a wave around an alarm; of a session that was erased nothing is. */
      readonly waves?: readonly WaveStretch[];
    };

/**
 * fenced      another gateway has taken the journal over; nothing this one appends will be taken again
 * conflict    `expectedSeq` is not where the stream stands, a cursor does not rise, or a command id is already used
 * unwritable  the disk refused (full, gone, read-only), or did so to a batch before this one, or the journal is closed;
 *             the same batch may be appended again
 */
export type AppendFailure =
  | { readonly type: 'fenced' }
  | { readonly type: 'conflict'; readonly stream: string }
  | { readonly type: 'unwritable'; readonly why: string };

export type ReadingsQuery = {
  readonly chair: ChairId;
  readonly session: SessionId;
  readonly parameters: readonly ParameterId[];
  readonly sinceMs: number;
};

export type TrendQuery = {
  readonly chair: ChairId;
  readonly session: SessionId;
  readonly parameters: readonly ParameterId[];
  readonly sinceMs: number;
  readonly buckets: number;
};

export type BurdenQuery = Span & { readonly chairs: readonly ChairId[] };

/**
 * The first entry that does not fit.
 *
 * gap   the entry `seq` is missing; `found` is what stands behind the gap
 * hash  its envelope, its body's hash or its place in the chain is not what was sealed
 * body  the body is not the one that was sealed, or only one of body and salt is gone
 * lost  body and salt are gone, and no tombstone says that the session was erased
 */
export type ChainBreak = {
  readonly stream: string;
  readonly seq: number;
  readonly what: 'gap' | 'hash' | 'body' | 'lost';
  readonly found: { readonly seq: number; readonly type: string; readonly atMs: number };
};

/** Why a journal could not be opened. Named, so that the gateway can say what to do. */
export type OpenFailure =
  | { readonly type: 'wrong-kind'; readonly path: string; readonly isSimulation: boolean }
  | { readonly type: 'newer-schema'; readonly path: string; readonly found: number; readonly known: number }
  | { readonly type: 'unreadable'; readonly path: string; readonly why: string };
