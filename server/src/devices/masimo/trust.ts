import type { UnavailableReason } from '@chairside/shared/vitals/reading.ts';
import type { Ascii1Line } from './ascii1.ts';

/** EXC, bit by bit: it decides, and not the number beside it, which stays for a while when the sensor has gone. */
export const exceptions = {
  noSensor: 0x1,
  defectiveSensor: 0x2,
  lowPerfusion: 0x4,
  pulseSearch: 0x8,
  interference: 0x10,
  sensorOff: 0x20,
  ambientLight: 0x40,
  unrecognisedSensor: 0x80,
  incompatibleSensor: 0x100,
  lowSignalQuality: 0x400,
  /** Masimo SET is running: as it should be. */
  running: 0x800,
  noCable: 0x1000,
  cableLife: 0x2000,
  unrecognisedCable: 0x8000,
  defectiveCable: 0x10000,
  calibrating: 0x20000,
  sensorLife: 0x40000,
  currentLimit: 0x100000,
  lowSpcoConfidence: 0x200000,
  lowSpmetConfidence: 0x400000,
} as const;

const off = exceptions.noSensor | exceptions.sensorOff | exceptions.noCable;

const defective =
  exceptions.defectiveSensor |
  exceptions.unrecognisedSensor |
  exceptions.incompatibleSensor |
  exceptions.unrecognisedCable |
  exceptions.defectiveCable;

const settling = exceptions.pulseSearch | exceptions.calibrating;

const weak =
  exceptions.lowPerfusion |
  exceptions.interference |
  exceptions.ambientLight |
  exceptions.lowSignalQuality |
  exceptions.currentLimit;

const known = Object.values(exceptions).reduce<number>((bits, bit) => bits | bit, 0);

/** ALARM. */
const lowBattery = 0x40;

/** Why the numbers of such a line are none, whatever they are; null: they are what is measured. */
export function unavailableBecause(exc: number): UnavailableReason | null {
  if ((exc & off) !== 0) return 'probe-off';
  if ((exc & defective) !== 0) return 'invalid';
  return (exc & settling) !== 0 ? 'measuring' : null;
}

export function isWeak(exc: number): boolean {
  return (exc & weak) !== 0;
}

/** By what is weak, or by what nobody here knows: a bit could mean anything. */
export function isDoubted(exc: number): boolean {
  return isWeak(exc) || (exc & ~known) !== 0;
}

export function conditionsOf({ exceptions: exc, alarms }: Pick<Ascii1Line, 'exceptions' | 'alarms'>) {
  return {
    'probe-off': (exc & off) !== 0,
    fault: (exc & defective) !== 0,
    searching: (exc & exceptions.pulseSearch) !== 0,
    'weak-signal': isWeak(exc),
    ...(alarms !== null && { 'battery-low': (alarms & lowBattery) !== 0 }),
  } as const;
}
