import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wireVersion, type SiteView } from '@chairside/shared/wire.ts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startGateway, type Served } from '../bench/processes.ts';
import { runCommand } from '../support/command.ts';

let folder: string;
let gateway: Served;
/** What a tablet has installed. */
let ca: Buffer;

/** As somebody sets it up: the command's pair, the gateway's settings, another name of the clinic's. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-tls-'));
  const made = await runCommand('certificate.ts', ['--name', 'chairside.local', '--folder', folder]);
  expect(made).toMatchObject({ code: 0, complaints: '' });
  ca = await readFile(join(folder, 'chairside.crt'));
  gateway = await startGateway({
    folder,
    chairs: '1',
    environment: {
      CHAIRSIDE_TLS_CERT: join(folder, 'chairside.crt'),
      CHAIRSIDE_TLS_KEY: join(folder, 'chairside.key'),
      CHAIRSIDE_NAMES: 'tablets.clinic.example',
    },
  });
}, 30_000);

afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

type Said = {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
};

function ask(path: string, over: RequestOptions = {}): Promise<Said> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', servername: 'localhost', port: gateway.httpPort, path, ca, agent: false, ...over },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text: string) => (body += text));
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
      },
    );
    asked.on('error', reject).end();
  });
}

function knock(extraHeaders: Readonly<Record<string, string>> = {}): Socket {
  const socket = io(`https://127.0.0.1:${gateway.httpPort}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    // Whatever name it asks by, the certificate it is shown is not at fault. Its types know the browser's settings only.
    agent: new Agent({ ca, servername: 'localhost' }) as unknown as string,
    auth: { wireVersion },
    extraHeaders,
  });
  onTestFinished(() => void socket.disconnect());
  return socket;
}

function once<T>(socket: Socket, event: string): Promise<T> {
  return new Promise((resolve) => socket.once(event, (body: T) => resolve(body)));
}

describe('with the pair the command made', () => {
  it('[DO1] the gateway answers over https, and the certificate is the one installed', async () => {
    expect(await ask('/healthz')).toMatchObject({ status: 200 });
    expect(await ask('/healthz', { servername: 'chairside.local' })).toMatchObject({ status: 200 });
    await expect(ask('/healthz', { ca: [] })).rejects.toThrow(/self-signed/);
    await expect(ask('/healthz', { servername: 'evil.example' })).rejects.toThrow(/altnames/);
  });

  it('[DO1] a screen is followed over wss', async () => {
    const view = await once<SiteView>(knock(), 'site:view');
    expect(view.site.chairs).toEqual(['1']);
  });

  it('[DO1] nothing is said without TLS', async () => {
    await expect(fetch(`http://127.0.0.1:${gateway.httpPort}/healthz`)).rejects.toThrow();
  });

  it('[DO4] a browser is told to come by https only', async () => {
    const { headers } = await ask('/');
    expect(headers['strict-transport-security']).toBe('max-age=2592000');
  });

  for (const [host, status] of [
    ['chairside.local', 200],
    ['tablets.clinic.example', 200],
    ['localhost', 200],
    ['127.0.0.1', 200],
    ['chairside.local.evil.example', 403],
    ['evil.example', 403],
  ] as const) {
    it(`[DO3] under the name ${host} it answers ${status}, and to a screen the same`, async () => {
      const named = `${host}:${gateway.httpPort}`;
      expect((await ask('/healthz', { headers: { host: named } })).status).toBe(status);
      const socket = knock({ host: named, origin: `https://${named}` });
      if (status === 200) await once(socket, 'site:view');
      else expect(await once(socket, 'connect_error')).toMatchObject({ data: { type: 'wrong-host' } });
    });
  }

  it('[DO3] a page that came without TLS is another’s, to routes and screens', async () => {
    const origin = `http://127.0.0.1:${gateway.httpPort}`;
    expect(await ask('/api/sessions', { headers: { origin } })).toMatchObject({ status: 403 });
    expect(await once(knock({ origin }), 'connect_error')).toMatchObject({ data: { type: 'wrong-origin' } });
  });
});
