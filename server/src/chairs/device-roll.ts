import type { DeviceShown } from '@chairside/shared/devices/shown.ts';
import { familyOf } from '@chairside/shared/devices/families.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { bindingOf, sourceClassOf, type SiteState } from '@chairside/shared/site/state.ts';
import type { DeviceClock } from '../domain/admission.ts';
import type { DeviceWatch } from './device-watch.ts';
import type { Speakers } from './speakers.ts';

/** What a device says of itself beside its numbers, as whoever keeps its link knows it. */
export type DeviceItself = Pick<DeviceShown, 'peer' | 'conditions' | 'batteryPercent' | 'batteryVolt'> & {
  readonly family: string;
};

type Roll = {
  readonly site: SiteState;
  readonly watch: DeviceWatch;
  readonly speakers: Speakers;
  readonly clockOf: (deviceId: DeviceId) => DeviceClock;
  readonly itselfOf: (deviceId: DeviceId) => DeviceItself | null;
};

/** Every device that was heard, is bound to a chair or has a line, by name. */
export function devicesShown(roll: Roll, nowMs: number): readonly DeviceShown[] {
  const { site, watch } = roll;
  const bound = Object.keys(site.chairByDevice) as DeviceId[];
  const awaited = site.lines.map(({ deviceId }) => deviceId);
  const known = new Set<DeviceId>([...watch.heard().keys(), ...bound, ...awaited]);
  return [...known]
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((id) => deviceShown(roll, id, nowMs));
}

function deviceShown(
  { site, watch, speakers, clockOf, itselfOf }: Roll,
  deviceId: DeviceId,
  nowMs: number,
): DeviceShown {
  const heard = watch.heard().get(deviceId);
  const itself = itselfOf(deviceId);
  const chair = bindingOf(site, deviceId)?.chair ?? null;
  const line = site.lines.find((one) => one.deviceId === deviceId);
  const family = itself?.family ?? line?.family ?? null;
  const heardAs = family === null ? undefined : familyOf(family)?.sourceClass;
  const [liveness] = watch.livenessOf([deviceId], nowMs);
  return {
    deviceId,
    family,
    // What stands nowhere the site has not noted.
    sourceClass: (chair === null ? heardAs : undefined) ?? sourceClassOf(site, deviceId),
    peer: itself?.peer ?? null,
    chair,
    isConnected: liveness?.isConnected === true,
    lastHeardAtMs: heard?.lastHeardAtMs ?? null,
    latest: [...(heard?.latest.values() ?? [])],
    conditions: itself?.conditions ?? [],
    batteryPercent: itself?.batteryPercent ?? null,
    batteryVolt: itself?.batteryVolt ?? null,
    ...clockOf(deviceId),
    speaksFor: chair === null ? [] : speakers.speaksFor(chair, deviceId),
  };
}
