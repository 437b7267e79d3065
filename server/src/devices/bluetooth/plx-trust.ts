import type { DeviceCondition } from '@chairside/shared/devices/shown.ts';
import type { UnavailableReason } from '@chairside/shared/vitals/reading.ts';
import type { Trust } from './measure.ts';
import { sensorNames, statusNames, type MeasurementStatus, type SensorStatus } from './plx.ts';

/**
 * What the status bits of an oximeter decide (BT4). `elsewhen`: measured some other time, or of nobody; it is no number of now
 * whatever else is said of it.
 */
export type PlxTrust =
  | { readonly type: 'elsewhen'; readonly isOfNobody: boolean }
  | { readonly type: 'now'; readonly trust: Trust; readonly conditions: ReadonlySet<DeviceCondition> };

/** The conditions its status can tell of; without a sensor status it tells of none. */
export const plxConditions: readonly DeviceCondition[] = ['probe-off', 'weak-signal', 'searching', 'fault'];

const reasonBySensor: Partial<Record<SensorStatus, UnavailableReason>> = {
  'unconnected-to-user': 'probe-off',
  'unknown-sensor': 'invalid',
  'sensor-displaced': 'probe-off',
  'sensor-malfunctioning': 'invalid',
  'sensor-disconnected': 'probe-off',
};

const reasonByStatus: Partial<Record<MeasurementStatus, UnavailableReason>> = {
  unavailable: 'no-value',
  invalid: 'invalid',
};

const doubtfulStatuses: ReadonlySet<MeasurementStatus> = new Set([
  'early-estimate',
  'calibrating',
  'questionable',
]);

const conditionBySensor: Partial<Record<SensorStatus, DeviceCondition>> = {
  'equipment-malfunction': 'fault',
  'inadequate-signal': 'weak-signal',
  'poor-signal': 'weak-signal',
  'low-perfusion': 'weak-signal',
  'signal-analysis-ongoing': 'searching',
  'unconnected-to-user': 'probe-off',
  'unknown-sensor': 'fault',
  'sensor-displaced': 'probe-off',
  'sensor-malfunctioning': 'fault',
  'sensor-disconnected': 'probe-off',
};

/** The display and a signal that is being analysed say nothing against the number. */
const harmlessSensor: ReadonlySet<SensorStatus> = new Set([
  'extended-display-update',
  'signal-analysis-ongoing',
]);

export function plxTrust(told: {
  readonly measurementStatus: number | null;
  readonly sensorStatus: number | null;
}): PlxTrust {
  const statuses = statusNames(told.measurementStatus);
  const sensor = sensorNames(told.sensorStatus);
  const isOfNobody = statuses.includes('demonstration') || statuses.includes('test');
  if (isOfNobody || statuses.includes('from-storage')) return { type: 'elsewhen', isOfNobody };
  const conditions = new Set(sensor.flatMap((name) => conditionBySensor[name] ?? []));
  return { type: 'now', trust: trustOf(statuses, sensor), conditions };
}

function trustOf(statuses: readonly MeasurementStatus[], sensor: readonly SensorStatus[]): Trust {
  // Of two reasons the probe's is the one somebody can do something about.
  const reasons = [
    ...sensor.flatMap((name) => reasonBySensor[name] ?? []),
    ...statuses.flatMap((name) => reasonByStatus[name] ?? []),
  ];
  const reason = reasons.includes('probe-off') ? 'probe-off' : reasons[0];
  if (reason !== undefined) return { type: 'unavailable', reason };
  const isDoubtful =
    statuses.some((name) => doubtfulStatuses.has(name)) || sensor.some((name) => !harmlessSensor.has(name));
  return isDoubtful ? { type: 'doubtful' } : { type: 'usable' };
}
