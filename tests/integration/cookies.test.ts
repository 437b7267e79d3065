import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type Served } from '../bench/processes.ts';
import { runCommand } from '../support/command.ts';
import { enterBrowser, firstPassword } from '../support/people.ts';

let folder: string;
const gateways: Served[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-cookies-'));
  await runCommand('certificate.ts', ['--name', 'chairside.local', '--folder', folder]);
  const environment = {
    CHAIRSIDE_TLS_CERT: join(folder, 'chairside.crt'),
    CHAIRSIDE_TLS_KEY: join(folder, 'chairside.key'),
  };
  const [plain, secure] = [join(folder, 'plain'), join(folder, 'secure')];
  gateways.push(await startGateway({ folder: plain, chairs: '1', speed: 0 }));
  gateways.push(await startGateway({ folder: secure, chairs: '1', speed: 0, environment }));
}, 30_000);

afterAll(async () => {
  for (const gateway of gateways) await gateway.stop();
  await rm(folder, { recursive: true });
});

async function overHttp(): Promise<readonly string[]> {
  const given = await firstPassword(join(folder, 'plain', 'clinic', 'first-password'));
  const browser = enterBrowser(`http://127.0.0.1:${gateways[0]!.httpPort}`);
  return (await browser.post('/api/people/sign-in', given)).setCookies;
}

async function overHttps(): Promise<readonly string[]> {
  const given = await firstPassword(join(folder, 'secure', 'clinic', 'first-password'));
  const asked = {
    host: '127.0.0.1',
    port: gateways[1]!.httpPort,
    path: '/api/people/sign-in',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ca: await readFile(join(folder, 'chairside.crt')),
  };
  return new Promise((resolve, reject) => {
    request(asked, (answer) => {
      answer.resume().once('end', () => resolve(answer.headers['set-cookie'] ?? []));
    })
      .once('error', reject)
      .end(JSON.stringify(given));
  });
}

describe('what a browser is given to carry', () => {
  for (const [how, signIn, isSecure] of [
    ['http', overHttp, false],
    ['https', overHttps, true],
  ] as const) {
    it(`[DO15] over ${how}: out of reach of scripts and of others’ pages, ${isSecure ? 'over https only' : 'of this machine alone'}`, async () => {
      const cookies = await signIn();
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) {
        const [pair = '', ...flags] = cookie.split('; ');
        // 256 random bits.
        expect(pair).toMatch(/^chairside-clinic-(session|device)=[\w-]{43}$/);
        expect(flags.filter((flag) => !flag.startsWith('Max-Age='))).toEqual([
          'Path=/',
          'HttpOnly',
          'SameSite=Strict',
          ...(isSecure ? ['Secure'] : []),
        ]);
      }
    });
  }
});
