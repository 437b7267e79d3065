import { err, ok, type Result } from '@chairside/shared/result.ts';
import { readDateTime, type DateTime } from './date-time.ts';
import { fieldsOf, namesOfBits, type Fields } from './fields.ts';
import type { Sfloat } from './sfloat.ts';

/**
 * Pulse Oximeter Service 1.0.1 (0x1822): its three characteristics, each with flags of its own.
 *
 *   2A5F continuous   flags · SpO2, pulse · [fast: SpO2, pulse] · [slow: SpO2, pulse] · [measurement status, 2]
 *                     · [sensor status, 3] · [pulse amplitude index, 2]
 *   2A5E spot check   flags · SpO2, pulse · [time, 7] · [measurement status, 2] · [sensor status, 3]
 *                     · [pulse amplitude index, 2]
 *   2A60 features     which of these the device has: 2 bytes · [measurement status it knows, 2] · [sensor status it knows, 3]
 *
 * The same bit of the flags means another field in 2A5F than in 2A5E, so each has a reader of its own. A packet that holds
 * less than its flags announce is refused whole; one that holds more is of a later revision, and what is known of it counts.
 */
export type Oxygenation = { readonly spo2: Sfloat; readonly pulseRate: Sfloat };

/** `null`: its flags do not announce it. */
type Told = Oxygenation & {
  readonly measurementStatus: number | null;
  readonly sensorStatus: number | null;
  readonly pulseAmplitudeIndex: Sfloat | null;
  /** Bytes after the last field. */
  readonly spareBytes: number;
};

export type ContinuousMeasurement = Told & {
  readonly fast: Oxygenation | null;
  readonly slow: Oxygenation | null;
};

export type SpotCheck = Told & { readonly time: DateTime | null; readonly isClockSet: boolean };

export type PlxFeatures = {
  readonly features: number;
  readonly measurementStatusSupport: number | null;
  readonly sensorStatusSupport: number | null;
  readonly spareBytes: number;
};

export const measurementStatuses = [
  ...[null, null, null, null, null],
  'measurement-ongoing',
  'early-estimate',
  'validated',
  'fully-qualified',
  'from-storage',
  'demonstration',
  'test',
  'calibrating',
  'unavailable',
  'questionable',
  'invalid',
] as const;
export type MeasurementStatus = NonNullable<(typeof measurementStatuses)[number]>;

export const sensorStatuses = [
  'extended-display-update',
  'equipment-malfunction',
  'signal-processing-irregularity',
  'inadequate-signal',
  'poor-signal',
  'low-perfusion',
  'erratic-signal',
  'non-pulsatile-signal',
  'questionable-pulse',
  'signal-analysis-ongoing',
  'interference',
  'unconnected-to-user',
  'unknown-sensor',
  'sensor-displaced',
  'sensor-malfunctioning',
  'sensor-disconnected',
] as const;
export type SensorStatus = (typeof sensorStatuses)[number];

export function statusNames(mask: number | null): readonly MeasurementStatus[] {
  return namesOfBits(mask ?? 0, measurementStatuses);
}

export function sensorNames(mask: number | null): readonly SensorStatus[] {
  return namesOfBits(mask ?? 0, sensorStatuses);
}

export function decodeContinuous(bytes: Uint8Array): Result<ContinuousMeasurement, 'short'> {
  const fields = fieldsOf(bytes);
  const flags = fields.u8();
  const normal = oxygenation(fields);
  const fast = flags & 0b0_0001 ? oxygenation(fields) : null;
  const slow = flags & 0b0_0010 ? oxygenation(fields) : null;
  const measurementStatus = flags & 0b0_0100 ? fields.u16() : null;
  const sensorStatus = flags & 0b0_1000 ? fields.u24() : null;
  const pulseAmplitudeIndex = flags & 0b1_0000 ? fields.sfloat() : null;
  const told = { ...normal, measurementStatus, sensorStatus, pulseAmplitudeIndex };
  return whole(fields, { ...told, fast, slow });
}

export function decodeSpotCheck(bytes: Uint8Array): Result<SpotCheck, 'short'> {
  const fields = fieldsOf(bytes);
  const flags = fields.u8();
  const normal = oxygenation(fields);
  const time = flags & 0b0_0001 ? readDateTime(fields) : null;
  const measurementStatus = flags & 0b0_0010 ? fields.u16() : null;
  const sensorStatus = flags & 0b0_0100 ? fields.u24() : null;
  const pulseAmplitudeIndex = flags & 0b0_1000 ? fields.sfloat() : null;
  const isClockSet = (flags & 0b1_0000) === 0;
  const told = { ...normal, measurementStatus, sensorStatus, pulseAmplitudeIndex };
  return whole(fields, { ...told, time, isClockSet });
}

export function decodePlxFeatures(bytes: Uint8Array): Result<PlxFeatures, 'short'> {
  const fields = fieldsOf(bytes);
  const features = fields.u16();
  const measurementStatusSupport = features & 0b01 ? fields.u16() : null;
  const sensorStatusSupport = features & 0b10 ? fields.u24() : null;
  return whole(fields, { features, measurementStatusSupport, sensorStatusSupport });
}

function oxygenation(fields: Fields): Oxygenation {
  return { spo2: fields.sfloat(), pulseRate: fields.sfloat() };
}

function whole<T>(fields: Fields, told: T): Result<T & { readonly spareBytes: number }, 'short'> {
  return fields.isShort() ? err('short') : ok({ ...told, spareBytes: fields.spare() });
}
