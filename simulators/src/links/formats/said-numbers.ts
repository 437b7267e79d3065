import type { OximeterReport } from '../../devices/device.ts';

/**
 * The numbers of a report as a format can put them on the wire: where the firmware says “not a number” there is none, whatever
 * the device has measured.
 */
export type SaidNumbers = Pick<
  OximeterReport,
  | 'spo2Percent'
  | 'pulseRateBpm'
  | 'displaySpo2Percent'
  | 'displayPulseRateBpm'
  | 'slowSpo2Percent'
  | 'slowPulseRateBpm'
  | 'fastSpo2Percent'
  | 'perfusionIndexPercent'
>;

export function saidNumbers(report: OximeterReport): SaidNumbers {
  return report.flags.isNan ? noNumbers : report;
}

const noNumbers: SaidNumbers = {
  spo2Percent: null,
  pulseRateBpm: null,
  displaySpo2Percent: null,
  displayPulseRateBpm: null,
  slowSpo2Percent: null,
  slowPulseRateBpm: null,
  fastSpo2Percent: null,
  perfusionIndexPercent: null,
};

/** The device says itself that its numbers are not to be relied on. */
export function isDoubted({ flags }: OximeterReport): boolean {
  return flags.isArtefact || flags.isOutOfTrack;
}

/** Below it a device says that its battery is low; below the other, that it will go off. */
export const lowBatteryPercent = 20;
export const criticalBatteryPercent = 5;
