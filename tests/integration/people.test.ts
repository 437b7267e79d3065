import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startGateway, type Served } from '../bench/processes.ts';
import {
  addPerson,
  enterBrowser,
  firstAdministrator,
  firstPassword,
  signIn,
  usualPassword,
  type Visitor,
} from '../support/people.ts';

/** Who is let in, over real HTTP and real sockets, at a gateway that is no simulation. */
let folder: string;
let served: Served;
let url: string;
let admin: Visitor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-people-'));
  served = await startGateway({ folder, chairs: '1,2,3', speed: 0 });
  url = `http://127.0.0.1:${served.httpPort}`;
}, 30_000);

afterAll(async () => {
  await served.stop();
  await rm(folder, { recursive: true, force: true });
});

async function connected(browser: Visitor): Promise<Socket> {
  const socket = browser.screen();
  onTestFinished(() => void socket.disconnect());
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

function refusedAt(browser: Visitor): Promise<unknown> {
  const socket = browser.screen();
  onTestFinished(() => void socket.disconnect());
  return new Promise((resolve, reject) => {
    socket.once('connect', () => reject(new Error('it was let in')));
    socket.once('connect_error', (refusal: Error & { readonly data?: unknown }) => resolve(refusal.data));
  });
}

async function ask(socket: Socket, event: string, body: unknown): Promise<unknown> {
  return await socket.timeout(5_000).emitWithAck(event, body);
}

function siteCommand(command: object, voucher?: string) {
  return { commandId: randomUUID(), command, ...(voucher !== undefined && { voucher }) };
}

describe('the first run', () => {
  it('[PE1] makes one administrator, with a password in a file of the owner, said once, to be changed at once', async () => {
    const file = join(folder, 'clinic', 'first-password');
    const given = await firstPassword(file);
    expect(given.account).toBe('admin');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(served.complaints()).toContain(`account admin, password ${given.password}`);
    const browser = await signIn(enterBrowser(url), given);
    expect(await browser.standing()).toMatchObject({
      person: { role: 'administrator' },
      mustChangePassword: true,
    });
    const screen = await connected(browser);
    expect(
      await ask(screen, 'site:command', siteCommand({ type: 'set-idle-lock', afterMs: 60_000 })),
    ).toEqual({
      ok: false,
      error: { type: 'sign-in-needed', why: 'must-change-password' },
    });
    admin = await firstAdministrator(url, { dataFolder: folder, place: 'clinic' });
    await expect(stat(file)).rejects.toThrow('ENOENT');
    expect(await admin.standing()).toMatchObject({ mustChangePassword: false });
  });
});

describe('signing in', () => {
  it('[PE2] before it no screen is let in, after it what the role may is done and says who did it', async () => {
    expect(await refusedAt(enterBrowser(url))).toEqual({ type: 'sign-in-needed' });
    const nurse = await addPerson(admin, { account: 'ortiz', name: 'J. Ortiz', role: 'nurse' });
    const screen = await connected(nurse);
    expect(
      await ask(screen, 'site:command', siteCommand({ type: 'bind-device', deviceId: 'OXI-1', chair: '1' })),
    ).toEqual({ ok: true, value: { recorded: true } });
    expect(
      await ask(screen, 'site:command', siteCommand({ type: 'set-idle-lock', afterMs: 60_000 })),
    ).toMatchObject({ ok: false, error: { type: 'not-permitted' } });
    expect(usualPassword.length).toBeGreaterThan(9);
  });
});
