import { randomUUID } from 'node:crypto';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import {
  wireVersion,
  type ChairJoined,
  type CommandAnswer,
  type Frame,
  type OverviewJoined,
  type SiteView,
} from '@chairside/shared/wire.ts';
import { io, type Socket } from 'socket.io-client';

/**
 * The gateway as any screen sees it, over the public wire. What it sends is taken at its word: the handshake made sure
 * that both speak the same version.
 */
export type GatewayWire = {
  /** The newest; the first comes with the connection. */
  siteView(): Promise<SiteView>;
  overview(): Promise<OverviewJoined>;
  /** `session`: the one that is meant, where there is one. */
  commandChair(chair: ChairId, command: ChairCommand, session?: SessionId | null): Promise<CommandAnswer>;
  commandSite(command: SiteCommand): Promise<CommandAnswer>;
  /** Tells the chair's state now and after every change, over every reconnection. */
  followChair(chair: ChairId, tell: (state: ChairState) => void): void;
  close(): void;
};

const answerWithinMs = 10_000;

export function connectToGateway(gateway: string, personId?: string): GatewayWire {
  const socket = io(gateway, {
    transports: ['websocket'],
    auth: { wireVersion, isSimulator: true, ...(personId === undefined ? {} : { personId }) },
    reconnectionDelay: 250,
    reconnectionDelayMax: 2_000,
  });
  let view: SiteView | null = null;
  socket.on('site:view', (newest: SiteView) => {
    view = newest;
  });
  return {
    siteView: async () => view ?? (await firstSiteView(socket)),
    overview: () => ask<OverviewJoined>(socket, 'overview:join', {}),
    commandChair: (chair, command, session = null) =>
      ask<CommandAnswer>(socket, 'chair:command', { commandId: randomUUID(), chair, session, command }),
    commandSite: (command) =>
      ask<CommandAnswer>(socket, 'site:command', { commandId: randomUUID(), command }),
    followChair: (chair, tell) => followChair(socket, chair, tell),
    close: () => {
      socket.disconnect();
    },
  };
}

/** Rejects when the gateway refuses the handshake or says nothing for a while. */
function firstSiteView(socket: Socket): Promise<SiteView> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the gateway does not answer')), answerWithinMs);
    socket.once('site:view', (view: SiteView) => {
      clearTimeout(timer);
      resolve(view);
    });
    socket.on('connect_error', (refusal: Error & { readonly data?: unknown }) => {
      if (socket.active) return;
      clearTimeout(timer);
      reject(new Error(`the gateway refuses: ${JSON.stringify(refusal.data ?? refusal.message)}`));
    });
  });
}

/** Rejects when no answer comes in time. */
async function ask<A>(socket: Socket, request: string, body: unknown): Promise<A> {
  const answer: unknown = await socket.timeout(answerWithinMs).emitWithAck(request, body);
  return answer as A;
}

function followChair(socket: Socket, chair: ChairId, tell: (state: ChairState) => void): void {
  let state: ChairState | null = null;

  const become = (next: ChairState) => {
    state = next;
    tell(next);
  };
  const join = () => {
    state = null;
    socket.emit('chair:join', { chair, after: null }, (joined: ChairJoined) => {
      if (joined.ok && joined.value.kind === 'snapshot') become(joined.value.state);
    });
  };
  socket.on('connect', join);
  socket.on('chair:frame', (frame: Frame) => {
    if (frame.chair !== chair || frame.events === undefined) return;
    for (const event of frame.events) {
      if (state === null || event.seq <= state.seq) continue;
      if (event.seq > state.seq + 1) {
        join();
        return;
      }
      become(evolve(state, event));
    }
  });
  if (socket.connected) join();
}
