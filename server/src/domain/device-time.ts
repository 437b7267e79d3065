import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';

/**
 * How a device's clock stands to the gateway's. Delay only ever adds to the distance between receipt and measurement, so the
 * smallest distance of the last minutes is the skew. A device that measures "earlier" than it did before has set its clock:
 * what was learned is forgotten.
 */
export type DeviceTime = {
  /** When it was measured, on the gateway's clock; null while the skew is not known (then the time of receipt counts). */
  observe(reading: Observation): number | null;
};

type Observation = { readonly parameter: ParameterId; readonly atMs: number; readonly measuredAtMs: number };

const observationsForSkew = 5;
const minuteMs = 60_000;
const minutesKept = 10;

export function createDeviceTime(): DeviceTime {
  let smallestByMinute = new Map<number, number>();
  let observations = 0;
  const newestByParameter = new Map<ParameterId, number>();

  function forget(): void {
    smallestByMinute = new Map();
    observations = 0;
    newestByParameter.clear();
  }

  return {
    observe({ parameter, atMs, measuredAtMs }) {
      const newest = newestByParameter.get(parameter);
      if (newest !== undefined && measuredAtMs < newest) forget();
      newestByParameter.set(parameter, measuredAtMs);
      observations += 1;
      const minute = Math.floor(atMs / minuteMs);
      const distanceMs = atMs - measuredAtMs;
      smallestByMinute.set(minute, Math.min(distanceMs, smallestByMinute.get(minute) ?? distanceMs));
      for (const oldest of smallestByMinute.keys()) {
        if (oldest <= minute - minutesKept) smallestByMinute.delete(oldest);
      }
      if (observations < observationsForSkew) return null;
      return Math.min(atMs, measuredAtMs + Math.min(...smallestByMinute.values()));
    },
  };
}
