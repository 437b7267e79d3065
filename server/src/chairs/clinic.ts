import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { chairOf } from '@chairside/shared/site/state.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import type { DeviceLiveness, UnassignedDevice } from '@chairside/shared/wire.ts';
import type { DeviceSaid, EmitAnswer } from '../devices/driver.ts';
import type { Clock } from '../ports/clock.ts';
import type { ChairDesk } from './chair-desk.ts';
import { createDeviceWatch } from './device-watch.ts';
import type { SiteDesk } from './site-desk.ts';

/** All chairs, and which device's readings go to which of them. */
export type Clinic = {
  readonly site: SiteDesk;
  readonly desks: ReadonlyMap<ChairId, ChairDesk>;
  /** What a device said: stamped with the session clock and given to the chair it is bound to (DD8). */
  receive(batch: readonly DeviceSaid[]): Promise<EmitAnswer>;
  devicesOf(chair: ChairId): readonly DeviceLiveness[];
  unassigned(): readonly UnassignedDevice[];
  close(): void;
};

type Surroundings = {
  readonly clock: Clock;
  readonly site: SiteDesk;
  readonly desks: ReadonlyMap<ChairId, ChairDesk>;
};

export function createClinic({ clock, site, desks }: Surroundings): Clinic {
  const watch = createDeviceWatch();

  function byDesk(batch: readonly DeviceSaid[]): ReadonlyMap<ChairDesk, readonly Reading[]> {
    const atMs = clock.now();
    const readingsByDesk = new Map<ChairDesk, Reading[]>();
    for (const said of batch) {
      if (said.type !== 'reading') continue;
      const reading: Reading = { ...said.reading, atMs };
      watch.hear(reading);
      const chair = chairOf(site.state(), reading.deviceId);
      const desk = chair === undefined ? undefined : desks.get(chair);
      if (desk === undefined) continue;
      const readings = readingsByDesk.get(desk);
      if (readings === undefined) readingsByDesk.set(desk, [reading]);
      else readings.push(reading);
    }
    return readingsByDesk;
  }

  function devicesBoundTo(chair: ChairId): readonly DeviceId[] {
    const bound = Object.entries(site.state().chairByDevice).filter(([, at]) => at === chair);
    return bound.map(([deviceId]) => deviceId as DeviceId);
  }

  return {
    site,
    desks,
    async receive(batch) {
      const recorded: Promise<boolean>[] = [];
      for (const [desk, readings] of byDesk(batch)) recorded.push(desk.receive(readings));
      const answers = await Promise.all(recorded);
      return answers.every((isRecorded) => isRecorded) ? 'recorded' : 'not-recorded';
    },
    devicesOf: (chair) => watch.livenessOf(devicesBoundTo(chair), clock.now()),
    unassigned: () =>
      watch.unassigned((deviceId) => chairOf(site.state(), deviceId) !== undefined, clock.now()),
    close() {
      for (const desk of desks.values()) desk.close();
    },
  };
}
