import { randomBytes } from 'node:crypto';
import type { Socket } from 'socket.io';
import type { Doorkeeper } from '../ports/doorkeeper.ts';

/**
 * The simulator has no account, also where people have: in simulation, a program of this machine that says it is one acts as those it
 * simulates. A browser is none, for it says what page it shows; nor is what comes through a proxy, which may be anybody.
 */
export type SimulatorsDoor = {
  readonly doorkeeper: Doorkeeper;
  /** What the connection is known by from here on. */
  cookiesOf(socket: Socket): string | undefined;
};

export function openSimulatorsDoor(doorkeeper: Doorkeeper, isSimulation: boolean): SimulatorsDoor {
  // In the place of cookies, where nobody else can have it.
  const pass = `simulator ${randomBytes(32).toString('base64url')}`;
  return {
    doorkeeper: {
      ...doorkeeper,
      whoIs: (cookies) => (cookies === pass ? { type: 'demo' } : doorkeeper.whoIs(cookies)),
    },
    cookiesOf: (socket) => (isSimulation && isSimulator(socket) ? pass : socket.handshake.headers.cookie),
  };
}

function isSimulator({ handshake, nsp }: Pick<Socket, 'handshake' | 'nsp'>): boolean {
  const { headers, address, auth } = handshake;
  const isProgramHere =
    headers.origin === undefined &&
    headers.cookie === undefined &&
    headers['x-forwarded-for'] === undefined &&
    /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
  // Whoever opens another door than the screens' has said so by that.
  return isProgramHere && (nsp.name !== '/' || auth['isSimulator'] === true);
}
