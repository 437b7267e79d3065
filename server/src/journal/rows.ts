import { chairEventSchema, type ChairEvent } from '@chairside/shared/chair/events.ts';
import { bytesToSamples, samplesToBytes, type WaveStretch } from '@chairside/shared/devices/wave.ts';
import { deviceIdSchema } from '@chairside/shared/ids.ts';
import { siteEventSchema, type SiteEvent } from '@chairside/shared/site/events.ts';
import { readingSchema, type NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { Batch, StreamEntry } from '../ports/journal.ts';
import { upcast } from './upcast.ts';

/**
 * Events and readings as they lie in the journal, and the way there and back. What comes back is `unknown` until a schema
 * has spoken: the file may be older than this program, or damaged.
 */
export type EventRow = {
  readonly stream: string;
  readonly seq: number;
  readonly session: string | null;
  readonly type: string;
  readonly typeVersion: number;
  readonly atMs: number;
  /** JSON; null for what the gateway noted by itself. */
  readonly actor: string | null;
  readonly commandId: string | null;
  /** JSON. */
  readonly body: string;
};

/** The event that erases its session (decision 0023); it stays itself. */
export function isTombstone({ type }: { readonly type: string }): boolean {
  return type === 'session-erased';
}

/** An event with its seal. Body and salt are both null once erased. */
export type StoredEvent = Omit<EventRow, 'body'> & {
  readonly body: string | null;
  readonly salt: Uint8Array | null;
  readonly bodyHash: Uint8Array;
  readonly hash: Uint8Array;
};

/** A tuple, because some thousands a second are copied between threads; in the order of the table's columns. */
export type ReadingRow = readonly [
  cursor: number,
  parameter: string,
  device: string,
  atMs: number,
  lateMs: number | null,
  measuredAtMs: number | null,
  quality: string,
  reason: string | null,
  value: number | null,
  original: string | null,
];

/** In the order of the table's columns, after chair and session. */
export type WaveRow = readonly [
  kind: string,
  device: string,
  rateHz: number,
  atMs: number,
  samples: Uint8Array,
];

export type EntryRows = {
  readonly stream: string;
  readonly expectedSeq: number;
  readonly session: string | null;
  readonly events: readonly EventRow[];
  readonly readings: readonly ReadingRow[];
  readonly waves: readonly WaveRow[];
};

export type BatchRows = readonly EntryRows[];

export function batchToRows(batch: Batch): BatchRows {
  return batch.entries.map(entryToRows);
}

function entryToRows(entry: StreamEntry): EntryRows {
  const { stream, expectedSeq } = entry;
  const events = entry.events.map((event) => eventToRow(stream, event));
  if (!('readings' in entry)) return { stream, expectedSeq, session: null, events, readings: [], waves: [] };
  const readings = entry.readings.map(readingToRow);
  const waves = (entry.waves ?? []).map(waveToRow);
  return { stream, expectedSeq, session: entry.session, events, readings, waves };
}

function eventToRow(stream: string, event: ChairEvent | SiteEvent): EventRow {
  const { seq, type, typeVersion, atMs, actor, commandId, body } = event;
  return {
    stream: 'chair' in event ? event.chair : stream,
    seq,
    session: 'session' in event ? event.session : null,
    type,
    typeVersion,
    atMs,
    actor: actor === null ? null : JSON.stringify(actor),
    commandId,
    body: JSON.stringify(body),
  };
}

function readingToRow(reading: NumberedReading): ReadingRow {
  return [
    reading.cursor,
    reading.parameter,
    reading.deviceId,
    reading.atMs,
    reading.lateMs ?? null,
    reading.measuredAtMs,
    reading.quality,
    reading.quality === 'good' ? null : reading.reason,
    reading.quality === 'unavailable' ? null : reading.value,
    reading.original ?? null,
  ];
}

function waveToRow({ kind, deviceId, rateHz, atMs, samples }: WaveStretch): WaveRow {
  return [kind, deviceId, rateHz, atMs, samplesToBytes(samples)];
}

export function rowToWave([kind, deviceId, rateHz, atMs, samples]: WaveRow): WaveStretch {
  return {
    kind: kind as WaveStretch['kind'],
    deviceId: deviceIdSchema.parse(deviceId),
    rateHz,
    atMs,
    samples: bytesToSamples(samples),
  };
}

/** Throws on a row that no released version wrote: going on without it would hide a fact. */
export function rowToChairEvent(row: StoredEventRow): ChairEvent {
  return chairEventSchema.parse(upcast({ ...plainOf(row), chair: row.stream, session: row.session }));
}

export function rowToSiteEvent(row: StoredEventRow): SiteEvent {
  return siteEventSchema.parse(upcast(plainOf(row)));
}

export type StoredEventRow = Omit<StoredEvent, 'salt' | 'bodyHash' | 'hash'>;

function plainOf({ stream, seq, type, typeVersion, atMs, actor, commandId, body }: StoredEventRow) {
  if (body === null) throw new Error(`The body of event ${seq} of ${stream} was erased`);
  return {
    seq,
    type,
    typeVersion,
    atMs,
    actor: actor === null ? null : (JSON.parse(actor) as unknown),
    commandId,
    body: JSON.parse(body) as unknown,
  };
}

export function rowToReading(row: ReadingRow): NumberedReading {
  const [cursor, parameter, deviceId, atMs, lateMs, measuredAtMs, quality, reason, value, original] = row;
  const reading = readingSchema.parse({
    parameter,
    deviceId,
    atMs,
    measuredAtMs,
    quality,
    ...(reason === null ? {} : { reason }),
    ...(value === null ? {} : { value }),
    ...(lateMs === null ? {} : { lateMs }),
    ...(original === null ? {} : { original }),
  });
  return { ...reading, cursor };
}
