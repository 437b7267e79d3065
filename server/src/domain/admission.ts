import { parameters } from '@chairside/shared/vitals/parameters.ts';
import { valueOf, type Reading } from '@chairside/shared/vitals/reading.ts';
import { createDeviceTime, rightWithinMs, type DeviceTime, type Placed } from './device-time.ts';

/**
 * Which readings enter a record, and when they were so (DD7): what a device said once enters once, what it measured before
 * the session began, or before it was bound to the chair, never enters, what comes late enters at its own time.
 *
 * Every reading of every device is shown to it once, bound or not, so that a cuff which goes on repeating the last patient's
 * value gives it to nobody, whichever chair it is carried to. A memory, but one that depends on nothing except what it was
 * shown; bounded.
 */
export type Admission = {
  /** The reading as it belongs to what began at `sinceMs`; null where it belongs to nothing, or `sinceMs` is null. */
  admit(shown: Shown, sinceMs: number | null): Reading | null;
  /** Whether the device's clock is more than 60 s off, or was set within the last minute. */
  isClockOff(deviceId: string, nowMs: number): boolean;
  clockOf(deviceId: string): DeviceClock;
};

/** Null while nobody can tell. */
export type DeviceClock = {
  /** How far the device's clock is ahead of the gateway's. */
  readonly skewMs: number | null;
  readonly driftMsPerHour: number | null;
  /** So many measurements could not be placed in time, or only by a clock nobody knows yet, since one was. */
  readonly unplaced: number;
};

export type Shown = {
  readonly reading: Reading;
  /** When the device sent it, on its own clock; null where it does not say. */
  readonly sentAtMs: number | null;
  /** Kept by the device and sent when it was connected; `false`: seen to be measured since. */
  readonly isFromMemory?: boolean | undefined;
};

type DeviceMemory = {
  readonly keysByParameter: Map<string, Set<string>>;
  readonly time: DeviceTime;
  /** When they were measured, where the device says, or received. */
  readonly unplaced: Set<number>;
};

const keysKept = 32;
const devicesKept = 1_024;
const unplacedKept = 999;

/** Later than this a reading is marked late and stands at its own time. */
const lateAfterMs = 2_000;
const clockOffMs = 60_000;

export function createAdmission(): Admission {
  const memoryByDevice = new Map<string, DeviceMemory>();

  function memoryOf(deviceId: string): DeviceMemory {
    const known = memoryByDevice.get(deviceId);
    if (known !== undefined) return known;
    const memory: DeviceMemory = {
      keysByParameter: new Map(),
      time: createDeviceTime(),
      unplaced: new Set(),
    };
    memoryByDevice.set(deviceId, memory);
    dropOldest(memoryByDevice, devicesKept);
    return memory;
  }

  return {
    admit(shown, sinceMs) {
      const { reading } = shown;
      const memory = memoryOf(reading.deviceId);
      if (isRepeated(memory, reading)) return null;
      const { atMs, isSure } = place(memory.time, shown);
      const isOurs = sinceMs !== null && atMs !== null && atMs >= sinceMs;
      if (isSure) memory.unplaced.clear();
      else if (!isOurs) forgetUnplaced(memory, reading);
      if (!isOurs) return null;
      const lateMs = reading.atMs - atMs;
      return lateMs <= lateAfterMs ? reading : { ...reading, atMs, lateMs };
    },
    isClockOff(deviceId, nowMs) {
      const time = memoryByDevice.get(deviceId)?.time;
      const steppedAtMs = time?.steppedAtMs() ?? null;
      const wasSet = steppedAtMs !== null && nowMs - steppedAtMs < clockOffMs;
      return wasSet || Math.abs(time?.skewMs() ?? 0) > clockOffMs;
    },
    clockOf(deviceId) {
      const memory = memoryByDevice.get(deviceId);
      const behindMs = memory?.time.skewMs() ?? null;
      return {
        skewMs: behindMs === null ? null : 0 - behindMs,
        driftMsPerHour: memory?.time.driftMsPerHour() ?? null,
        unplaced: memory?.unplaced.size ?? 0,
      };
    },
  };
}

/** The same parameter, device time and value as one of the last it said. */
function isRepeated({ keysByParameter }: DeviceMemory, reading: Reading): boolean {
  if (reading.measuredAtMs === null) return false;
  const keys = keysByParameter.get(reading.parameter) ?? new Set();
  keysByParameter.set(reading.parameter, keys);
  const key = keyOf(reading);
  // Said again is said last: what a cuff repeats every second is never the oldest.
  const isKnown = keys.delete(key);
  keys.add(key);
  dropOldest(keys, keysKept);
  return isKnown;
}

function keyOf(reading: Reading): string {
  return `${String(reading.measuredAtMs)} ${String(valueOf(reading))}`;
}

/** It may be of now: once the clock is known it is judged anew when it is said again, and until then somebody is told. */
function forgetUnplaced({ keysByParameter, unplaced }: DeviceMemory, reading: Reading): void {
  keysByParameter.get(reading.parameter)?.delete(keyOf(reading));
  unplaced.add(reading.measuredAtMs ?? reading.atMs);
  dropOldest(unplaced, unplacedKept);
}

/**
 * What has no time of the device was measured as it was received, unless it may have been kept. Of a cuff whose message says when
 * it was sent, and by a clock that is right, the age it gives itself counts; where that clock is wrong, or the message was kept,
 * nobody can tell which.
 */
function place(time: DeviceTime, { reading, sentAtMs, isFromMemory }: Shown): Placed {
  const { atMs, parameter, measuredAtMs } = reading;
  if (measuredAtMs === null) return isFromMemory === true ? nowhere : { atMs, isSure: true };
  const placed = time.observe({ atMs, parameter, measuredAtMs, isFromMemory });
  const isOfCuff = parameters[parameter].cadence === 'episodic';
  if (placed.isSure || sentAtMs === null || !isOfCuff) return placed;
  if (atMs - sentAtMs > rightWithinMs && !time.hearsOximeter(atMs)) return placed;
  if (Math.abs(atMs - sentAtMs) > rightWithinMs) return nowhere;
  return { atMs: atMs - Math.max(0, sentAtMs - measuredAtMs), isSure: true };
}

const nowhere: Placed = { atMs: null, isSure: false };

function dropOldest(kept: Set<unknown> | Map<string, unknown>, atMost: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= atMost) return;
    kept.delete(oldest as string);
  }
}
