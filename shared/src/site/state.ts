import type { ChairId, DeviceId } from '../ids.ts';
import type { Person, SiteEvent } from './events.ts';

export type SiteState = {
  readonly seq: number;
  readonly chairs: readonly ChairId[];
  readonly people: readonly Person[];
  readonly timeZone: string;
  readonly isSimulation: boolean;
  /** One chair a device, at most (DD8). */
  readonly chairByDevice: Readonly<Record<DeviceId, ChairId>>;
};

/** Where the device is bound; undefined when nowhere. What a device calls itself is its own affair: also `constructor`. */
export function chairOf({ chairByDevice }: SiteState, deviceId: DeviceId): ChairId | undefined {
  return Object.hasOwn(chairByDevice, deviceId) ? chairByDevice[deviceId] : undefined;
}

export const emptySite: SiteState = {
  seq: 0,
  chairs: [],
  people: [],
  timeZone: 'UTC',
  isSimulation: false,
  chairByDevice: {},
};

export function evolveSite(site: SiteState, event: SiteEvent): SiteState {
  const next = { ...site, seq: event.seq };
  switch (event.type) {
    case 'site-opened':
      return { ...next, ...event.body };
    case 'device-bound':
      return { ...next, chairByDevice: { ...site.chairByDevice, [event.body.deviceId]: event.body.chair } };
    case 'device-unbound': {
      const { [event.body.deviceId]: _unbound, ...rest } = site.chairByDevice;
      return { ...next, chairByDevice: rest };
    }
    case 'gateway-started':
    case 'wall-clock-stepped':
      return next;
  }
}
