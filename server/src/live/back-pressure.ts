import type { Server, Socket } from 'socket.io';
import type { ChairId } from '@chairside/shared/ids.ts';
import { packReadings } from '@chairside/shared/vitals/packed.ts';
import type { ChairDesk } from '../chairs/chair-desk.ts';
import type { Log } from '../ports/log.ts';
import { behindRoom, chairRoom } from './rooms.ts';
import { bytesWaiting, hangUp } from './underneath.ts';

/**
 * A slow screen must not make the gateway's memory grow, nor get an old number while newer ones wait (decision 0009):
 * readings are latest-wins, events are never dropped, and who is hopelessly behind is sent away to come back by snapshot.
 */
export type BackPressure = {
  /** Looks at every screen once; called every 100 ms. */
  sweep(): void;
};

/** Bytes waiting for a screen: above the first it is behind, under the second it has caught up, above the third it goes. */
const behindAtBytes = 64 * 1024;
const caughtUpAtBytes = 8 * 1024;
const goneAtBytes = 1024 * 1024;
const goneAtEvents = 1_000;

export function createBackPressure(
  io: Server,
  { desks, log }: { readonly desks: ReadonlyMap<ChairId, ChairDesk>; readonly log: Log },
): BackPressure {
  function sweepOne(socket: Socket): void {
    const waiting = bytesWaiting(socket);
    if (waiting > goneAtBytes || eventsBehind(socket, desks) > goneAtEvents) {
      log.warn('screen-too-far-behind', { socket: socket.id, waitingBytes: waiting });
      hangUp(socket);
      return;
    }
    if (waiting > behindAtBytes)
      for (const desk of followed(socket, desks, chairRoom)) fallBehind(socket, desk);
    if (waiting < caughtUpAtBytes)
      for (const desk of followed(socket, desks, behindRoom)) catchUp(socket, desk);
  }

  return {
    sweep() {
      for (const socket of io.sockets.sockets.values()) sweepOne(socket);
    },
  };
}

function fallBehind(socket: Socket, { chair }: ChairDesk): void {
  void socket.leave(chairRoom(chair));
  void socket.join(behindRoom(chair));
}

function catchUp(socket: Socket, { chair, recent }: ChairDesk): void {
  void socket.leave(behindRoom(chair));
  void socket.join(chairRoom(chair));
  socket.emit('chair:frame', {
    chair,
    readings: packReadings(Object.values(recent.latest)),
    coalesced: true,
  });
}

function followed(
  socket: Socket,
  desks: ReadonlyMap<ChairId, ChairDesk>,
  roomOf: (chair: ChairId) => string,
): readonly ChairDesk[] {
  const all = [...desks.values()];
  return socket.rooms.size < 2 ? [] : all.filter(({ chair }) => socket.rooms.has(roomOf(chair)));
}

/** As far as the screen itself has said, with its heartbeat. */
function eventsBehind(socket: Socket, desks: ReadonlyMap<ChairId, ChairDesk>): number {
  const { seqByChair = {} } = socket.data as { seqByChair?: Readonly<Record<string, number>> };
  let most = 0;
  for (const [chair, seq] of Object.entries(seqByChair)) {
    most = Math.max(most, (desks.get(chair as ChairId)?.state().seq ?? seq) - seq);
  }
  return most;
}
