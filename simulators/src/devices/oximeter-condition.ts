import type { createDeviceDeeds } from './device-deeds.ts';
import type { OximeterDeed } from './device-verbs.ts';

/** What is done to the sensor and to what it says, at one instant. */
export type OximeterCondition = {
  /** Nothing is on the probe. */
  isOffAt(atMs: number): boolean;
  readonly isFaulty: boolean;
  /** Light that falls in, 0 to 1. */
  readonly light: number;
  /** Added to what it reads. */
  readonly biasPercent: number;
  readonly isNan: boolean;
  readonly isStuck: boolean;
};

export function oximeterCondition(
  deeds: ReturnType<typeof createDeviceDeeds<OximeterDeed>>,
  atMs: number,
): OximeterCondition {
  return {
    isOffAt: (instantMs) =>
      deeds.isActive('probe_off', instantMs) ||
      deeds
        .all()
        .some(
          ({ deed, span: { fromMs } }) =>
            deed.verb === 'probe_swap_finger' && instantMs >= fromMs && instantMs < fromMs + deed.params.away,
        ),
    isFaulty: deeds.isActive('sensor_fault', atMs),
    light: deeds.paramsOf('ambient_light', atMs)?.intensity ?? 0,
    biasPercent: deeds.paramsOf('nail_polish', atMs)?.bias ?? 0,
    isNan: deeds.isActive('firmware_nan', atMs),
    isStuck: deeds.isActive('stuck_value', atMs),
  };
}
