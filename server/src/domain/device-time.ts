import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { createLifePace, type Instant, type Proof } from './life-pace.ts';

/**
 * How a device's clock stands to the gateway's. Delay only ever adds to the distance between receipt and measurement, so the
 * smallest distance of the last minutes is the skew.
 *
 * A distance alone proves nothing: ten minutes are a clock that is ten minutes slow, or a number that is ten minutes old. A clock
 * is believed where it says that it is now, and else once its readings have come at life's pace for a while (`proofs`). Until then
 * what looks old counts as old, which at worst makes a number look older than it is; and what comes from the future can not be
 * placed at all. The same holds where a known clock is gone back.
 */
export type DeviceTime = {
  observe(reading: Observation): Placed;
  /** How far the device's clock is behind the gateway's; null while that is not known. */
  skewMs(): number | null;
  /** How much further ahead it is after an hour; null until it has been heard for half an hour. */
  driftMsPerHour(): number | null;
  /** When its clock was last set, on the gateway's; null when it never was. */
  steppedAtMs(): number | null;
};

export type Observation = Instant & {
  readonly parameter: ParameterId;
  /**
   * true    kept by the device and sent when it was connected: how long it was kept would pass for how far the clock is off
   * false   seen to be measured just now, whatever the device's clock says
   */
  readonly isFromMemory?: boolean | undefined;
};

/** When it was measured, on the gateway's clock, null where nobody can tell; and whether the clock it rests on is believed. */
export type Placed = { readonly atMs: number | null; readonly isSure: boolean };

const minuteMs = 60_000;
const minutesKept = 10;
/** Five seconds of the new time that took five seconds; of a cuff two measurements, which none makes within half a minute. */
const proofs = {
  continuous: { forMs: 5_000, withinMs: 2_000 },
  episodic: { forMs: 30_000, withinMs: 30_000 },
} as const satisfies Record<string, Proof>;
/** A clock that says so is right: network and whole seconds take up as much. */
export const rightWithinMs = 5_000;
/** As long as a cuff may take to hand over what it has just measured. */
const handedOverWithinMs = { continuous: rightWithinMs, episodic: 30_000 } as const;
/** Of clocks that tell seconds: less would be seen as minutes an hour. */
const driftAfterMs = 30 * minuteMs;
const hourMs = 60 * minuteMs;

type Cadence = keyof typeof proofs;

