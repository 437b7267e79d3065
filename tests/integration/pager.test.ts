import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSignedBy } from '@chairside/server/notify/sign.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';

type Heard = { readonly headers: IncomingHttpHeaders; readonly body: string };

let gateway: Gateway;
let nurse: Nurse;
let server: Server;
let heard: Heard[];
let answers: number[];

/** The clinic's other side: a real server that answers in this order, then 204. */
beforeEach(async () => {
  heard = [];
  answers = [];
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  gateway = await startGateway({ chairs: '1', speed: 1 });
  nurse = enterNurse(gateway, 'service-1');
  mustBeRecorded(await nurse.ask({ type: 'set-webhook', webhook: { url: url(), namesPatients: false } }));
}, 30_000);

afterEach(async () => {
  nurse.leave();
  await gateway.end();
  await new Promise((resolve) => server.close(resolve));
}, 30_000);

function url(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/pager`;
}

async function post(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${gateway.url}${path}`, { method: 'POST' });
  return { status: response.status, body: await response.json() };
}

async function callPhysician(): Promise<void> {
  const atChair = enterNurse(gateway, 'nurse-1');
  const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
  mustBeRecorded(
    await atChair.command('1', { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null }),
  );
  mustBeRecorded(await atChair.command('1', { type: 'escalate', ask: '@please-come', occurrence: null }));
  atChair.leave();
}

const typesHeard = () => heard.map(({ body }) => (JSON.parse(body) as { readonly type: string }).type);

it('[NO1] [NO3] a nurse’s call is there, signed by the key the administrator was shown, and names nobody', async () => {
  const { body } = await post('/api/pager/key');
  await callPhysician();
  await vi.waitFor(() => expect(typesHeard()).toContain('called'), { timeout: 5_000 });
  const [call] = heard;
  expect(call?.body).not.toContain('Rivera');
  const signed = String(call?.headers['chairside-signature']);
  const { key } = body as { readonly key: string };
  expect(isSignedBy(key, { body: call?.body ?? '', signed })).toBe(true);
});

it('[NO2] [NO4] a pager that fails at first is asked again, and what became of it is a fact', async () => {
  answers = [500];
  expect((await post('/api/pager/test')).status).toBe(202);
  await vi.waitFor(() => expect(typesHeard()).toEqual(['test', 'test']), { timeout: 10_000 });
  await vi.waitFor(
    async () => {
      const audit = await fetch(`${gateway.url}/api/audit?kind=gateway`);
      const { entries } = (await audit.json()) as { readonly entries: readonly object[] };
      expect(entries).toContainEqual(
        expect.objectContaining({
          type: 'webhook-delivered',
          detail: expect.objectContaining({ attempts: 2 }) as unknown,
        }),
      );
    },
    { timeout: 5_000 },
  );
}, 20_000);

it('[NO1] patients are named over https only', async () => {
  const webhook = { url: url(), namesPatients: true };
  expect(await nurse.ask({ type: 'set-webhook', webhook })).toEqual({
    outcome: 'refused',
    refusal: { type: 'pager-needs-https' },
  });
});

it('[NO5] a pager that hangs holds nobody up', async () => {
  server.removeAllListeners('request');
  await callPhysician();
  const atChair = enterNurse(gateway, 'nurse-1');
  mustBeRecorded(await atChair.command('1', { type: 'score-moaas', score: 5 }));
  atChair.leave();
});

it('[NO6] without a pager there is nothing to try', async () => {
  mustBeRecorded(await nurse.ask({ type: 'set-webhook', webhook: null }));
  expect((await post('/api/pager/test')).status).toBe(409);
});
