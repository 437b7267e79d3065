import type { DeviceId } from '@chairside/shared/ids.ts';
import type { Admission } from '../domain/admission.ts';
import type { DeviceSaid } from '../devices/driver.ts';
import type { Clock } from '../ports/clock.ts';
import type { BoundReading, ChairDesk } from './chair-desk.ts';
import type { Namesakes } from './namesakes.ts';

/** What is wrong with a device is a condition of the chair it stands at, and of none while it stands at no chair. */
export type DeviceConditions = {
  tellBattery(said: Extract<DeviceSaid, { type: 'battery' }>): void;
  /** These have fallen silent while another is shown; of those told before and not among them it is over (DV14). */
  tellSilent(desk: ChairDesk, silent: readonly DeviceId[]): void;
  /** Whether two links speak under its name (DV13). */
  tellShared(deviceId: DeviceId): void;
  /** After they were admitted, when the skew of their device is known as well as it can be. */
  tellClocks(desk: ChairDesk, readings: readonly BoundReading[]): void;
};

type Surroundings = {
  readonly clock: Clock;
  readonly admission: Pick<Admission, 'isClockOff'>;
  readonly namesakes: Pick<Namesakes, 'isShared'>;
  /** Where it stands. */
  readonly deskOf: (deviceId: DeviceId) => ChairDesk | undefined;
};

const batteryLowPercent = 20;
const batteryCriticalPercent = 10;

export function createDeviceConditions({
  clock,
  admission,
  namesakes,
  deskOf,
}: Surroundings): DeviceConditions {
  const silentByDesk = new Map<ChairDesk, readonly DeviceId[]>();

  function sinceNow(isSo: boolean): number | null {
    return isSo ? clock.now() : null;
  }

  return {
    tellBattery({ deviceId, percent }) {
      const priority = percent < batteryCriticalPercent ? 'medium' : 'low';
      const sinceMs = sinceNow(percent < batteryLowPercent);
      deskOf(deviceId)?.report({ what: 'device-battery', subject: deviceId }, sinceMs, priority);
    },
    tellSilent(desk, silent) {
      const before = silentByDesk.get(desk) ?? [];
      if (before.length === 0 && silent.length === 0) return;
      silentByDesk.set(desk, silent);
      for (const subject of before)
        if (!silent.includes(subject)) desk.report({ what: 'device-silent', subject }, null);
      for (const subject of silent) desk.report({ what: 'device-silent', subject }, clock.now());
    },
    tellShared(deviceId) {
      const sinceMs = sinceNow(namesakes.isShared(deviceId));
      deskOf(deviceId)?.report({ what: 'device-name-twice', subject: deviceId }, sinceMs);
    },
    tellClocks(desk, readings) {
      for (const deviceId of new Set(readings.map(({ reading }) => reading.deviceId))) {
        const sinceMs = sinceNow(admission.isClockOff(deviceId, clock.now()));
        desk.report({ what: 'device-clock-off', subject: deviceId }, sinceMs);
      }
    },
  };
}
