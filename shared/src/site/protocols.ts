import { protocols as factoryProtocols } from '../protocols/registry.ts';
import type { Protocol, ProtocolOffered } from '../protocols/protocol.ts';
import { presetInUse } from './presets.ts';
import type { SiteState } from './state.ts';

/** Which version of each protocol counts (SE10), by the rule presets have (AL41). */

type Drafted = Pick<SiteState, 'protocols' | 'presets'>;

/** All versions are kept; a clinic that has made so many has mistaken something. */
export const protocolVersionsAtMost = 100;

/**
 * What a session opened now would carry: the newest signed version of each, else the factory's, each with the alarm preset
 * that is in use (decision 0006). In the factory's order.
 */
export function protocolsInUse(site: Drafted): readonly Protocol[] {
  return factoryProtocols.map((factory) => {
    const signed = site.protocols
      .filter(({ protocol, signedAtMs }) => protocol.id === factory.id && signedAtMs !== null)
      .map(({ protocol }) => protocol);
    const newest = signed.reduce((best, one) => (one.version > best.version ? one : best), factory);
    return { ...newest, alarmPreset: presetInUse(site, newest.alarmPreset.id) ?? newest.alarmPreset };
  });
}

export function protocolInUse(site: Drafted, id: string): Protocol | null {
  return protocolsInUse(site).find((protocol) => protocol.id === id) ?? null;
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

/** Of the site or of the factory. */
export function protocolVersion(site: Drafted, id: string, version: number): Protocol | null {
  const known = [...site.protocols.map(({ protocol }) => protocol), ...factoryProtocols];
  return known.find((protocol) => protocol.id === id && protocol.version === version) ?? null;
}

/** The number the next version of it gets; null for an id nobody knows. */
export function nextProtocolVersion(site: Drafted, id: string): number | null {
  const known = [...site.protocols.map(({ protocol }) => protocol), ...factoryProtocols];
  const versions = known.filter((protocol) => protocol.id === id).map(({ version }) => version);
  return versions.length === 0 ? null : Math.max(...versions) + 1;
}
