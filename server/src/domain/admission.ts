import type { Session } from '@chairside/shared/chair/state.ts';
import { valueOf, type Reading } from '@chairside/shared/vitals/reading.ts';
import { createDeviceTime, type DeviceTime } from './device-time.ts';

/**
 * Which readings enter a chair's record, and when they were so (DD7): what a device said once enters once, what it measured
 * before the session never enters it, what comes late enters at its own time. The memory outlives sessions, so that a cuff
 * which goes on repeating the last patient's value gives it to nobody. It is private to one chair, bounded, and depends on
 * nothing but what it was shown.
 */
export type Admission = {
  /** The reading as it belongs to `session`, or null where it belongs to none. Every reading is shown once. */
  admit(reading: Reading, session: Session | null): Reading | null;
};

type DeviceMemory = { readonly keys: Set<string>; readonly time: DeviceTime };

const keysKept = 64;
const devicesKept = 16;

/** Later than this a reading is marked late and stands at its own time. */
const lateAfterMs = 2_000;

export function createAdmission(): Admission {
  const memoryByDevice = new Map<string, DeviceMemory>();

  function memoryOf(deviceId: string): DeviceMemory {
    const known = memoryByDevice.get(deviceId);
    if (known !== undefined) return known;
    const memory: DeviceMemory = { keys: new Set(), time: createDeviceTime() };
    memoryByDevice.set(deviceId, memory);
    dropOldest(memoryByDevice, devicesKept);
    return memory;
  }

  return {
    admit(reading, session) {
      if (reading.measuredAtMs === null) return session === null ? null : reading;
      const memory = memoryOf(reading.deviceId);
      const key = `${reading.parameter} ${reading.measuredAtMs} ${String(valueOf(reading))}`;
      if (memory.keys.has(key)) return null;
      memory.keys.add(key);
      dropOldest(memory.keys, keysKept);
      const ownAtMs = memory.time.observe({ ...reading, measuredAtMs: reading.measuredAtMs });
      if (session === null || (ownAtMs ?? reading.atMs) < session.openedAtMs) return null;
      if (ownAtMs === null || reading.atMs - ownAtMs <= lateAfterMs) return reading;
      return { ...reading, atMs: ownAtMs, lateMs: reading.atMs - ownAtMs };
    },
  };
}

function dropOldest(kept: Set<string> | Map<string, unknown>, atMost: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= atMost) return;
    kept.delete(oldest);
  }
}
