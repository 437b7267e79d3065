import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { ConnectionAction } from '../emission.ts';
import type { LinkFormat } from '../../scenario/scenario.ts';
import { writingOf } from './gatt-lines.ts';
import type { Port, PortSettings } from './port.ts';
import { sentOn, type SentOn } from './sent-on.ts';

/**
 * A serial line behind a TCP serial server: whoever connects hears it from then on. It has no memory: what is said while nobody
 * is there is gone, as on any cable. What the other end writes is read and goes nowhere.
 */
export type TcpPort = Port & { readonly port: number };

export type TcpPortSettings = PortSettings & {
  readonly host?: string;
  /** 0: any free one. */
  readonly port: number;
  readonly format?: LinkFormat;
};

/** Who connects and does not read is hung up on. */
const mostUnreadBytes = 1024 * 1024;

/** One line for a person where the port can not be had. */
export async function openTcpPort(settings: TcpPortSettings): Promise<Result<TcpPort, string>> {
  const { name, host = '127.0.0.1', port, format, onNews = () => undefined } = settings;
  const writing = writingOf(format);
  const sentBySocket = new Map<Socket, SentOn>();
  /** Those this side has done with, and who were not told, or not all of it yet. */
  const left = new Set<Socket>();
  let isEnded = false;

  const server = createServer({ noDelay: true }, (socket) => {
    // 'close' follows every error.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sentBySocket.delete(socket);
      left.delete(socket);
    });
    socket.resume();
    if (isEnded) socket.destroy();
    else sentBySocket.set(socket, sentOn(socket));
  });
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (problem) {
    return err(whyNot(problem as NodeJS.ErrnoException, `${host}:${port}`));
  }
  server.on('error', (problem) => onNews(whyNot(problem, `${host}:${port}`)));

  return ok({
    name,
    port: (server.address() as AddressInfo).port,
    deliver(delivery) {
      if (delivery.type === 'connection') act(delivery.action);
      else write(writing(delivery));
    },
    /** Of who connected last: a gateway that is back counts, not the connection it has given up. */
    sent: () => [...sentBySocket.values()].at(-1) ?? null,
    settled: () => Promise.resolve(),
    isConnected: () => sentBySocket.size > 0,
    async close() {
      for (const socket of [...sentBySocket.keys(), ...left]) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  });

  function write(bytes: Uint8Array): void {
    for (const [socket, sent] of sentBySocket) {
      socket.write(bytes);
      sentBySocket.set(socket, { ...sent, bytes: sent.bytes + bytes.length });
      if (socket.writableLength > mostUnreadBytes) socket.destroy();
    }
  }

  /** Until it is told to connect, who comes is hung up on. */
  function act(action: ConnectionAction): void {
    isEnded = action !== 'connect';
    if (!isEnded) return;
    for (const socket of sentBySocket.keys()) {
      left.add(socket);
      if (action === 'disconnect') socket.end();
      if (action === 'reset') socket.resetAndDestroy();
    }
    sentBySocket.clear();
  }
}

function whyNot(problem: NodeJS.ErrnoException, where: string): string {
  if (problem.code === 'EADDRINUSE') return `${where} is in use; another port, or 0 for any free one`;
  return `can not listen at ${where} (${problem.code ?? problem.message})`;
}
