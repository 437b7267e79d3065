import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { parameters } from '@chairside/shared/vitals/parameters.ts';
import { valueOf, type NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { csvLine, type Cell } from './csv.ts';
import { createZonedTime } from './zoned-time.ts';

export const readingsColumns = [
  'time',
  'ms',
  'minutes_since_start',
  'phase',
  'parameter',
  'value',
  'unit',
  'quality',
  'reason',
  'late_ms',
  'device',
  'original',
] as const;

/** One line a reading, in the order they were recorded (RE10): the columns, then a piece of text for each page. */
export async function* readingsCsv(
  record: SessionRecord,
  pages: AsyncIterable<readonly NumberedReading[]>,
): AsyncGenerator<string> {
  const rowOf = rowsOf(record);
  yield csvLine(readingsColumns);
  for await (const page of pages) yield page.map((reading) => csvLine(rowOf(reading))).join('');
}

function rowsOf({
  timeZone,
  startedAtMs,
  phases,
}: SessionRecord): (reading: NumberedReading) => readonly Cell[] {
  const { isoOf } = createZonedTime(timeZone);
  const phaseAt = (atMs: number) => phases.findLast(({ fromMs }) => fromMs <= atMs)?.phase ?? 'preparing';
  return (reading) => [
    isoOf(reading.atMs),
    reading.atMs,
    minutesSince(startedAtMs, reading.atMs),
    phaseAt(reading.atMs),
    reading.parameter,
    valueOf(reading),
    parameters[reading.parameter].unit,
    reading.quality,
    reading.quality === 'good' ? null : reading.reason,
    reading.lateMs ?? null,
    reading.deviceId,
    reading.original ?? null,
  ];
}

/** To the thousandth; null where nothing was started. */
export function minutesSince(startedAtMs: number | null, atMs: number): string | null {
  return startedAtMs === null ? null : ((atMs - startedAtMs) / 60_000).toFixed(3);
}
