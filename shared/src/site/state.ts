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
  /** Since when; what the device measured before belongs to wherever it was then. */
  readonly boundAtMsByDevice: Readonly<Record<DeviceId, number>>;
};

export type Binding = { readonly chair: ChairId; readonly sinceMs: number };

/** Where the device is bound; null when nowhere. What a device calls itself is its own affair: also `constructor`. */
export function bindingOf(
  { chairByDevice, boundAtMsByDevice }: SiteState,
  deviceId: DeviceId,
): Binding | null {
  const chair = Object.hasOwn(chairByDevice, deviceId) ? chairByDevice[deviceId] : undefined;
  return chair === undefined ? null : { chair, sinceMs: boundAtMsByDevice[deviceId] ?? 0 };
}

export const emptySite: SiteState = {
  seq: 0,
  chairs: [],
  people: [],
  timeZone: 'UTC',
  isSimulation: false,
  chairByDevice: {},
  boundAtMsByDevice: {},
};

export function evolveSite(site: SiteState, event: SiteEvent): SiteState {
  const next = { ...site, seq: event.seq };
  switch (event.type) {
    case 'site-opened':
      return { ...next, ...event.body };
    case 'device-bound':
      return {
        ...next,
        chairByDevice: { ...site.chairByDevice, [event.body.deviceId]: event.body.chair },
        boundAtMsByDevice: { ...site.boundAtMsByDevice, [event.body.deviceId]: event.atMs },
      };
    case 'device-unbound': {
      const { [event.body.deviceId]: _unbound, ...rest } = site.chairByDevice;
      const { [event.body.deviceId]: _since, ...sinces } = site.boundAtMsByDevice;
      return { ...next, chairByDevice: rest, boundAtMsByDevice: sinces };
    }
    case 'gateway-started':
    case 'wall-clock-stepped':
      return next;
  }
}
