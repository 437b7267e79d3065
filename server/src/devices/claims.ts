import type { DeviceCondition } from '@chairside/shared/devices/shown.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { isInAnotherUnit, judge, judgePressures } from '@chairside/shared/vitals/judge.ts';
import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Measurement, UnavailableReason } from '@chairside/shared/vitals/reading.ts';
import type { DeviceReading, DeviceSaid } from './driver.ts';

/** What a frame claims of one parameter: a number, which the device itself may doubt, or why there is none. */
export type Claim =
  | { readonly type: 'value'; readonly value: number; readonly isDoubted: boolean }
  | { readonly type: 'none'; readonly reason: UnavailableReason };

export type Claims = Readonly<Partial<Record<ParameterId, Claim>>>;

export type ClaimSource = {
  readonly deviceId: DeviceId;
  readonly measuredAtMs: number | null;
  /** Measured before the device was connected; false: since. Not given: nobody can tell. */
  readonly isFromMemory?: boolean;
  /** The frame, as it is kept where a number in it is rejected. */
  readonly raw: string;
};

/** The readings of one frame, held against what is possible and against each other (DD6). */
export function readingsOf(claims: Claims, source: ClaimSource): readonly DeviceSaid[] {
  const rejected: DeviceSaid[] = [];
  const readings = Object.entries(claims).map(([id, claim]): DeviceReading => {
    const parameter = id as ParameterId;
    const measurement = measurementOf(parameter, claim);
    const reading = {
      ...measurement,
      parameter,
      deviceId: source.deviceId,
      measuredAtMs: source.measuredAtMs,
      sentAtMs: null,
      ...(source.isFromMemory !== undefined && { isFromMemory: source.isFromMemory }),
    };
    if (claim.type === 'none' || measurement.quality !== 'unavailable') return reading;
    rejected.push({ type: 'frame-rejected', why: 'impossible', raw: source.raw });
    return { ...reading, original: `${claim.value} ${parameters[parameter].unit}` };
  });
  if (isInAnotherUnit(readings))
    rejected.push({ type: 'frame-rejected', why: 'impossible', raw: source.raw });
  return [...judgePressures(readings).map((reading) => ({ type: 'reading' as const, reading })), ...rejected];
}

function measurementOf(parameter: ParameterId, claim: Claim): Measurement {
  if (claim.type === 'none') return { quality: 'unavailable', reason: claim.reason };
  const judged = judge(parameter, claim.value);
  return claim.isDoubted && judged.quality === 'good'
    ? { quality: 'questionable', value: claim.value, reason: 'device-doubt' }
    : judged;
}

/** Says of a device's conditions only what has changed: they hold until it says otherwise. */
export function createConditions(
  deviceId: DeviceId,
): (now: Readonly<Partial<Record<DeviceCondition, boolean>>>) => readonly DeviceSaid[] {
  const known = new Map<DeviceCondition, boolean>();
  return (now) =>
    Object.entries(now).flatMap(([name, isSo]): readonly DeviceSaid[] => {
      const condition = name as DeviceCondition;
      if ((known.get(condition) ?? false) === isSo) return [];
      known.set(condition, isSo);
      return [{ type: 'condition', deviceId, condition, isSo }];
    });
}
