import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, type Nurse } from '../support/nurse.ts';

let gateway: Gateway;
let nurse: Nurse;

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1', speed: 1 });
  nurse = enterNurse(gateway);
  await nurse.ready();
}, 30_000);

afterAll(async () => {
  nurse.leave();
  await gateway.end();
});

type Slow = { readonly socket: Socket; readonly gone: Promise<number> };

/** How each of them takes its time; the promise is for how long the gateway bore with it, in ms. */
const manners: Readonly<Record<string, (socket: Socket) => NodeJS.Timeout | null>> = {
  'says nothing': () => null,
  'has said half a line': (socket) => {
    socket.write('GET /heal');
    return null;
  },
  'says a header a second, without end': (socket) => {
    socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    return setInterval(() => socket.write(`X-${Math.random()}: 1\r\n`), 1_000);
  },
  'sends a body by the byte': (socket) => {
    socket.write(
      'POST /api/people/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{',
    );
    return setInterval(() => socket.write(' '), 1_000);
  },
};

function open(manner: (socket: Socket) => NodeJS.Timeout | null): Slow {
  const socket = connect(gateway.httpPort, '127.0.0.1').resume();
  socket.on('error', () => undefined);
  const beganMs = performance.now();
  const saying = manner(socket);
  const gone = new Promise<number>((resolve) =>
    socket.once('close', () => {
      if (saying !== null) clearInterval(saying);
      resolve(performance.now() - beganMs);
    }),
  );
  return { socket, gone };
}

const each = 75;
const borneAtMostMs = 16_000;

describe('three hundred who take their time', { timeout: 60_000 }, () => {
  it('[DO8] are hung up on, and whoever is quick is served meanwhile', async () => {
    const slow = Object.values(manners).flatMap((manner) => Array.from({ length: each }, () => open(manner)));
    let left = slow.length;
    const everybodyGone = Promise.all(slow.map(({ gone }) => gone.finally(() => (left -= 1))));
    let slowestMs = 0;
    let answered = 0;
    while (left > 0) {
      const askedMs = performance.now();
      const health = await fetch(`${gateway.url}/healthz`);
      expect(health.status).toBe(200);
      await nurse.chair('1');
      slowestMs = Math.max(slowestMs, performance.now() - askedMs);
      answered += 1;
    }
    const longestMs = Math.max(...(await everybodyGone));
    process.stdout.write(
      `${slow.length} slow connections: borne for ${(longestMs / 1000).toFixed(1)} s at most; ` +
        `${answered} quick requests meanwhile, the slowest ${slowestMs.toFixed(0)} ms\n`,
    );
    expect(longestMs).toBeLessThan(borneAtMostMs);
    expect(slowestMs).toBeLessThan(2_000);
  });
});
