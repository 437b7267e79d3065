import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway } from '@chairside/server/gateway.ts';
import { readConfig } from '@chairside/server/config.ts';
import { createSilentLog } from '@chairside/server/ports/log.ts';
import { requestSchemas } from '@chairside/shared/wire.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRawScreen, type RawScreen } from '../support/raw-screen.ts';

/** In this process, so that what is done to its prototypes is done to ours. */
let gateway: Awaited<ReturnType<typeof startGateway>>;
let folder: string;
let url: string;
let screen: RawScreen;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-pollution-'));
  const config = readConfig(
    { CHAIRSIDE_PORT: '0', CHAIRSIDE_MLLP_PORT: '0', CHAIRSIDE_DATA: folder, CHAIRSIDE_SIMULATION: '1' },
    Date.now(),
  );
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  gateway = await startGateway(config.value, createSilentLog());
  url = `http://127.0.0.1:${gateway.httpPort}`;
  screen = await openRawScreen(url, { personId: 'nurse-1' });
}, 30_000);

afterAll(async () => {
  screen.leave();
  await gateway.close();
  await rm(folder, { recursive: true });
});

function expectNothingPolluted(): void {
  const plain: object = {};
  expect('polluted' in plain).toBe(false);
  expect('polluted' in Object).toBe(false);
  expect('polluted' in []).toBe(false);
}

/** What is written over the wire: in text, for an object literal would take the first of them for something else. */
const poison = ['{"__proto__":{"polluted":true', '{"constructor":{"prototype":{"polluted":true}'] as const;
/** With what is asked for handed down from there, so that who looks it up without care finds it. */
const handedDown =
  '"chair":"1","after":null,"personId":"nurse-1","sinceMs":0,"screenNowMs":0,"seqByChair":{}';

const needsBody = ['chair:join', 'chair:leave', 'person:choose', 'chair:command', 'site:command'] as const;

describe('prototypes, over a socket', () => {
  for (const event of Object.keys(requestSchemas)) {
    it(`[DO10] ${event}: nothing of it sticks`, async () => {
      for (const begun of poison) {
        await screen.ask(event, `${begun},${handedDown}}}`);
        await screen.ask(event, `{"seqByChair":${begun}}},"command":${begun}}}}`);
      }
      expect(screen.isGone()).toBe(false);
      expectNothingPolluted();
    });
  }

  for (const event of needsBody) {
    it(`[DO10] ${event}: what is only handed down by __proto__ is not there, and so refused`, async () => {
      const answer = await screen.ask(event, `{"__proto__":{${handedDown}}}`);
      expect(answer).toContain('"type":"malformed"');
    });
  }

  for (const event of ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']) {
    it(`[DO10] ${event} is no request`, async () => {
      expect(await screen.ask(event, '{}')).toContain('"type":"unknown-event"');
    });
  }

  it('[DO10] nor is __proto__ a chair', async () => {
    for (const chair of ['__proto__', 'constructor'])
      expect(await screen.ask('chair:join', `{"chair":"${chair}","after":null}`)).toMatch(
        /"type":"(unknown-chair|malformed)"/,
      );
    await screen.ask('screen:heartbeat', '{"seqByChair":{"__proto__":1,"constructor":1}}');
    expectNothingPolluted();
  });
});

describe('prototypes, over HTTP', () => {
  for (const body of [
    '{"__proto__":{"polluted":true},"account":"a","password":"b"}',
    '{"account":"a","password":"b","constructor":{"prototype":{"polluted":true}}}',
    '{"__proto__":{"account":"a","password":"b"}}',
  ]) {
    it(`[DO10] ${body} is refused`, async () => {
      const answer = await fetch(`${url}/api/people/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(answer.status).toBe(400);
      expectNothingPolluted();
    });
  }

  for (const query of [
    '__proto__[polluted]=true',
    '__proto__.polluted=true',
    'constructor[prototype][polluted]=true',
    '__proto__=polluted',
    'limit[__proto__]=1',
  ]) {
    it(`[DO10] ?${query} is as if it were not there`, async () => {
      const answer = await fetch(`${url}/api/sessions?${query}`);
      expect([200, 400]).toContain(answer.status);
      expectNothingPolluted();
    });
  }
});
