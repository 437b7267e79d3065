import type { SocketPort } from './socket.ts';
import type { LiveStore } from './store.ts';

/** Follows the simulator's panel while anybody looks at it, and again after each new connection. */
export function createPanelWatch(socket: SocketPort, store: LiveStore): () => () => void {
  let watchers = 0;
  const tell = (panel: unknown) => {
    if (watchers > 0) store.setState({ panel });
  };
  const ask = () =>
    socket.ask('simulation:watch', {}, (answer) => tell((answer as { value?: unknown }).value ?? null));
  socket.on('simulation:panel', tell);
  socket.onConnect(() => {
    if (watchers > 0) ask();
  });
  return () => {
    watchers += 1;
    if (watchers === 1 && socket.isConnected()) ask();
    return () => {
      watchers -= 1;
      if (watchers > 0) return;
      store.setState({ panel: undefined });
      if (socket.isConnected()) socket.ask('simulation:unwatch', {}, () => undefined);
    };
  };
}
