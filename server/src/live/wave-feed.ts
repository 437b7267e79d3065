import type { Server, Socket } from 'socket.io';
import type { WaveTold } from '@chairside/shared/devices/wave.ts';
import type { Log } from '../ports/log.ts';
import { waveRoom } from './rooms.ts';
import { bytesWaiting } from './underneath.ts';

/**
 * Waves to the screens that follow them, as long as their way is free (decision 0009): a piece that would have to wait is dropped
 * and counted, so that no number ever waits behind one (WV4).
 *
 * socket.io's own `volatile` looks whether the websocket is just writing, and would drop what comes in the same turn as a number.
 */
export type WaveFeed = {
  tell(wave: WaveTold): void;
  /** The screen is gone; what it did not get is said once, in the log. */
  leave(socket: Socket): void;
};

/** More than this waits: the screen, or what lies between, is slower than a clinic's own network ever is. */
const freeUnderBytes = 2_048;

export function createWaveFeed(io: Server, { log }: { readonly log: Log }): WaveFeed {
  const droppedBySocket = new WeakMap<Socket, number>();

  return {
    tell(wave) {
      for (const id of io.sockets.adapter.rooms.get(waveRoom(wave.chair)) ?? []) {
        const socket = io.sockets.sockets.get(id);
        if (socket === undefined) continue;
        if (bytesWaiting(socket) < freeUnderBytes) socket.emit('chair:wave', wave);
        else droppedBySocket.set(socket, (droppedBySocket.get(socket) ?? 0) + 1);
      }
    },
    leave(socket) {
      const dropped = droppedBySocket.get(socket);
      if (dropped !== undefined) log.info('waves-dropped', { socket: socket.id, dropped });
    },
  };
}
