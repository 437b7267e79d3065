import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unpackReading } from '@chairside/shared/vitals/packed.ts';
import type { Frame } from '@chairside/shared/wire.ts';
import { Server, type Socket as ServerSocket } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChairDesk } from '../chairs/chair-desk.ts';
import { createRecent } from '../chairs/recent.ts';
import { createSilentLog } from '../ports/log.ts';
import { aReading, chairTwo } from '../testing/a-chair.ts';
import { createBackPressure, type BackPressure } from './back-pressure.ts';
import { behindRoom, chairRoom } from './rooms.ts';

/** A real screen on a real socket whose cable a test can squeeze: while it does not read, the kernel fills, then the gateway. */
async function aScreen() {
  const http: HttpServer = createServer();
  const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  const recent = createRecent();
  recent.addReading(aReading('spo2Percent', 93));
  const state = { seq: 5_000 };
  const desk = { chair: chairTwo, recent, state: () => state } as unknown as ChairDesk;
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const entered = new Promise<ServerSocket>((resolve) => server.on('connection', resolve));
  const client = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  const socket = await entered;
  await socket.join(chairRoom(chairTwo));
  const backPressure = createBackPressure(server, {
    desks: new Map([[chairTwo, desk]]),
    log: createSilentLog(),
  });
  open.push(async () => {
    client.disconnect();
    await server.close();
  });
  return { server, socket, client, backPressure };
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

function cable(client: Socket): { pause(): void; resume(): void } {
  const { transport } = client.io.engine as unknown as {
    transport: { ws: { pause(): void; resume(): void } };
  };
  return transport.ws;
}

/** True once an answer came back; never where the connection is gone. */
function answered(client: Socket): Promise<unknown> {
  return new Promise((resolve) => client.emit('are-you-there', resolve));
}

const padding = 'x'.repeat(60_000);

/** Readings until the sweep has noticed something, or far more than any kernel holds. */
async function pushUntil(
  { server, backPressure }: { readonly server: Server; readonly backPressure: BackPressure },
  isNoticed: () => boolean,
): Promise<void> {
  for (let sent = 0; sent < 2_000 && !isNoticed(); sent += 1) {
    server.to([chairRoom(chairTwo), behindRoom(chairTwo)]).emit('chair:frame', { padding });
    await new Promise((resolve) => setImmediate(resolve));
    backPressure.sweep();
  }
}

describe('a slow screen', () => {
  it('[LV7] gets no more readings than it can take, all events in order, and the newest when it has caught up', async () => {
    const screen = await aScreen();
    const { socket, client, server, backPressure } = screen;
    const told: Frame[] = [];
    client.on('chair:frame', (frame: Frame) => told.push(frame));
    cable(client).pause();
    await pushUntil(screen, () => socket.rooms.has(behindRoom(chairTwo)));
    expect(socket.rooms.has(chairRoom(chairTwo))).toBe(false);
    server.to(chairRoom(chairTwo)).emit('chair:frame', { readings: ['only for those who keep up'] });
    for (const seq of [1, 2, 3]) server.to(behindRoom(chairTwo)).emit('chair:frame', { events: [{ seq }] });
    cable(client).resume();
    await new Promise<void>((resolve) => {
      client.on('chair:frame', (frame: Frame) => frame.events?.[0]?.seq === 3 && resolve());
    });
    await new Promise((resolve) => setImmediate(resolve));
    backPressure.sweep();
    await new Promise<void>((resolve) => {
      client.on('chair:frame', (frame: Frame) => frame.coalesced === true && resolve());
    });
    expect(socket.rooms.has(chairRoom(chairTwo))).toBe(true);
    expect(told.flatMap(({ events = [] }) => events.map(({ seq }) => seq))).toEqual([1, 2, 3]);
    expect(JSON.stringify(told)).not.toContain('only for those who keep up');
    expect(told.at(-1)?.readings?.map(unpackReading)).toMatchObject([
      { parameter: 'spo2Percent', value: 93 },
    ]);
  });

  it('[LV7] more than 1 MB behind, is sent away', async () => {
    const screen = await aScreen();
    cable(screen.client).pause();
    const gone = new Promise((resolve) => screen.socket.on('disconnect', resolve));
    await pushUntil(screen, () => !screen.socket.connected);
    expect(await gone).toMatch(/^transport/);
  });

  for (const [seq, isConnected] of [
    [4_001, true],
    [4_000, true],
    [3_999, false],
  ] as const) {
    it(`[LV7] of 5,000 events having seen ${seq} it ${isConnected ? 'stays' : 'is sent away'}`, async () => {
      const { socket, client, backPressure } = await aScreen();
      socket.on('are-you-there', (answer: (isThere: boolean) => void) => answer(true));
      (socket.data as { seqByChair?: object }).seqByChair = { [chairTwo]: seq };
      const gone = new Promise((resolve) => socket.on('disconnect', () => resolve(false)));
      backPressure.sweep();
      expect(await Promise.race([gone, answered(client)])).toBe(isConnected);
    });
  }
});
