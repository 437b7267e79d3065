import type { NumberedReading, QuestionableReason, UnavailableReason } from './reading.ts';
import type { ParameterId } from './parameters.ts';

/**
 * A reading as it travels to screens, thousands of times an hour: the same fields in fixed places instead of under names,
 * nulls at the end left out. Value and quality are both always there, or a reason instead of the value.
 */
export type PackedReading = readonly [
  cursor: number,
  parameter: ParameterId,
  deviceId: string,
  atMs: number,
  measuredAtMs: number | null,
  quality: NumberedReading['quality'],
  value: number | null,
  reason?: QuestionableReason | UnavailableReason | null,
  lateMs?: number | null,
  original?: string | null,
];

export function packReading(reading: NumberedReading): PackedReading {
  const { cursor, parameter, deviceId, atMs, measuredAtMs, quality } = reading;
  const value = quality === 'unavailable' ? null : reading.value;
  const reason = quality === 'good' ? null : reading.reason;
  const { lateMs = null, original = null } = reading;
  const place = [cursor, parameter, deviceId, atMs, measuredAtMs, quality, value] as const;
  if (original !== null) return [...place, reason, lateMs, original];
  if (lateMs !== null) return [...place, reason, lateMs];
  return reason === null ? place : [...place, reason];
}

export function packReadings(readings: Iterable<NumberedReading>): readonly PackedReading[] {
  return Array.from(readings, packReading);
}

/** The reading again. What is in the places is as trustworthy as who sent it: a screen still looks before it draws. */
export function unpackReading(packed: PackedReading): NumberedReading {
  const [cursor, parameter, deviceId, atMs, measuredAtMs, quality, value, reason = null, lateMs, original] =
    packed;
  return {
    cursor,
    parameter,
    deviceId,
    atMs,
    measuredAtMs,
    quality,
    ...(quality !== 'unavailable' && { value }),
    ...(reason !== null && { reason }),
    ...(typeof lateMs === 'number' && { lateMs }),
    ...(typeof original === 'string' && { original }),
  } as NumberedReading;
}
