import type { OximeterReport } from '../../devices/device.ts';
import type { LinkFormat } from '../../scenario/scenario.ts';

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

/** What somebody who reads a frame of that format right knows from then on. */
export type KnownNumbers = {
  readonly spo2Percent: number | null;
  readonly pulseRateBpm: number | null;
  /** The device itself doubts them, or holds them. */
  readonly isDoubtful: boolean;
};

const ofTheDisplay: readonly LinkFormat[] = ['mindray', 'nonin-df8', 'masimo-ascii'];

export function knownNumbers(format: LinkFormat, report: OximeterReport): KnownNumbers {
  const said = saidNumbers(report);
  const isDoubtful = isDoubted(report) || report.flags.isHeld;
  const { displaySpo2Percent, displayPulseRateBpm } = said;
  if (ofTheDisplay.includes(format))
    return { spo2Percent: displaySpo2Percent, pulseRateBpm: displayPulseRateBpm, isDoubtful };
  const { spo2Percent, pulseRateBpm } = said;
  // PCD-01 gives what is held where nothing is measured, and says that it doubts it.
  if (format === 'pcd01' && spo2Percent === null)
    return { spo2Percent: displaySpo2Percent, pulseRateBpm: pulseRateBpm ?? displayPulseRateBpm, isDoubtful };
  return { spo2Percent, pulseRateBpm, isDoubtful: isDoubted(report) };
}

/** Below it a device says that its battery is low; below the other, that it will go off. */
export const lowBatteryPercent = 20;
export const criticalBatteryPercent = 5;
