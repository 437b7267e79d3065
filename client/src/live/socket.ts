import type { ScreenPlace } from '@chairside/shared/screens/report.ts';
import { wireVersion } from '@chairside/shared/wire-version.ts';
import type { Handshake, HandshakeRefusal, Notices, Request, RequestName } from '@chairside/shared/wire.ts';
import { io } from 'socket.io-client';

/** What the connection needs of a socket; a pretend one fits as well. */
export type SocketPort = {
  isConnected(): boolean;
  /** Before it every message of the last connection is over, after it the new ones come. */
  onConnect(listen: () => void): void;
  onDisconnect(listen: () => void): void;
  /** The gateway answered the handshake with no; the socket does not try again by itself. */
  onRefused(listen: (why: HandshakeRefusal) => void): void;
  on<N extends keyof Notices>(name: N, listen: (notice: Notices[N]) => void): void;
  /** Never answered when the link breaks first. */
  ask<N extends RequestName>(name: N, request: Request<N>, answered: (answer: unknown) => void): void;
  connect(): void;
  /** Anew, and with the cookies the browser has by then. */
  reconnect(): void;
  /** Until `reconnect` it does not come again by itself: the browser is about to have other cookies. */
  hold(): void;
  close(): void;
};

/** What is asked for at each connection. */
export type HandshakeParts = {
  readonly personId: () => string | null;
  readonly place: () => ScreenPlace;
};

/** Websocket only; tries again for ever, at most two seconds apart. */
export function createGatewaySocket(url: string, { personId, place }: HandshakeParts): SocketPort {
  const socket = io(url, {
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 250,
    reconnectionDelayMax: 2_000,
    timeout: 5_000,
    auth: (send) => send({ ...handshakeOf(personId()), place: place() }),
  });
  let isClosed = false;
  let isHeld = false;
  return {
    isConnected: () => socket.connected,
    onConnect: (listen) => void socket.on('connect', listen),
    onDisconnect: (listen) =>
      void socket.on('disconnect', () => {
        listen();
        if (!socket.active && !isClosed && !isHeld) socket.connect();
      }),
    onRefused: (listen) =>
      void socket.on('connect_error', (error: Error & { data?: HandshakeRefusal }) => {
        if (!socket.active && error.data !== undefined) listen(error.data);
      }),
    on: (name, listen) => void socket.on<string>(name, listen),
    ask: (name, request, answered) => void socket.emit(name, request, answered),
    connect: () => void socket.connect(),
    reconnect() {
      isHeld = false;
      // Who listens for the end connects again.
      if (socket.connected) socket.disconnect();
      else socket.connect();
    },
    hold() {
      isHeld = true;
    },
    close: () => {
      isClosed = true;
      socket.close();
    },
  };
}

function handshakeOf(personId: string | null): Handshake {
  if (personId === null) return { wireVersion };
  return { wireVersion, personId: personId as NonNullable<Handshake['personId']> };
}
