import { parameters } from '@chairside/shared/vitals/parameters.ts';
import { valueOf, type Reading } from '@chairside/shared/vitals/reading.ts';
import { createDeviceTime, type DeviceTime } from './device-time.ts';

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
};

export type Shown = {
  readonly reading: Reading;
  /** When the device sent it, on its own clock; null where it does not say. */
  readonly sentAtMs: number | null;
  /** Kept by the device and sent when it was connected. */
  readonly isFromMemory?: boolean | undefined;
};

type DeviceMemory = { readonly keysByParameter: Map<string, Set<string>>; readonly time: DeviceTime };

const keysKept = 32;
const devicesKept = 1_024;

/** Later than this a reading is marked late and stands at its own time. */
const lateAfterMs = 2_000;
const clockOffMs = 60_000;

export function createAdmission(): Admission {
  const memoryByDevice = new Map<string, DeviceMemory>();

  function memoryOf(deviceId: string): DeviceMemory {
    const known = memoryByDevice.get(deviceId);
    if (known !== undefined) return known;
    const memory: DeviceMemory = { keysByParameter: new Map(), time: createDeviceTime() };
    memoryByDevice.set(deviceId, memory);
    dropOldest(memoryByDevice, devicesKept);
    return memory;
  }

  return {
    admit({ reading, sentAtMs, isFromMemory = false }, sinceMs) {
      const { measuredAtMs } = reading;
      if (measuredAtMs === null) return sinceMs === null ? null : reading;
      const memory = memoryOf(reading.deviceId);
      if (isRepeated(memory, reading)) return null;
      const ownAtMs = isFromMemory
        ? byItsClock(memory.time, { ...reading, measuredAtMs })
        : memory.time.observe({ ...reading, measuredAtMs });
      const soAtMs = ownAtMs ?? withoutSkew(reading, measuredAtMs, sentAtMs);
      if (sinceMs === null || soAtMs < sinceMs) return null;
      const knownAtMs = ownAtMs ?? sinceSent({ reading, sentAtMs });
      if (knownAtMs === null || reading.atMs - knownAtMs <= lateAfterMs) return reading;
      return { ...reading, atMs: knownAtMs, lateMs: reading.atMs - knownAtMs };
    },
    isClockOff(deviceId, nowMs) {
      const time = memoryByDevice.get(deviceId)?.time;
      const steppedAtMs = time?.steppedAtMs() ?? null;
      const wasSet = steppedAtMs !== null && nowMs - steppedAtMs < clockOffMs;
      return wasSet || Math.abs(time?.skewMs() ?? 0) > clockOffMs;
    },
    clockOf(deviceId) {
      const time = memoryByDevice.get(deviceId)?.time;
      const behindMs = time?.skewMs() ?? null;
      return {
        skewMs: behindMs === null ? null : 0 - behindMs,
        driftMsPerHour: time?.driftMsPerHour() ?? null,
      };
    },
  };
}

/** The same parameter, device time and value as one of the last it said. */
function isRepeated({ keysByParameter }: DeviceMemory, reading: Reading): boolean {
  const keys = keysByParameter.get(reading.parameter) ?? new Set();
  keysByParameter.set(reading.parameter, keys);
  const key = `${String(reading.measuredAtMs)} ${String(valueOf(reading))}`;
  // Said again is said last: what a cuff repeats every second is never the oldest.
  const isKnown = keys.delete(key);
  keys.add(key);
  dropOldest(keys, keysKept);
  return isKnown;
}

/**
 * While the skew is not known the time of receipt counts; but of a cuff, whose old pressure looks like a new one, how old the
 * device itself says it was when it was sent, or, where it does not say, the device's own time.
 */
function withoutSkew({ parameter, atMs }: Reading, measuredAtMs: number, sentAtMs: number | null): number {
  if (parameters[parameter].cadence === 'continuous') return atMs;
  return sentAtMs === null ? Math.min(atMs, measuredAtMs) : atMs - Math.max(0, sentAtMs - measuredAtMs);
}

/**
 * What came out of a device's memory says nothing of its clock: how long it had been kept would pass for how far the clock is
 * off, and the newest of it for a number of now.
 */
function byItsClock(
  time: DeviceTime,
  { atMs, measuredAtMs }: { atMs: number; measuredAtMs: number },
): number {
  return Math.min(atMs, measuredAtMs + (time.skewMs() ?? 0));
}

/** A cuff's value by how old its device says it was when sent; null where nobody can say, and of what is measured all the time. */
function sinceSent({ reading, sentAtMs }: Shown): number | null {
  const { parameter, atMs, measuredAtMs } = reading;
  if (sentAtMs === null || measuredAtMs === null || parameters[parameter].cadence === 'continuous')
    return null;
  return atMs - Math.max(0, sentAtMs - measuredAtMs);
}

function dropOldest(kept: Set<string> | Map<string, unknown>, atMost: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= atMost) return;
    kept.delete(oldest);
  }
}
