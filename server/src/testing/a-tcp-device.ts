import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A device behind a TCP serial server, played by a test: whoever connects gets what it is told to say. */
export type TcpDevice = {
  readonly port: number;
  /** How often somebody has connected since it began. */
  readonly connections: () => number;
  /** To all who are connected. */
  say(bytes: Uint8Array): void;
  /** What was written to it. */
  heard(): Buffer;
  /** As when a cable of the network is pulled and put back: connections end with a reset. */
  reset(): void;
  /** It has said all: ends its half of each connection, and goes on listening. */
  hangUp(): void;
  /** As when it is switched off: all ends, and nobody listens. */
  leave(): Promise<void>;
};

export async function aTcpDevice(port = 0): Promise<TcpDevice> {
  const sockets = new Set<Socket>();
  const heard: Buffer[] = [];
  let connections = 0;
  // A serial server passes on what it has; left to TCP, small frames would wait for each other's acknowledgement.
  const server: Server = createServer({ noDelay: true }, (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('data', (bytes) => heard.push(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen({ port, host: '127.0.0.1' }, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    say(bytes) {
      for (const socket of sockets) socket.write(bytes);
    },
    heard: () => Buffer.concat(heard),
    reset() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    hangUp() {
      for (const socket of sockets) socket.end();
    },
    async leave() {
      const gone = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      for (const socket of sockets) socket.destroy();
      await gone;
    },
  };
}
