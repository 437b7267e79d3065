import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionAction, Delivery } from '../emission.ts';
import { mllpFrame } from '../mllp.ts';
import { openMllpPort, type MllpPort, type MllpPortSettings } from './mllp-port.ts';

const opened: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

type Verdict = 'AA' | 'AR' | 'silence' | 'hang-up';

/** One connection as a gateway of a few lines sees it. */
type Seen = {
  readonly socket: Socket;
  readonly peer: string;
  text: string;
  ending: 'open' | 'ended' | 'reset';
};

async function aGateway(verdictOf: (controlId: string) => Verdict = () => 'AA', port = 0) {
  const connections: Seen[] = [];
  const server = createServer((socket) => {
    const seen: Seen = {
      socket,
      peer: `${socket.remoteAddress}:${socket.remotePort}`,
      text: '',
      ending: 'open',
    };
    connections.push(seen);
    socket.on('error', () => (seen.ending = 'reset'));
    socket.on('end', () => (seen.ending = 'ended'));
    socket.on('data', (bytes) => {
      seen.text += bytes.toString('latin1');
      for (const [, id = ''] of bytes.toString('latin1').matchAll(/\|ORU\|(\w+)\|/g)) {
        const verdict = verdictOf(id);
        if (verdict === 'hang-up') socket.destroy();
        else if (verdict !== 'silence') socket.write(`\x0bMSH|\rMSA|${verdict}|${id}|because\r\x1c\r`);
      }
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    for (const { socket } of connections) socket.destroy();
    server.close();
  };
  opened.push({ close });
  return { port: (server.address() as AddressInfo).port, connections, close };
}

function aPort(settings: Partial<MllpPortSettings> & { readonly port: number }) {
  const lines: string[] = [];
  const port = openMllpPort({
    name: 'chair-3',
    host: '127.0.0.1',
    backOffMs: { first: 2, longest: 10 },
    onNews: (line) => lines.push(line),
    ...settings,
  });
  opened.push(port);
  return { port, lines };
}

function message(controlId: string): Delivery {
  const bytes = mllpFrame(`MSH|^~\\&|||||||ORU|${controlId}|T\r`);
  return { type: 'bytes', atMs: 0, bytes, controlId, reports: [] };
}

function raw(text: string): Delivery {
  return { type: 'bytes', atMs: 0, bytes: Buffer.from(text, 'latin1'), controlId: null, reports: [] };
}

function action(named: ConnectionAction): Delivery {
  return { type: 'connection', atMs: 0, action: named };
}

/** Settled again and again until it is connected: the first attempts may have met nobody. */
async function connected(port: MllpPort): Promise<void> {
  await expect.poll(() => port.isConnected(), { interval: 2 }).toBe(true);
}

describe('MLLP port', () => {
  it('[SI46] writes what it is told, as it is, without waiting for acknowledgements', async () => {
    const gateway = await aGateway(() => 'silence');
    const { port } = aPort({ port: gateway.port });
    const all = Array.from({ length: 100 }, (_, n) => (n % 10 === 9 ? raw(`noise ${n}`) : message(`m${n}`)));
    for (const one of all) port.deliver(one);
    await port.settled();
    const meant = all.map((one) => (one.type === 'bytes' ? Buffer.from(one.bytes).toString('latin1') : ''));
    await expect.poll(() => gateway.connections[0]?.text).toBe(meant.join(''));
    expect(port.counts()).toEqual({ acknowledged: 0, refused: 0, dropped: 0, waiting: 90 });
  });

  it('[SI46] knows how the gateway calls the connection, and how many bytes it will get', async () => {
    const gateway = await aGateway();
    const { port } = aPort({ port: gateway.port });
    expect(port.sent()).toBeNull();
    for (const one of [message('m1'), raw('\x0bcut'), message('m2')]) port.deliver(one);
    await port.settled();
    const sent = port.sent();
    await expect.poll(() => gateway.connections[0]?.text.length).toBe(sent?.bytes);
    expect(gateway.connections[0]?.peer).toBe(sent?.peer);
  });

  it('[SI46] counts how it was answered, two messages of one number as two', async () => {
    const gateway = await aGateway((id) => (id === 'bad' ? 'AR' : 'AA'));
    const { port, lines } = aPort({ port: gateway.port });
    for (const id of ['same', 'bad', 'same', 'bad']) port.deliver(message(id));
    await expect.poll(() => port.counts()).toEqual({ acknowledged: 2, refused: 2, dropped: 0, waiting: 0 });
    expect(lines).toEqual(['the gateway refuses messages: because']);
  });

  it('[SI46] after a break nobody commanded, what was not acknowledged is sent again, bytes without a number are not', async () => {
    const gateway = await aGateway((id) =>
      id === 'm2' && gateway.connections.length === 1 ? 'hang-up' : 'AA',
    );
    const { port } = aPort({ port: gateway.port });
    for (const one of [message('m1'), raw('noise'), message('m2')]) port.deliver(one);
    await expect.poll(() => port.counts()).toEqual({ acknowledged: 2, refused: 0, dropped: 0, waiting: 0 });
    const [, again] = gateway.connections;
    expect(again?.text).toContain('|m2|');
    expect(again?.text).not.toContain('noise');
    expect(port.sent()?.bytes).toBe(again?.text.length);
  });

  it('[SI48] told to disconnect, it ends properly what it has written, and carries nothing until it is told to connect', async () => {
    const gateway = await aGateway(() => 'silence');
    const { port } = aPort({ port: gateway.port });
    for (const one of [message('m1'), action('disconnect'), message('m2')]) port.deliver(one);
    // The first one waits for the connection that is on its way: nothing was written, nothing is to be ended.
    await port.settled();
    expect(port.isConnected()).toBe(false);
    port.deliver(action('connect'));
    await connected(port);
    for (const one of [message('m3'), action('disconnect')]) port.deliver(one);
    await expect.poll(() => gateway.connections.at(-1)?.ending).toBe('ended');
    expect(gateway.connections.at(-1)?.text).toMatch(/\|m1\|.*\|m3\|/s);
    port.deliver(message('m4'));
    for (const one of [action('connect'), message('m5')]) port.deliver(one);
    await port.settled();
    await expect.poll(() => gateway.connections.at(-1)?.text).toContain('|m5|');
    expect(gateway.connections.map(({ text }) => text).join('')).not.toMatch(/\|m2\||\|m4\|/);
    expect(gateway.connections.at(-1)?.text).not.toContain('|m3|');
  });

  it('[SI48] told to reset, the gateway sees a reset', async () => {
    const gateway = await aGateway();
    const { port } = aPort({ port: gateway.port });
    port.deliver(message('m1'));
    await expect.poll(() => port.counts().acknowledged).toBe(1);
    for (const one of [action('reset'), action('connect'), message('m2')]) port.deliver(one);
    await expect.poll(() => port.counts().acknowledged).toBe(2);
    expect(gateway.connections.map(({ ending }) => ending)).toEqual(['reset', 'open']);
    expect(gateway.connections.map(({ text }) => /\|(m\d)\|/.exec(text)?.[1])).toEqual(['m1', 'm2']);
  });

  it('[SI48] half-open, the connection stays and carries nothing; the next one is another beside it', async () => {
    const gateway = await aGateway();
    const { port } = aPort({ port: gateway.port });
    port.deliver(message('m1'));
    await expect.poll(() => port.counts().acknowledged).toBe(1);
    for (const one of [action('half-open'), message('m2')]) port.deliver(one);
    await port.settled();
    expect(port.sent()).toBeNull();
    for (const one of [action('connect'), message('m3')]) port.deliver(one);
    await expect.poll(() => port.counts().acknowledged).toBe(2);
    expect(gateway.connections.map(({ ending }) => ending)).toEqual(['open', 'open']);
    expect(gateway.connections.map(({ text }) => /\|(m\d)\|/.exec(text)?.[1])).toEqual(['m1', 'm3']);
    await port.close();
    await expect
      .poll(() => gateway.connections.map(({ ending }) => ending === 'open'))
      .toEqual([false, false]);
  });

  it('[SI48] an end by command is no break: what was not acknowledged then is not sent again', async () => {
    const gateway = await aGateway(() => 'silence');
    const { port } = aPort({ port: gateway.port });
    port.deliver(message('m1'));
    await expect.poll(() => gateway.connections[0]?.text).toContain('|m1|');
    for (const one of [action('reset'), action('connect'), message('m2')]) port.deliver(one);
    await expect.poll(() => gateway.connections[1]?.text).toContain('|m2|');
    expect(gateway.connections[1]?.text).not.toContain('|m1|');
    expect(port.counts()).toEqual({ acknowledged: 0, refused: 0, dropped: 1, waiting: 1 });
  });

  it('[SI49] no gateway: one line, and one more when there is one; what was said is kept', async () => {
    const away = await aGateway();
    away.close();
    const { port, lines } = aPort({ port: away.port });
    port.deliver(message('m1'));
    await port.settled();
    await expect.poll(() => lines).toHaveLength(1);
    const gateway = await aGateway(() => 'AA', away.port);
    await expect.poll(() => port.counts().acknowledged).toBe(1);
    expect(lines).toEqual([
      `no gateway at 127.0.0.1:${gateway.port} (ECONNREFUSED); tried again until there is one`,
      'connected',
    ]);
  });

  it('[SI46] closing it lets nobody wait', async () => {
    const gateway = await aGateway(() => 'silence');
    const { port } = aPort({ port: gateway.port });
    port.deliver(message('m1'));
    await port.close();
    await port.settled();
    expect(port.isConnected()).toBe(false);
  });
});
