/** Whether a device has power, and how much is left in its battery. One for oximeter and cuff. */
export type Power = {
  /** Moves on to that instant; since when the device has been on, null while it is off. */
  advanceTo(atMs: number, state: { readonly isSwitchedOff: boolean }): number | null;
  /** It holds so much from now on. */
  setBatteryPercent(percent: number): void;
  batteryPercent(): number;
  /** Off and on again at that instant. */
  restart(atMs: number): void;
};

export type BatteryLevel = 'good' | 'low' | 'critical' | 'empty';

/** From these down a device says so; the thresholds are assumed, as the makers do not publish theirs. */
const lowPercent = 20;
const criticalPercent = 5;

/** A full battery lasts a day, as that of a wrist-worn oximeter about does. */
const percentPerMs = 100 / (24 * 3_600_000);

export function batteryLevel(percent: number): BatteryLevel {
  if (percent <= 0) return 'empty';
  if (percent <= criticalPercent) return 'critical';
  return percent <= lowPercent ? 'low' : 'good';
}

export function createPower(switchedOnAtMs: number): Power {
  let percent = 100;
  let onSinceMs: number | null = null;
  let movedToMs = switchedOnAtMs;
  return {
    advanceTo(atMs, { isSwitchedOff }) {
      if (atMs < switchedOnAtMs) return null;
      // The first time it is on since it was switched on, not since somebody looked.
      const poweredAtMs = movedToMs === switchedOnAtMs ? switchedOnAtMs : atMs;
      if (onSinceMs !== null) percent = Math.max(0, percent - (atMs - movedToMs) * percentPerMs);
      movedToMs = atMs;
      onSinceMs = isSwitchedOff || percent <= 0 ? null : (onSinceMs ?? poweredAtMs);
      return onSinceMs;
    },
    setBatteryPercent(given) {
      percent = Math.max(0, Math.min(100, given));
    },
    batteryPercent: () => percent,
    restart(atMs) {
      if (onSinceMs !== null) onSinceMs = atMs;
    },
  };
}
