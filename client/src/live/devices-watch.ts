import type { DevicesShown } from '@chairside/shared/devices/shown.ts';
import type { SocketPort } from './socket.ts';
import type { LiveStore } from './store.ts';

/** What the gateway knows of links and devices, while somebody looks; `framesOf`: the link whose frames are read. */
export type WatchDevices = (framesOf: string | null) => () => void;

/** Follows it while the page is open, and again after each new connection. */
export function createDevicesWatch(socket: SocketPort, store: LiveStore): WatchDevices {
  /** What is looked at; of two pages in a row the later. */
  let watched: { readonly framesOf: string | null } | null = null;
  const tell = (devices: DevicesShown | undefined) => {
    if (watched !== null && devices !== undefined) store.setState({ devices });
  };
  const ask = (framesOf: string | null) =>
    socket.ask('devices:watch', { framesOf }, (answer) => tell((answer as { value?: DevicesShown }).value));
  socket.on('devices:shown', tell);
  socket.onConnect(() => {
    if (watched !== null) ask(watched.framesOf);
  });
  return (framesOf) => {
    const mine = { framesOf };
    watched = mine;
    if (socket.isConnected()) ask(framesOf);
    return () => {
      // Another link's frames are asked for in the same turn: what is shown stays meanwhile.
      queueMicrotask(() => {
        if (watched !== mine) return;
        watched = null;
        store.setState({ devices: undefined });
        if (socket.isConnected()) socket.ask('devices:unwatch', {}, () => undefined);
      });
    };
  };
}
