import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';

/**
 * How a device's clock stands to the gateway's. Delay only ever adds to the distance between receipt and measurement, so the
 * smallest distance of the last minutes is the skew.
 *
 * A device that measures "earlier" than it did before has either sent something late or set its clock. It counts as late,
 * which at worst makes a number look old; only when it has gone on like that for a while at life's pace is its new time
 * believed.
 */
export type DeviceTime = {
  /** When it was measured, on the gateway's clock; null while the skew is not known. */
  observe(reading: Observation): number | null;
  /** How far the device's clock is behind the gateway's; null while that is not known. */
  skewMs(): number | null;
  /** How much further ahead it is after an hour; null until it has been heard for half an hour. */
  driftMsPerHour(): number | null;
  /** When its clock was last set, on the gateway's; null when it never was. */
  steppedAtMs(): number | null;
};

export type Observation = {
  readonly parameter: ParameterId;
  readonly atMs: number;
  readonly measuredAtMs: number;
};

const observationsForSkew = 5;
const minuteMs = 60_000;
const minutesKept = 10;
/** Five seconds of the new time that took five seconds: no backlog, a clock that was set. */
const believedAfterMs = 5_000;
/** Of clocks that tell seconds: less would be seen as minutes an hour. */
const driftAfterMs = 30 * minuteMs;
const hourMs = 60 * minuteMs;

export function createDeviceTime(): DeviceTime {
  let smallestByMinute = new Map<number, number>();
  let observations = 0;
  const newestByParameter = new Map<ParameterId, number>();
  let steppedAtMs: number | null = null;
  let wentBack: { readonly atMs: number; readonly measuredAtMs: number } | null = null;
  /** The smallest distance of the first minutes, as many as are kept of the last. */
  let atFirst: { readonly atMs: number; distanceMs: number } | null = null;
  let newestAtMs = 0;

  function isBelievedAnew({ atMs, measuredAtMs }: Observation): boolean {
    wentBack ??= { atMs, measuredAtMs };
    const passedMs = atMs - wentBack.atMs;
    const toldMs = measuredAtMs - wentBack.measuredAtMs;
    return passedMs >= believedAfterMs && toldMs > 0 && toldMs <= 2 * passedMs;
  }

  function forget(): void {
    smallestByMinute = new Map();
    observations = 0;
    newestByParameter.clear();
    wentBack = null;
    atFirst = null;
  }

  function smallestMs(): number {
    return Math.min(...smallestByMinute.values());
  }

  function learn({ parameter, atMs, measuredAtMs }: Observation): void {
    newestByParameter.set(parameter, measuredAtMs);
    observations += 1;
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

  return {
    observe(reading) {
      const { parameter, atMs, measuredAtMs } = reading;
      const isBack = measuredAtMs < (newestByParameter.get(parameter) ?? -Infinity);
      if (isBack && isBelievedAnew(reading)) {
        steppedAtMs = atMs;
        forget();
      }
      if (!isBack) wentBack = null;
      if (wentBack === null) learn(reading);
      if (observations < observationsForSkew) return null;
      return Math.min(atMs, measuredAtMs + smallestMs());
    },
    skewMs: () => (observations < observationsForSkew ? null : smallestMs()),
    driftMsPerHour() {
      if (atFirst === null || newestAtMs - atFirst.atMs < driftAfterMs) return null;
      // A clock that is fast is nearest at the end of both windows, one that is slow at their beginning.
      const apartMs = newestAtMs - atFirst.atMs - minutesKept * minuteMs;
      return Math.round(((atFirst.distanceMs - smallestMs()) * hourMs) / apartMs);
    },
    steppedAtMs: () => steppedAtMs,
  };
}
