import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { answerWithinMs, createExchange } from './exchange.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Another system, which does with each message what it is told. */
async function aReceiver(on: (text: string, socket: Socket) => void) {
  const sockets = new Set<Socket>();
  let heard = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes.toString('utf8');
      for (let end = text.indexOf('\x1c'); end !== -1; end = text.indexOf('\x1c')) {
        heard += 1;
        on(text.slice(0, end), socket);
        text = text.slice(end + 1);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const hostClock = createFakeClock();
  const exchange = createExchange(
    { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    hostClock,
  );
  cleanUps.push(() => exchange.close());
  const connections = () => sockets.size;
  return { exchange, hostClock, connections, heard: () => heard };
}

const message = (id: string) => `MSH|^~\\&|CHAIRSIDE||||||ORU^R40^ORU_R40|${id}|P|2.6\r`;
const ack = (code: string, id: string, text = '') =>
  `\x0bMSH|^~\\&|X||||||ACK^R40^ACK|9|P|2.6\rMSA|${code}|${id}|${text}\r\x1c\r`;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

for (const [code, answer] of [
  ['AA', { type: 'accepted' }],
  ['CA', { type: 'accepted' }],
  ['AE', { type: 'error', text: 'AE why' }],
  ['CE', { type: 'error', text: 'CE why' }],
  ['AR', { type: 'rejected', text: 'AR why' }],
  ['CR', { type: 'rejected', text: 'CR why' }],
] as const) {
  it(`[AX4] ${code} is ${answer.type}`, async () => {
    const { exchange } = await aReceiver((_text, socket) => socket.write(ack(code, '1', 'why')));
    expect(await exchange.send(message('1'), '1')).toEqual(answer);
  });
}

it('[AX3] an answer in two pieces, late, on one connection for all', async () => {
  const pending: (() => void)[] = [];
  const { exchange, connections } = await aReceiver((text, socket) => {
    const id = text.split('|')[9] ?? '';
    const whole = ack('AA', id);
    socket.write(whole.slice(0, 30));
    pending.push(() => socket.write(whole.slice(30)));
  });
  for (const id of ['1', '2', '3']) {
    const answered = exchange.send(message(id), id);
    await until(() => pending.length > 0);
    for (const rest of pending.splice(0)) rest();
    expect(await answered).toEqual({ type: 'accepted' });
  }
  expect(connections()).toBe(1);
});

it('[AX3] an answer to another message, an answer twice and what is no answer count for nothing', async () => {
  const { exchange } = await aReceiver((_text, socket) => {
    socket.write(
      `hello\r\n${ack('AR', '0')}\x0bgarbage\x1c\r${ack('XX', '1')}${ack('CA', '1')}${ack('AR', '1')}`,
    );
  });
  expect(await exchange.send(message('1'), '1')).toEqual({ type: 'accepted' });
});

it('[AX3] nobody answers: given up after ten seconds, and the connection with it', async () => {
  const { exchange, hostClock, connections, heard } = await aReceiver(() => undefined);
  const answered = exchange.send(message('1'), '1').catch((error: unknown) => String(error));
  await until(() => heard() === 1);
  hostClock.advance(answerWithinMs - 1);
  expect(connections()).toBe(1);
  hostClock.advance(1);
  expect(await answered).toBe('Error: no answer');
  await until(() => connections() === 0);
});

it('[AX3] a receiver that dies in the middle is noticed, and the next message has a connection of its own', async () => {
  let isDying = true;
  const { exchange } = await aReceiver((text, socket) => {
    if (isDying) socket.write(ack('AA', '1').slice(0, 12), () => socket.destroy());
    else socket.write(ack('AA', text.split('|')[9] ?? ''));
  });
  await expect(exchange.send(message('1'), '1')).rejects.toThrow();
  isDying = false;
  expect(await exchange.send(message('1'), '1')).toEqual({ type: 'accepted' });
});

it('[AX3] nobody there is said as what it is', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const exchange = createExchange({ host: '127.0.0.1', port }, createFakeClock());
  await expect(exchange.send(message('1'), '1')).rejects.toThrow('ECONNREFUSED');
});
