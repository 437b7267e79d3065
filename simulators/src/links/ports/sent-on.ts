import type { Socket } from 'node:net';

/** How the other end knows a connection, `address:port`, and how many bytes were written to it. */
export type SentOn = { readonly peer: string; readonly bytes: number };

export function sentOn(socket: Socket): SentOn {
  return { peer: `${plainAddress(socket.localAddress)}:${String(socket.localPort ?? 0)}`, bytes: 0 };
}

/** IPv4 as itself where the socket speaks of it as IPv6: so the gateway names its peers. */
function plainAddress(address = ''): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
