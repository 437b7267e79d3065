import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bytesToSamples, samplesToBytes, type WaveTold } from '@chairside/shared/devices/wave.ts';
import { Server, type Socket as ServerSocket } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import { createSilentLog } from '../ports/log.ts';
import { chairTwo, t0 } from '../testing/a-chair.ts';
import { waveRoom } from './rooms.ts';
import { createWaveFeed } from './wave-feed.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function screens(count: number) {
  const http = createServer();
  const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const clients: Socket[] = [];
  const sockets: ServerSocket[] = [];
  for (let screen = 0; screen < count; screen += 1) {
    const entered = new Promise<ServerSocket>((resolve) => server.once('connection', resolve));
    clients.push(io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true }));
    sockets.push(await entered);
  }
  open.push(async () => {
    for (const client of clients) client.disconnect();
    await server.close();
  });
  const log = createSilentLog();
  const said: object[] = [];
  const feed = createWaveFeed(server, {
    log: { ...log, info: (_what, about) => void said.push(about ?? {}) },
  });
  return { server, clients, sockets, feed, said };
}

function aWave(number: number): WaveTold {
  const samples = samplesToBytes(Uint16Array.of(number, 65_535)).buffer;
  return { chair: chairTwo, kind: 'pleth', rateHz: 75, atMs: t0, number, samples };
}

function told<T>(client: Socket, event: string): Promise<T> {
  return new Promise((resolve) => client.once(event, resolve));
}

it('[WV1] a wave goes to the screens that follow it, in bytes, also right behind a number', async () => {
  const { clients, sockets, feed } = await screens(2);
  await sockets[0]!.join(waveRoom(chairTwo));
  const heard: string[] = [];
  clients[1]!.onAny((event: string) => heard.push(event));
  const wave = told<WaveTold>(clients[0]!, 'chair:wave');
  for (const socket of sockets) socket.emit('chair:frame', { chair: chairTwo });
  feed.tell(aWave(7));
  for (const socket of sockets) socket.emit('after', {});
  expect([...bytesToSamples((await wave).samples)]).toEqual([7, 65_535]);
  if (!heard.includes('after')) await told(clients[1]!, 'after');
  expect(heard).toEqual(['chair:frame', 'after']);
});

it('[WV4] a slow screen loses waves and no number, another one none; once it reads again it has both', async () => {
  const { clients, sockets, feed, said } = await screens(2);
  for (const socket of sockets) await socket.join(waveRoom(chairTwo));
  const numbers = clients.map(() => [] as number[]);
  const waves = clients.map(() => [] as number[]);
  clients.forEach((client, index) => {
    client.on('chair:frame', ({ number }: { number: number }) => numbers[index]!.push(number));
    client.on('chair:wave', ({ number }: WaveTold) => waves[index]!.push(number));
  });
  const [slow, quick] = clients;
  const cable = (slow!.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } })
    .transport.ws;
  cable.pause();
  const padding = 'x'.repeat(60_000);
  const sent = 300;
  for (let number = 1; number <= sent; number += 1) {
    for (const socket of sockets) socket.emit('chair:frame', { number, padding });
    feed.tell(aWave(number));
    await new Promise((resolve) => quick!.emit('at', setImmediate(resolve as () => void)));
    while (numbers[1]!.length < number) await new Promise((resolve) => setImmediate(resolve));
  }
  cable.resume();
  while (numbers[0]!.length < sent) await new Promise((resolve) => setImmediate(resolve));
  const after = told<WaveTold>(slow!, 'chair:wave');
  feed.tell(aWave(sent + 1));
  expect((await after).number).toBe(sent + 1);
  const all = Array.from({ length: sent }, (_, index) => index + 1);
  expect(numbers).toEqual([all, all]);
  while (waves[1]!.length < sent + 1) await new Promise((resolve) => setImmediate(resolve));
  expect(waves[1]).toEqual([...all, sent + 1]);
  expect(waves[0]!.length).toBeLessThan(sent);
  feed.leave(sockets[0]!);
  feed.leave(sockets[1]!);
  expect(said).toEqual([{ socket: sockets[0]!.id, dropped: sent + 1 - waves[0]!.length }]);
});
