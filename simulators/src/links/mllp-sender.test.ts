import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createMllpSender, type MllpSender, type SenderNews, type SenderSettings } from './mllp-sender.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

type Verdict = 'AA' | 'AE' | 'AR' | 'silence' | 'hang-up';

/** A gateway of a few lines: takes frames on a real socket and answers each as told. */
async function aGateway(answer: (controlId: string, nth: number) => Verdict, write = whole) {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let buffered = '';
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      buffered += bytes.toString('latin1');
      const frames = buffered.split('\x1c\r');
      buffered = frames.pop() ?? '';
      for (const frame of frames) {
        const controlId = frame.replace('\x0b', '').split('|')[9] ?? '';
        received.push(controlId);
        const verdict = answer(controlId, received.length);
        if (verdict === 'hang-up') {
          socket.destroy();
          return;
        }
        if (verdict !== 'silence') write(socket, `\x0bMSH|\rMSA|${verdict}|${controlId}|because\r\x1c\r`);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  opened.push({ close });
  return { port, received, close, sockets };
}

function whole(socket: Socket, text: string): void {
  socket.write(text, 'latin1');
}

function byteByByte(socket: Socket, text: string): void {
  socket.setNoDelay(true);
  for (const byte of text) socket.write(byte, 'latin1');
}

const quick = { backOffMs: { first: 2, longest: 10 } };

function aSender(settings: Partial<SenderSettings> & { readonly port: number }) {
  const news: SenderNews[] = [];
  const sender = createMllpSender({
    host: '127.0.0.1',
    ...quick,
    ...settings,
    onNews: (one) => news.push(one),
  });
  opened.push(sender);
  return { sender, news };
}

function sendMany(sender: MllpSender, ids: readonly string[]): void {
  for (const [index, id] of ids.entries()) {
    sender.send({ controlId: id, payload: `MSH|^~\\&|||||||ORU|${id}|T\r`, atMs: index * 1_000 });
  }
}

const ids = Array.from({ length: 40 }, (_, n) => `m${n}`);

describe('MLLP sender', () => {
  it('[SI1] sends everything once, oldest first, when all is well', async () => {
    const gateway = await aGateway(() => 'AA');
    const { sender } = aSender({ port: gateway.port });
    sendMany(sender, ids);
    await sender.drained();
    expect(gateway.received).toEqual(ids);
    expect(sender.counts()).toEqual({ acknowledged: 40, refused: 0, dropped: 0, waiting: 0 });
  });

  it('[SI1] understands acknowledgements that come byte by byte', async () => {
    const gateway = await aGateway(() => 'AA', byteByByte);
    const { sender } = aSender({ port: gateway.port });
    sendMany(sender, ids);
    await sender.drained();
    expect(sender.counts().acknowledged).toBe(40);
  });

  it('[SI1] is never more than a few messages ahead of the acknowledgements', async () => {
    const full = Promise.withResolvers<undefined>();
    const gateway = await aGateway((_, nth) => {
      if (nth === 4) full.resolve(undefined);
      return 'silence';
    });
    const { sender } = aSender({ port: gateway.port, maxUnacknowledged: 4, keepMs: Infinity });
    sendMany(sender, ids);
    await full.promise;
    await new Promise(setImmediate);
    expect(gateway.received).toEqual(ids.slice(0, 4));
    expect(sender.counts().waiting).toBe(40);
  });

  it('[SI1] sends again what the gateway could not keep just now', async () => {
    const gateway = await aGateway((_, nth) => (nth <= 3 ? 'AE' : 'AA'));
    const { sender } = aSender({ port: gateway.port });
    sendMany(sender, ids);
    await sender.drained();
    expect(new Set(gateway.received)).toEqual(new Set(ids));
    expect(gateway.received).toHaveLength(43);
    expect(sender.counts()).toEqual({ acknowledged: 40, refused: 0, dropped: 0, waiting: 0 });
  });

  it('[SI1] gives up a message that is never kept, and goes on with the others', async () => {
    const gateway = await aGateway((id) => (id === 'm0' ? 'AE' : 'AA'));
    const { sender, news } = aSender({ port: gateway.port });
    sendMany(sender, ids.slice(0, 3));
    await sender.drained();
    expect(sender.counts()).toEqual({ acknowledged: 2, refused: 0, dropped: 1, waiting: 0 });
    expect(news).toContainEqual({ type: 'dropped', controlId: 'm0' });
  });

  it('[SI1] drops what is refused and says why', async () => {
    const gateway = await aGateway((id) => (id === 'm1' ? 'AR' : 'AA'));
    const { sender, news } = aSender({ port: gateway.port });
    sendMany(sender, ids.slice(0, 3));
    await sender.drained();
    expect(gateway.received).toEqual(['m0', 'm1', 'm2']);
    expect(sender.counts()).toEqual({ acknowledged: 2, refused: 1, dropped: 0, waiting: 0 });
    expect(news).toContainEqual({ type: 'refused', controlId: 'm1', reason: 'because' });
  });

  it('[SI1] reconnects after the gateway hung up and sends again what was not acknowledged', async () => {
    const gateway = await aGateway((_, nth) => (nth === 5 || nth === 30 ? 'hang-up' : 'AA'));
    const { sender, news } = aSender({ port: gateway.port });
    sendMany(sender, ids);
    await sender.drained();
    expect(new Set(gateway.received)).toEqual(new Set(ids));
    expect(sender.counts()).toEqual({ acknowledged: 40, refused: 0, dropped: 0, waiting: 0 });
    expect(news.filter(({ type }) => type === 'disconnected')).toHaveLength(2);
  });

  it('[SI1] hangs up by itself on a gateway that says nothing', async () => {
    const gateway = await aGateway((_, nth) => (nth === 1 ? 'silence' : 'AA'));
    const { sender } = aSender({ port: gateway.port, ackTimeoutMs: 20 });
    sendMany(sender, ['m0']);
    await sender.drained();
    expect(gateway.received).toEqual(['m0', 'm0']);
  });

  it('[SI1] keeps what came while the gateway was away, as long as it is not too old, and sends it oldest first', async () => {
    const away = await aGateway(() => 'AA');
    away.close();
    const { sender } = aSender({ port: away.port, keepMs: 10_000 });
    sendMany(sender, ids);
    expect(sender.counts()).toEqual({ acknowledged: 0, refused: 0, dropped: 29, waiting: 11 });

    const received: string[] = [];
    const back = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        for (const [, id = ''] of bytes.toString('latin1').matchAll(/ORU\|(\w+)\|T/g)) {
          received.push(id);
          socket.write(`\x0bMSA|AA|${id}\x1c\r`);
        }
      });
    });
    back.listen(away.port, '127.0.0.1');
    opened.push(back);
    await sender.drained();
    expect(received).toEqual(ids.slice(29));
  });

  it('[SI1] closing twice is closing once, and nothing is sent afterwards', async () => {
    const gateway = await aGateway(() => 'AA');
    const { sender } = aSender({ port: gateway.port });
    sendMany(sender, ['m0']);
    await sender.drained();
    sender.close();
    sender.close();
    sendMany(sender, ['m1']);
    expect(sender.counts()).toEqual({ acknowledged: 1, refused: 0, dropped: 0, waiting: 0 });
  });
});
