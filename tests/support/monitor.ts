import { connect, type Socket } from 'node:net';
import { createAckReader, mllpFrame, type Acknowledgement } from '@chairside/simulators/links/mllp.ts';
import { encodePcd01, type Message } from '@chairside/simulators/links/pcd01.ts';

/**
 * A monitor at the end of a cable: sends what it is told, once, and says how the gateway answered. It never sends again by
 * itself, so that a test knows exactly what was acknowledged.
 */
export type Monitor = {
  /** `lost` when the connection broke before an answer came. */
  send(message: Omit<Message, 'controlId' | 'sender' | 'sentAtMs'>): Promise<Verdict>;
  close(): void;
};

export type Verdict = Acknowledgement['verdict'] | 'lost';

/** Rejects when nobody listens. */
export async function plugIn(port: number, sender: string): Promise<Monitor> {
  const socket = await opened(port);
  const awaited = new Map<string, (verdict: Verdict) => void>();
  const read = createAckReader(({ controlId, verdict }) => {
    awaited.get(controlId)?.(verdict);
    awaited.delete(controlId);
  });
  socket.on('data', (bytes: Buffer) => void read(bytes));
  // 'close' follows every error and says the same.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const answer of awaited.values()) answer('lost');
    awaited.clear();
  });
  let sent = 0;
  return {
    send(message) {
      if (socket.destroyed) return Promise.resolve('lost');
      sent += 1;
      const controlId = `${sender}.${sent}.${Date.now().toString(36)}`;
      return new Promise((resolve) => {
        awaited.set(controlId, resolve);
        socket.write(
          mllpFrame(encodePcd01({ ...message, sender, controlId, sentAtMs: message.measuredAtMs })),
        );
      });
    },
    close: () => void socket.destroy(),
  };
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}
