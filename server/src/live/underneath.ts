import type { Server, Socket } from 'socket.io';

/** What socket.io does not say of a connection, asked of the websocket underneath. */
type Underneath = {
  readonly transport?: { readonly socket?: { readonly bufferedAmount?: number; terminate?(): void } };
  readonly writeBuffer?: readonly { readonly data?: unknown }[];
};

/** What engine.io still holds for it, and what its websocket has not got rid of. */
export function bytesWaiting({ conn }: Socket): number {
  const { transport, writeBuffer } = conn as unknown as Underneath;
  let waiting = transport?.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer ?? []) waiting += lengthOf(data);
  return waiting;
}

function lengthOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof ArrayBuffer || ArrayBuffer.isView(data) ? data.byteLength : 0;
}

/**
 * Ends the connection at once, without the goodbye that a peer which does not read would never answer. The screen takes it
 * for a lost link, and comes back by itself.
 */
export function hangUp({ conn }: Pick<Socket, 'conn'>): void {
  const { transport } = conn as unknown as Underneath;
  transport?.socket?.terminate?.();
}

/** Every connection, through whichever door it came, and those that came through none: one that stands still would keep the server. */
export function hangUpOnAll({ engine }: Server): void {
  const { clients } = engine as unknown as { readonly clients: Readonly<Record<string, Socket['conn']>> };
  for (const conn of Object.values(clients)) hangUp({ conn });
}
