import { cuffLength, measurementLength, withSum } from './advantage.ts';

/** Answers of our own making, in the shape a SunTech Advantage sends them. */
export type MeasurementParts = {
  readonly systolicMmHg?: number;
  readonly diastolicMmHg?: number;
  readonly meanMmHg?: number;
  readonly pulseRateBpm?: number;
  readonly error?: number;
};

export function aMeasurement(parts: MeasurementParts = {}): Uint8Array {
  const { systolicMmHg = 121, diastolicMmHg = 75, meanMmHg = 92, pulseRateBpm = 80, error = 0 } = parts;
  const said = [...word(systolicMmHg), ...word(diastolicMmHg), ...new Array<number>(10).fill(0)];
  const rest = [...word(pulseRateBpm), ...word(meanMmHg), error, 0, 0];
  return withSum([0x3e, measurementLength, ...said, ...rest]);
}

export function aCuffPressure(mmHg: number): Uint8Array {
  return withSum([0x3e, cuffLength, ...word(mmHg)]);
}

/** How a command went: `O`, `K`, `B` … */
export function anAcknowledgement(letter: string): Uint8Array {
  return withSum([0x3e, 0x04, letter.charCodeAt(0)]);
}

function word(value: number): readonly [number, number] {
  return [value & 0xff, (value >> 8) & 0xff];
}
