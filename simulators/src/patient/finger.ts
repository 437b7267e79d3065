/**
 * What of the arterial saturation has reached the finger: later by the way of the blood, and smoothed by it (§3.5). Stepped once
 * a second.
 */
export type Finger = {
  readonly afterOneSecond: (arterialSaturationPercent: number, perfusionIndexPercent: number) => number;
};

const usualDelayS = 20;
/** Little blood is slow blood. */
const coldDelayS = 30;
const coldBelowPercent = 0.5;
const smoothingS = 6;

export function createFinger(atRestPercent: number): Finger {
  let recent: readonly number[] = Array.from({ length: coldDelayS + 1 }, () => atRestPercent);
  let delayS = usualDelayS;
  let percent = atRestPercent;
  return {
    afterOneSecond(arterialSaturationPercent, perfusionIndexPercent) {
      recent = [arterialSaturationPercent, ...recent.slice(0, coldDelayS)];
      const wantedS = perfusionIndexPercent < coldBelowPercent ? coldDelayS : usualDelayS;
      // By half a second each second, or blood would arrive twice or not at all.
      delayS += Math.max(-0.5, Math.min(0.5, wantedS - delayS));
      const whole = Math.floor(delayS);
      const [here = percent, behind = here] = recent.slice(whole, whole + 2);
      const arriving = here + (behind - here) * (delayS - whole);
      percent += (arriving - percent) * (1 - Math.exp(-1 / smoothingS));
      return percent;
    },
  };
}
