import { protocols as factoryProtocols } from '../protocols/registry.ts';
import type { Protocol, ProtocolOffered } from '../protocols/protocol.ts';
import { keptPresets, type PresetVersion } from './presets.ts';
import { inUse, type Kept, type Version } from './versions.ts';

/** Which version of each protocol counts (SE10), by the rule presets have (AL41). */

export type ProtocolVersion = Version<Protocol>;

type Drafted = {
  readonly protocols: readonly ProtocolVersion[];
  readonly presets: readonly PresetVersion[];
};

export function keptProtocols({ protocols }: Pick<Drafted, 'protocols'>): Kept<Protocol> {
  return { factory: factoryProtocols, drafted: protocols };
}

/**
 * What a session opened now would carry: the version in use of each, with the alarm preset that is in use (decision 0006). In
 * the factory's order.
 */
export function protocolsInUse(site: Drafted): readonly Protocol[] {
  return factoryProtocols.map((factory) => {
    const protocol = inUse(keptProtocols(site), factory.id) ?? factory;
    const alarmPreset = inUse(keptPresets(site), protocol.alarmPreset.id) ?? protocol.alarmPreset;
    return { ...protocol, alarmPreset };
  });
}

export function protocolsOffered(site: Drafted): readonly ProtocolOffered[] {
  return protocolsInUse(site).map(({ id, version, label, route, delivery }) => ({
    id,
    version,
    label,
    route,
    delivery,
  }));
}
