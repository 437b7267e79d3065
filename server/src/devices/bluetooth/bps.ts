import { err, ok, type Result } from '@chairside/shared/result.ts';
import { readDateTime, type DateTime } from './date-time.ts';
import { fieldsOf, namesOfBits, type Fields } from './fields.ts';
import type { Sfloat } from './sfloat.ts';

/**
 * Blood Pressure Service 1.1.1 (0x1810).
 *
 *   2A35 measurement    flags · systolic, diastolic, mean · [time, 7] · [pulse, 2] · [user, 1] · [status, 2]
 *   2A36 intermediate   flags · pressure in the cuff, unused, unused · [time, 7] · [pulse, 2] · [user, 1] · [status, 2]
 *   2A49 features       2 bytes: which of the status bits the device can tell
 *
 *   flags    bit 0: kPa, else mmHg   bit 1: time   bit 2: pulse   bit 3: user   bit 4: status
 *   status   bit 0: body movement   1: cuff loose   2: irregular pulse   3-4: range of the pulse   5: improper position
 *
 * What stands in the unused fields of 2A36 is never looked at: by the specification it is not a number, devices send zeros.
 */
export type BloodPressure = Stamped & {
  readonly systolic: Sfloat;
  readonly diastolic: Sfloat;
  readonly mean: Sfloat;
};

export type IntermediateCuffPressure = Stamped & { readonly cuffPressure: Sfloat };

/** `null`: its flags do not announce it. */
type Stamped = {
  readonly unit: 'mmHg' | 'kPa';
  readonly time: DateTime | null;
  readonly pulseRate: Sfloat | null;
  /** Null, too, where the device does not know whose it is (0xFF). */
  readonly userId: number | null;
  readonly status: number | null;
  /** Bytes after the last field. */
  readonly spareBytes: number;
};

export type CuffStatus = {
  readonly signs: readonly CuffSign[];
  readonly pulseRange: PulseRange;
};

const cuffSigns = [
  'body-movement',
  'cuff-loose',
  'irregular-pulse',
  null,
  null,
  'improper-position',
] as const;
export type CuffSign = NonNullable<(typeof cuffSigns)[number]>;

const pulseRanges = ['in-range', 'above-upper-limit', 'below-lower-limit', 'reserved'] as const;
export type PulseRange = (typeof pulseRanges)[number];

const cuffFeatures = [
  'body-movement',
  'cuff-fit',
  'irregular-pulse',
  'pulse-range',
  'position',
  'multiple-bonds',
] as const;
export type CuffFeature = (typeof cuffFeatures)[number];

export function decodeBloodPressure(bytes: Uint8Array): Result<BloodPressure, 'short'> {
  const fields = fieldsOf(bytes);
  const flags = fields.u8();
  const systolic = fields.sfloat();
  const diastolic = fields.sfloat();
  const mean = fields.sfloat();
  return whole(fields, { systolic, diastolic, mean, ...stamp(fields, flags) });
}

export function decodeCuffPressure(bytes: Uint8Array): Result<IntermediateCuffPressure, 'short'> {
  const fields = fieldsOf(bytes);
  const flags = fields.u8();
  const cuffPressure = fields.sfloat();
  fields.u16();
  fields.u16();
  return whole(fields, { cuffPressure, ...stamp(fields, flags) });
}

export function decodeCuffFeatures(
  bytes: Uint8Array,
): Result<{ readonly features: readonly CuffFeature[]; readonly spareBytes: number }, 'short'> {
  const fields = fieldsOf(bytes);
  return whole(fields, { features: namesOfBits(fields.u16(), cuffFeatures) });
}

export function cuffStatusOf(status: number | null): CuffStatus {
  const signs = namesOfBits(status ?? 0, cuffSigns);
  const pulseRange = pulseRanges[((status ?? 0) >> 3) & 0b11] ?? 'reserved';
  return { signs, pulseRange };
}

function stamp(fields: Fields, flags: number) {
  const unit = flags & 0b0_0001 ? ('kPa' as const) : ('mmHg' as const);
  const time = flags & 0b0_0010 ? readDateTime(fields) : null;
  const pulseRate = flags & 0b0_0100 ? fields.sfloat() : null;
  const user = flags & 0b0_1000 ? fields.u8() : unknownUser;
  const status = flags & 0b1_0000 ? fields.u16() : null;
  return { unit, time, pulseRate, userId: user === unknownUser ? null : user, status };
}

const unknownUser = 0xff;

function whole<T>(fields: Fields, told: T): Result<T & { readonly spareBytes: number }, 'short'> {
  return fields.isShort() ? err('short') : ok({ ...told, spareBytes: fields.spare() });
}
