import type { OximeterReport } from '../../devices/device.ts';
import { criticalBatteryPercent, lowBatteryPercent, saidNumbers } from './said-numbers.ts';

/** Numbers of an oximeter as Nonin writes them: saturation in one byte, 127 none; pulse rate in nine bits, 511 none. */
export type NoninBytes = {
  readonly spo2: number;
  readonly displaySpo2: number;
  readonly slowSpo2: number;
  readonly displaySlowSpo2: number;
  readonly fastSpo2: number;
  readonly pulseRate: TwoBytes;
  readonly displayPulseRate: TwoBytes;
  readonly slowPulseRate: TwoBytes;
  readonly displaySlowPulseRate: TwoBytes;
  readonly isTrusted: boolean;
  readonly isBatteryLow: boolean;
  readonly isBatteryCritical: boolean;
};

/** Bits 8 and 7, then 6 to 0. */
export type TwoBytes = readonly [high: number, low: number];

export function noninBytes(report: OximeterReport): NoninBytes {
  const said = saidNumbers(report);
  // The slow average has no display of its own in a report: it is held as long as the other one is.
  const heldSlow = said.displaySpo2Percent === null ? null : said.slowSpo2Percent;
  const heldSlowPulse = said.displayPulseRateBpm === null ? null : said.slowPulseRateBpm;
  return {
    spo2: saturation(said.spo2Percent),
    displaySpo2: saturation(said.displaySpo2Percent),
    slowSpo2: saturation(said.slowSpo2Percent),
    displaySlowSpo2: saturation(heldSlow ?? said.displaySpo2Percent),
    fastSpo2: saturation(said.fastSpo2Percent),
    pulseRate: nineBits(said.pulseRateBpm),
    displayPulseRate: nineBits(said.displayPulseRateBpm),
    slowPulseRate: nineBits(said.slowPulseRateBpm),
    displaySlowPulseRate: nineBits(heldSlowPulse ?? said.displayPulseRateBpm),
    isTrusted: report.flags.isTrusted,
    isBatteryLow: report.batteryPercent < lowBatteryPercent,
    isBatteryCritical: report.batteryPercent < criticalBatteryPercent,
  };
}

function saturation(percent: number | null): number {
  return percent === null ? 127 : Math.max(0, Math.min(100, Math.round(percent)));
}

/** A rate that does not fit is the highest that does: 511 would be none. */
function nineBits(bpm: number | null): TwoBytes {
  const rate = bpm === null ? 511 : Math.max(0, Math.min(510, Math.round(bpm)));
  return [rate >> 7, rate & 0x7f];
}
