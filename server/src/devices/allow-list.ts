import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * Who may connect: the addresses and networks (`10.1.0.0/16`) named. Where none is named, this machine alone, and
 * nobody where the listener stands open to others: a forgotten setting opens nothing (HL20).
 *
 * Throws on what is no address: the settings were checked before.
 */
export function createAllowList(host: string, allow: readonly string[]): (address: string) => boolean {
  const listed = new BlockList();
  for (const entry of allow) addEntry(listed, entry);
  if (allow.length === 0 && isLoopback(host)) {
    listed.addSubnet('127.0.0.0', 8, 'ipv4');
    listed.addAddress('::1', 'ipv6');
  }
  return (address) => isIP(address) !== 0 && listed.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

/** IPv4 as itself where the socket speaks of it as IPv6 (`::ffff:10.0.0.7`). */
export function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function addEntry(list: BlockList, entry: string): void {
  const [address = '', prefix] = entry.split('/');
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  if (prefix === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(prefix), family);
}
