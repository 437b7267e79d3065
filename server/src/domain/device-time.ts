import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import {
  createLifePace,
  createRoughPace,
  type Instant,
  type LifePace,
  type Proof,
  type RoughProof,
} from './life-pace.ts';
import { createSkew } from './skew.ts';

/**
 * How a device's clock stands to the gateway's, and whether it is to be believed.
 *
 * A distance between receipt and measurement alone proves nothing: ten minutes are a clock that is ten minutes slow, or a number that is ten minutes old. A clock
 * is believed where it says that it is now, and else once its readings have come at life's pace for a while (`proofs`). Until then
 * what looks old counts as old, which at worst makes a number look older than it is; and what comes from the future can not be
 * placed at all. The same holds where a known clock is gone back, or may have been set while the oximeter was not heard.
 */
export type DeviceTime = {
  observe(reading: Observation): Placed;
  /** How far the device's clock is behind the gateway's; null while that is not known. */
  skewMs(): number | null;
  /** How much further ahead it is after an hour; null until it has been heard for half an hour. */
  driftMsPerHour(): number | null;
  /** When its clock was last set, on the gateway's; null when it never was. */
  steppedAtMs(): number | null;
  /** Whether an oximeter of it has said a time within the last minute. */
  hearsOximeter(nowMs: number): boolean;
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
/** Five seconds of the new time that took five seconds; of a cuff two measurements, which none makes within half a minute. */
const proofs = {
  continuous: { forMs: 5_000, withinMs: 2_000 },
  episodic: { forMs: 30_000, withinMs: 30_000 },
} as const satisfies Record<string, Proof>;
/** Of an oximeter whose times stray as far as batches, or a delay, of five seconds take them. */
const roughProof: RoughProof = { forMs: 3_000, withinMs: 2_000, stretches: 4, spreadMs: 6_000 };
/** In so long a silence the clock may be set; a backlog goes on where the device was last heard, and is nearer to it than that. */
const silenceMs = 10_000;
/** A clock that says so is right: network and whole seconds take up as much. */
export const rightWithinMs = 5_000;
/** As long as a cuff may take to hand over what it has just measured. */
const handedOverWithinMs = { continuous: rightWithinMs, episodic: 30_000 } as const;

type Cadence = keyof typeof proofs;

export function createDeviceTime(): DeviceTime {
  let skew = createSkew();
  const newestByParameter = new Map<ParameterId, number>();
  /** By readings of which cadence the clock is known; null while it is not. */
  let knownBy: Cadence | null = null;
  let steppedAtMs: number | null = null;
  /** Each parameter of an oximeter has a delay of its own; what a cuff says is of one measurement. */
  const paceByParameter = new Map<ParameterId, LifePace>();
  const paceOfCuff = createLifePace(proofs.episodic);
  let continuousAtMs = -Infinity;
  /** The oximeter's clock may have been set: it went back, or was not heard for a while. */
  let mayBeSet = false;

  function forget(): void {
    skew = createSkew();
    newestByParameter.clear();
    proveAnew('continuous');
    proveAnew('episodic');
  }

  /** What was proved so far belongs to no clock any more. */
  function proveAnew(cadence: Cadence): void {
    if (cadence === 'episodic') paceOfCuff.beginAnew();
    else {
      paceByParameter.clear();
      mayBeSet = false;
    }
  }

  function paceOf(parameter: ParameterId): LifePace {
    if (parameters[parameter].cadence === 'episodic') return paceOfCuff;
    const known = paceByParameter.get(parameter);
    if (known !== undefined) return known;
    const pace = createOximeterPace();
    paceByParameter.set(parameter, pace);
    return pace;
  }

  function learn({ parameter, atMs, measuredAtMs }: Observation, distanceMs = atMs - measuredAtMs): void {
    const { cadence } = parameters[parameter];
    newestByParameter.set(parameter, measuredAtMs);
    // A cuff stamps its measurement up to half a minute off: the oximeter's distance is the better one.
    if (cadence === 'episodic' && knownBy === 'continuous') return;
    if (knownBy === null || !mayBeSet) knownBy = cadence;
    skew.learn(atMs, distanceMs);
  }

  function believeAnew(reading: Observation, distanceMs = reading.atMs - reading.measuredAtMs): Placed {
    if (knownBy !== null) {
      // That an oximeter puts a cuff's stamps right is no clock that was set.
      if (Math.abs(distanceMs - skew.smallestMs()) > handedOverWithinMs[knownBy]) steppedAtMs = reading.atMs;
      knownBy = null;
    }
    forget();
    learn(reading, distanceMs);
    return byKnownClock(reading);
  }

  /** By a clock that is known; null where the reading does not fit it. */
  function byKnownClock({ atMs, measuredAtMs }: Observation): Placed {
    return { atMs: Math.min(atMs, measuredAtMs + skew.smallestMs()), isSure: true };
  }

  /** What its being heard, or not, says of the clock: before it is placed. */
  function hear({ parameter, atMs, measuredAtMs, isFromMemory }: Observation): void {
    const newestMs = newestByParameter.get(parameter) ?? -Infinity;
    if (parameters[parameter].cadence === 'continuous') {
      const wasSilent = atMs - continuousAtMs >= silenceMs && measuredAtMs - newestMs >= silenceMs;
      // Of a clock that is known single numbers prove nothing: each may have been kept for as long.
      if (wasSilent && knownBy !== null) proveAnew('continuous');
      if (isFromMemory !== true && (wasSilent || measuredAtMs < newestMs)) mayBeSet = true;
      continuousAtMs = atMs;
    } else if (knownBy === 'continuous' && !hearsOximeter(atMs)) knownBy = 'episodic';
  }

  function hearsOximeter(nowMs: number): boolean {
    return nowMs - continuousAtMs < minuteMs;
  }

  /** Whether it would be a measurement of the clock as it was, and where it can not be, whether a new one is proved by it. */
  function placeOnKnown(reading: Observation): Placed {
    const { parameter, atMs, measuredAtMs, isFromMemory } = reading;
    const { cadence } = parameters[parameter];
    const isOfCuff = cadence === 'episodic';
    const aheadMs = measuredAtMs + skew.smallestMs() - atMs;
    const isBack = measuredAtMs < (newestByParameter.get(parameter) ?? -Infinity);
    // An oximeter's time that leaps ahead is the clock that was set: what it has kept is never of the future.
    const isFuture = isOfCuff && aheadMs > proofs.episodic.withinMs;
    const isFar = isOfCuff
      ? -aheadMs > proofs.episodic.withinMs
      : mayBeSet && -aheadMs > proofs.continuous.withinMs;
    const isOff = isBack || isFuture || isFar;
    // That a cuff's value is told long after it was measured says nothing of a clock that an oximeter proves each second.
    if (isOff && (!isOfCuff || knownBy === 'episodic')) {
      if (isFuture && isOfNow(reading)) return believeAnew(reading);
      const distanceMs = paceOf(parameter).goesOnAt(reading);
      if (distanceMs !== null) return believeAnew(reading, distanceMs);
    }
    if (isFuture) return nowhere;
    const isToBeLearnt = !isBack && isFromMemory !== true;
    if (!isOff || (isOfCuff && isToBeLearnt)) proveAnew(cadence);
    if (isToBeLearnt) learn(reading);
    return { ...byKnownClock(reading), isSure: !isBack };
  }

  function placeOnUnknown(reading: Observation): Placed {
    const { parameter, atMs, measuredAtMs, isFromMemory } = reading;
    const distanceMs = atMs - measuredAtMs;
    if (isOfNow(reading)) {
      if (isFromMemory !== true && Math.abs(distanceMs) <= rightWithinMs) {
        forget();
        learn(reading);
      }
      return knownBy === null ? { atMs: Math.min(atMs, measuredAtMs), isSure: true } : byKnownClock(reading);
    }
    const provedMs = paceOf(parameter).goesOnAt(reading);
    if (provedMs !== null) return believeAnew(reading, provedMs);
    return distanceMs < 0 ? nowhere : { atMs: measuredAtMs, isSure: false };
  }

  function placeSeen(reading: Observation): Placed {
    const furtherMs = knownBy === null ? 0 : reading.atMs - reading.measuredAtMs - skew.smallestMs();
    // A clock that is known says that it is old: it was kept after all.
    if (furtherMs > proofs.episodic.withinMs && !isOfNow(reading)) return placeOnKnown(reading);
    if (Math.abs(furtherMs) > proofs.episodic.withinMs) return believeAnew(reading);
    proveAnew(parameters[reading.parameter].cadence);
    learn(reading);
    return { atMs: reading.atMs, isSure: true };
  }

  return {
    observe(reading) {
      hear(reading);
      if (reading.isFromMemory === false) return placeSeen(reading);
      return knownBy === null ? placeOnUnknown(reading) : placeOnKnown(reading);
    },
    skewMs: () => (knownBy === null ? null : skew.smallestMs()),
    driftMsPerHour: () => skew.driftMsPerHour(),
    steppedAtMs: () => steppedAtMs,
    hearsOximeter,
  };
}

/** Smooth times prove it in five seconds, others in twelve, or twenty where they come in batches. */
function createOximeterPace(): LifePace {
  const paces = [createLifePace(proofs.continuous), createRoughPace(roughProof)];
  return {
    goesOnAt(instant) {
      const [smoothMs = null, roughMs = null] = paces.map((pace) => pace.goesOnAt(instant));
      return smoothMs ?? roughMs;
    },
    beginAnew() {
      for (const pace of paces) pace.beginAnew();
    },
  };
}

const nowhere: Placed = { atMs: null, isSure: false };

/** By the device's own word it was measured just now, or just before it was handed over. */
function isOfNow({ parameter, atMs, measuredAtMs }: Observation): boolean {
  const distanceMs = atMs - measuredAtMs;
  return distanceMs >= -rightWithinMs && distanceMs <= handedOverWithinMs[parameters[parameter].cadence];
}
