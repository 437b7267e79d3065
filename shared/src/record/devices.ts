import type { SourceClass } from '../devices/source-class.ts';
import type { DeviceId } from '../ids.ts';
import { parameterIds } from '../vitals/parameters.ts';
import type { NumberedReading } from '../vitals/reading.ts';
import { eventsOf, type Told } from './last.ts';
import type { RecordedDevice, SourceChange } from './recorded-devices.ts';

/** Every device that gave a reading, in the order they first did. */
export function recordedDevices(told: Pick<Told, 'events' | 'readings'>): readonly RecordedDevice[] {
  const byDevice = Map.groupBy(told.readings, ({ deviceId }) => deviceId);
  const changes = sourceChanges(told);
  return [...byDevice]
    .map(([deviceId, readings]) => recordedDevice(deviceId, readings, changes))
    .toSorted((one, other) => one.firstAtMs - other.firstAtMs);
}

function recordedDevice(
  deviceId: DeviceId,
  readings: readonly NumberedReading[],
  changes: readonly SourceChange[],
): RecordedDevice {
  const given = new Set(readings.map(({ parameter }) => parameter));
  const times = readings.map(({ atMs }) => atMs);
  return {
    deviceId,
    sourceClass: classOf(deviceId, changes),
    parameters: parameterIds.filter((parameter) => given.has(parameter)),
    firstAtMs: times.reduce((one, other) => Math.min(one, other), Infinity),
    lastAtMs: times.reduce((one, other) => Math.max(one, other), -Infinity),
    readings: readings.length,
  };
}

/** What is no monitor is told when it is heard first (DV9). */
function classOf(deviceId: DeviceId, changes: readonly SourceChange[]): SourceClass {
  return changes.findLast((one) => one.deviceId === deviceId)?.sourceClass ?? 'monitor';
}

export function sourceChanges({ events }: Pick<Told, 'events'>): readonly SourceChange[] {
  return eventsOf(events, 'source-changed').map(({ seq, atMs, body }) => ({ ...body, seq, atMs }));
}
