import { sourcePeriodMs } from '@chairside/shared/vitals/staleness.ts';
import type { Reading, UnavailableReason } from '@chairside/shared/vitals/reading.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import { isViolated, type ResolvedLimit } from '@chairside/shared/alarms/limits.ts';

/**
 * What the evaluator remembers of one continuous parameter: a bounded window of its readings, by their own times. Private,
 * and the same when it is rebuilt from the journal.
 */
export type Track = {
  readonly deviceId: string;
  readonly firstAtMs: number;
  readonly newestAtMs: number;
  readonly quality: Reading['quality'];
  /** Why there is no number now. */
  readonly reason: UnavailableReason | null;
  /** When the device first said that the probe is off; only a number says that it is on again. */
  readonly probeOffSinceMs: number | null;
  readonly lastGoodAtMs: number | null;
  /** Since when good readings came without a break (AL9). */
  readonly goodSinceMs: number | null;
  readonly periodMs: number;
  /** Of the newest readings, newest last: from these the period. */
  readonly atMs: readonly number[];
  /** Of the last 30 s and the one before; null where there was no number, or none that counted. */
  readonly samples: readonly Sample[];
};

type Sample = { readonly atMs: number; readonly value: number | null };

const timesKept = 20;
export const windowMs = 30_000;

/** How long a source may be silent: from then on it is not updating (AL5). */
export function silenceMs({ periodMs }: Pick<Track, 'periodMs'>): number {
  return Math.max(5_000, 2.5 * periodMs);
}

export function silentAtMs(track: Track): number {
  return track.newestAtMs + silenceMs(track);
}

/** Takes a reading in; one older than the newest changes nothing (AL10). */
export function withReading(
  track: Track | null,
  reading: Reading,
  { isHeld }: { readonly isHeld: boolean },
): Track {
  if (track !== null && reading.atMs < track.newestAtMs) return track;
  const { atMs, quality, deviceId } = reading;
  const times = [...(track?.atMs ?? []), atMs].slice(-timesKept);
  const isGood = quality === 'good';
  const isBroken = track === null || atMs >= silentAtMs(track);
  return {
    deviceId,
    firstAtMs: track?.firstAtMs ?? atMs,
    newestAtMs: atMs,
    quality,
    reason: reading.quality === 'unavailable' ? reading.reason : null,
    probeOffSinceMs: probeOffSince(track, reading),
    lastGoodAtMs: isGood ? atMs : (track?.lastGoodAtMs ?? null),
    goodSinceMs: isGood ? ((isBroken ? null : track.goodSinceMs) ?? atMs) : null,
    periodMs: sourcePeriodMs(times),
    atMs: times,
    samples: [...recentSamples(track, atMs), { atMs, value: isHeld ? null : valueOf(reading) }],
  };
}

function probeOffSince(track: Track | null, reading: Reading): number | null {
  if (reading.quality !== 'unavailable') return null;
  const sinceMs = track?.probeOffSinceMs ?? null;
  return sinceMs === null && reading.reason === 'probe-off' ? reading.atMs : sinceMs;
}

function recentSamples(track: Track | null, nowMs: number): readonly Sample[] {
  if (track === null) return [];
  const { samples } = track;
  let first = 0;
  while (first + 1 < samples.length && (samples[first + 1]?.atMs ?? nowMs) <= nowMs - windowMs) first += 1;
  return first === 0 ? samples : samples.slice(first);
}

/** For how long of the 30 s before its newest reading the value violated the limit; what came before `sinceMs` aside (AL4). */
export function violatedMs(track: Track, limit: ResolvedLimit, sinceMs: number): number {
  const { samples, newestAtMs } = track;
  const fromMs = Math.max(newestAtMs - windowMs, sinceMs);
  const atMostMs = silenceMs(track);
  let sum = 0;
  samples.forEach(({ atMs, value }, index) => {
    if (value === null || !isViolated(limit, value)) return;
    const untilMs = Math.min(samples[index + 1]?.atMs ?? newestAtMs, atMs + atMostMs);
    sum += Math.max(0, untilMs - Math.max(atMs, fromMs));
  });
  return sum;
}

/** The values of the last 30 s, oldest first. */
export function lately({ samples, newestAtMs }: Track): readonly number[] {
  return samples.flatMap(({ atMs, value }) =>
    value === null || atMs < newestAtMs - windowMs ? [] : [value],
  );
}
