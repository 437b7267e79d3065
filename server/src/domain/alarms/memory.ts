import { pressures } from '@chairside/shared/alarms/alarm-events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { nibpMeasurements, type NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import { withReading, type Track } from './track.ts';

/**
 * What the evaluator remembers of a session's readings: bounded, private, and the same when it is rebuilt from the journal.
 * What anyone sees of it is an event.
 */
export type Memory = {
  readonly spo2: Track | null;
  readonly pulse: Track | null;
  /** The readings of the last inflation, and what tells it from the next. */
  readonly inflation: { readonly key: string; readonly parts: readonly NumberedReading[] } | null;
  /** Since when the cuff says that it measures. */
  readonly inflatingSinceMs: number | null;
};

export const emptyMemory: Memory = { spo2: null, pulse: null, inflation: null, inflatingSinceMs: null };

/** A device that repeats its last value does so more often than this; after a longer silence it has measured anew. */
const saidAgainWithinMs = 30_000;

export function isPressure({ parameter }: { readonly parameter: string }): boolean {
  return (pressures as readonly string[]).includes(parameter);
}

export function remember(memory: Memory, reading: NumberedReading, session: Session | null): Memory {
  const isHeld = session !== null && isCuffHeld(session, reading.atMs);
  if (reading.parameter === 'spo2Percent')
    return { ...memory, spo2: withReading(memory.spo2, reading, { isHeld }) };
  if (reading.parameter === 'pulseRateBpm')
    return { ...memory, pulse: withReading(memory.pulse, reading, { isHeld }) };
  return isPressure(reading) ? withPressure(memory, reading) : memory;
}

/** Cuff and probe share the limb and the cuff squeezes it, or has just let go (SE19). */
export function isCuffHeld({ alarms: { cuffHold } }: Session, atMs: number): boolean {
  return cuffHold !== null && atMs >= cuffHold.fromMs && atMs < cuffHold.untilMs;
}

function withPressure(memory: Memory, reading: NumberedReading): Memory {
  if (reading.quality === 'unavailable' && reading.reason === 'measuring')
    return { ...memory, inflatingSinceMs: memory.inflatingSinceMs ?? reading.atMs };
  // Between measurements many cuffs go on saying that they have no value.
  if (reading.quality === 'unavailable' && reading.reason === 'no-value') return memory;
  const key = keyOf(memory, reading);
  const isSame = memory.inflation?.key === key;
  // What came late of an older inflation says nothing about now (AL10).
  if (!isSame && memory.inflation?.parts.some(({ atMs }) => atMs > reading.atMs) === true) return memory;
  const others = isSame ? memory.inflation.parts : [];
  const parts = [...others.filter(({ parameter }) => parameter !== reading.parameter), reading];
  return { ...memory, inflation: { key, parts }, inflatingSinceMs: null };
}

/**
 * One inflation from the next: by the device's own time of measurement; where it gives none, by when it came, and what such a
 * device says again unchanged is the same one.
 */
function keyOf({ inflation }: Memory, reading: NumberedReading): string {
  if (reading.measuredAtMs !== null) return `${reading.deviceId} ${String(reading.measuredAtMs)}`;
  const said = inflation?.parts.find(({ parameter }) => parameter === reading.parameter);
  if (inflation !== null && said !== undefined && isSaidAgain(said, reading)) return inflation.key;
  const isPartOf = inflation?.parts.some(
    (part) => part.deviceId === reading.deviceId && part.atMs === reading.atMs,
  );
  if (inflation !== null && isPartOf === true) return inflation.key;
  return `${reading.deviceId} received ${String(reading.atMs)}`;
}

function isSaidAgain(before: NumberedReading, now: NumberedReading): boolean {
  if (before.measuredAtMs !== null || before.deviceId !== now.deviceId) return false;
  if (now.atMs - before.atMs > saidAgainWithinMs) return false;
  if (before.quality === 'unavailable') return now.quality === 'unavailable';
  return now.quality !== 'unavailable' && now.value === before.value;
}

/** The last inflation put together; null where its parts make none. */
export function measurementOf({ inflation }: Memory): NibpMeasurement | null {
  if (inflation === null) return null;
  const [first, ...rest] = inflation.parts;
  if (first === undefined) return null;
  // One inflation whatever its parts' times say.
  const { atMs, measuredAtMs } = first;
  return nibpMeasurements([first, ...rest.map((part) => ({ ...part, atMs, measuredAtMs }))])[0] ?? null;
}
