import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { followSessionClock } from './session-clock.ts';

const opened: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

/** Answers each request with the next of `answers`, the last one for ever. */
async function aGateway(answers: readonly string[]) {
  let asked = 0;
  const server: Server = createServer((request, response) => {
    response.statusCode = request.url === '/simulation/clock' ? 200 : 404;
    response.end(answers[Math.min(asked, answers.length - 1)]);
    asked += 1;
    server.emit('asked', asked);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push(server);
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const reading = (sessionNowMs: number, rate: number) => JSON.stringify({ sessionNowMs, rate });

describe('the session clock from outside', () => {
  for (const rate of [0, 0.5, 1, 20]) {
    it(`[SI8] at ×${rate} that many of its seconds pass in one of the host's`, async () => {
      const { address } = await aGateway([reading(5_000, rate)]);
      let hostMs = 100;
      const clock = await followSessionClock(address, { hostNow: () => hostMs });
      opened.push(clock);
      expect(clock.now()).toBe(5_000);
      hostMs += 1_000;
      expect(clock.now()).toBe(5_000 + 1_000 * rate);
      expect(clock.rate()).toBe(rate);
    });
  }

  it('[SI8] goes where the gateway says, as after its restart, and on by itself while it says nothing sensible', async () => {
    const { server, address } = await aGateway([reading(5_000, 20), reading(90_000, 20), 'restarting']);
    const clock = await followSessionClock(address, { hostNow: () => 0, againEveryMs: 5 });
    opened.push(clock);
    while ((await once(server, 'asked'))[0] < 5);
    expect(clock.now()).toBe(90_000);
  });

  const senseless = ['', '{}', 'null', '{"sessionNowMs":"1","rate":1}', reading(1, -1)];
  for (const answer of senseless) {
    it(`[SI8] a gateway that answers “${answer}” is not in simulation`, async () => {
      const { address } = await aGateway([answer]);
      await expect(followSessionClock(address)).rejects.toThrow();
    });
  }
});