export function createDeviceTime(): DeviceTime {
  let smallestByMinute = new Map<number, number>();
  const newestByParameter = new Map<ParameterId, number>();
  /** By readings of which cadence the clock is known; null while it is not. */
  let knownBy: Cadence | null = null;
  let steppedAtMs: number | null = null;
  const paces = {
    continuous: createLifePace(proofs.continuous),
    episodic: createLifePace(proofs.episodic),
  };
  /** The smallest distance of the first minutes, as many as are kept of the last. */
  let atFirst: { readonly atMs: number; distanceMs: number } | null = null;
  let newestAtMs = 0;

  function forget(): void {
    smallestByMinute = new Map();
    newestByParameter.clear();
    atFirst = null;
  }

  function smallestMs(): number {
    return Math.min(...smallestByMinute.values());
  }

  function learn({ parameter, atMs, measuredAtMs }: Observation): void {
    const { cadence } = parameters[parameter];
    if (knownBy !== 'continuous') knownBy = cadence;
    paces[cadence].beginAnew();
    newestByParameter.set(parameter, measuredAtMs);
    const minute = Math.floor(atMs / minuteMs);
    const distanceMs = atMs - measuredAtMs;
    newestAtMs = atMs;
    atFirst ??= { atMs, distanceMs };
    if (atMs - atFirst.atMs < minutesKept * minuteMs)
      atFirst.distanceMs = Math.min(atFirst.distanceMs, distanceMs);
    smallestByMinute.set(minute, Math.min(distanceMs, smallestByMinute.get(minute) ?? distanceMs));
    for (const oldest of smallestByMinute.keys()) {
      if (oldest <= minute - minutesKept) smallestByMinute.delete(oldest);
    }
  }

  function believeAnew(reading: Observation): Placed {
    if (knownBy !== null) {
      steppedAtMs = reading.atMs;
      knownBy = null;
      forget();
    }
    learn(reading);
    return { atMs: reading.atMs, isSure: true };
  }

  /** By a clock that is known; null where the reading does not fit it. */
  function byKnownClock({ atMs, measuredAtMs }: Observation): Placed {
    return { atMs: Math.min(atMs, measuredAtMs + smallestMs()), isSure: true };
  }

  /** Whether it would be a measurement of the clock as it was, and where it can not be, whether a new one is proved by it. */
  function placeOnKnown(reading: Observation): Placed {
    const { parameter, atMs, measuredAtMs, isFromMemory } = reading;
    const { cadence } = parameters[parameter];
    const aheadMs = measuredAtMs + smallestMs() - atMs;
    const isBack = measuredAtMs < (newestByParameter.get(parameter) ?? -Infinity);
    // An oximeter's time that leaps ahead is the clock that was set: what it has kept is never of the future.
    const isFuture = cadence === 'episodic' && aheadMs > proofs.episodic.withinMs;
    const isOff = isBack || isFuture || (cadence === 'episodic' && -aheadMs > proofs.episodic.withinMs);
    // That a cuff's value is told long after it was measured says nothing of a clock that an oximeter proves each second.
    const mayProve = isOff && (cadence === 'continuous' || knownBy === 'episodic');
    if (mayProve && ((isFuture && isOfNow(reading)) || paces[cadence].goesOn(reading)))
      return believeAnew(reading);
    if (isFuture) return nowhere;
    if (!isOff) paces[cadence].beginAnew();
    if (!isBack && isFromMemory !== true) learn(reading);
    return { ...byKnownClock(reading), isSure: !isBack };
  }

  function placeOnUnknown(reading: Observation): Placed {
    const { parameter, atMs, measuredAtMs, isFromMemory } = reading;
    const distanceMs = atMs - measuredAtMs;
    if (isOfNow(reading)) {
      if (isFromMemory !== true && Math.abs(distanceMs) <= rightWithinMs) learn(reading);
      return knownBy === null ? { atMs: Math.min(atMs, measuredAtMs), isSure: true } : byKnownClock(reading);
    }
    if (paces[parameters[parameter].cadence].goesOn(reading)) return believeAnew(reading);
    return distanceMs < 0 ? nowhere : { atMs: measuredAtMs, isSure: false };
  }

  function placeSeen(reading: Observation): Placed {
    const furtherMs = knownBy === null ? 0 : reading.atMs - reading.measuredAtMs - smallestMs();
    // A clock that is known says that it is old: it was kept after all.
    if (furtherMs > proofs.episodic.withinMs && !isOfNow(reading)) return placeOnKnown(reading);
    if (Math.abs(furtherMs) > proofs.episodic.withinMs) return believeAnew(reading);
    learn(reading);
    return { atMs: reading.atMs, isSure: true };
  }

  return {
    observe(reading) {
      if (reading.isFromMemory === false) return placeSeen(reading);
      return knownBy === null ? placeOnUnknown(reading) : placeOnKnown(reading);
    },
    skewMs: () => (knownBy === null ? null : smallestMs()),
    driftMsPerHour() {
      if (atFirst === null || newestAtMs - atFirst.atMs < driftAfterMs) return null;
      // A clock that is fast is nearest at the end of both windows, one that is slow at their beginning.
      const apartMs = newestAtMs - atFirst.atMs - minutesKept * minuteMs;
      return Math.round(((atFirst.distanceMs - smallestMs()) * hourMs) / apartMs);
    },
    steppedAtMs: () => steppedAtMs,
  };
}

const nowhere: Placed = { atMs: null, isSure: false };

/** By the device's own word it was measured just now, or just before it was handed over. */
function isOfNow({ parameter, atMs, measuredAtMs }: Observation): boolean {
  const distanceMs = atMs - measuredAtMs;
  return distanceMs >= -rightWithinMs && distanceMs <= handedOverWithinMs[parameters[parameter].cadence];
}
