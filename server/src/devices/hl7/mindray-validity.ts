import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { DeviceReading } from '../driver.ts';

/**
 * Numbers of a Mindray monitor wait until the next message says whether they are valid (HL29). Who is not confirmed within two
 * seconds, or before the next number of its kind, is questionable; nothing is lost and nothing passes as good.
 */
export type HeldNumerics = {
  hold(reading: DeviceReading, atMs: number): void;
  /** What was held of it and is now overtaken. */
  replace(parameter: ParameterId): readonly DeviceReading[];
  confirm(parameter: ParameterId, validity: Validity): readonly DeviceReading[];
  dueAtMs(): number | null;
  due(atMs: number): readonly DeviceReading[];
};

export type Validity = 'valid' | 'invalid' | 'unknown';

export const confirmedWithinMs = 2_000;

export function createHeldNumerics(): HeldNumerics {
  const byParameter = new Map<ParameterId, { readonly reading: DeviceReading; readonly sinceMs: number }>();

  function take(parameter: ParameterId): readonly DeviceReading[] {
    const one = byParameter.get(parameter);
    byParameter.delete(parameter);
    return one === undefined ? [] : [one.reading];
  }

  return {
    hold(reading, atMs) {
      byParameter.set(reading.parameter, { reading, sinceMs: atMs });
    },
    replace: (parameter) => take(parameter).map(unconfirmed),
    confirm: (parameter, validity) => take(parameter).map((reading) => judged(reading, validity)),
    dueAtMs() {
      const sinces = [...byParameter.values()].map(({ sinceMs }) => sinceMs);
      return sinces.length === 0 ? null : Math.min(...sinces) + confirmedWithinMs;
    },
    due(atMs) {
      const over = [...byParameter].filter(([, { sinceMs }]) => atMs - sinceMs >= confirmedWithinMs);
      return over.flatMap(([parameter]) => take(parameter).map(unconfirmed));
    },
  };
}

function judged(reading: DeviceReading, validity: Validity): DeviceReading {
  if (validity === 'valid') return reading;
  if (validity === 'unknown' || reading.quality === 'unavailable') return unconfirmed(reading);
  const { value: _value, ...rest } = reading;
  return { ...rest, quality: 'unavailable', reason: 'invalid' };
}

/** What is doubtful for a reason of its own keeps it. */
function unconfirmed(reading: DeviceReading): DeviceReading {
  if (reading.quality !== 'good') return reading;
  return { ...reading, quality: 'questionable', reason: 'unconfirmed' };
}
