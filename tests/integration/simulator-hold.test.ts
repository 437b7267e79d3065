import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClockReading } from '@chairside/shared/wire.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';

/** The simulated clinic as a process of its own, and what makes it lose the clock. */
const script = join(import.meta.dirname, '../../simulators/src/clinic.ts');
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let gateway: Gateway;
let clinic: ChildProcess;
let control: string;
let complaints = '';

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1', speed: 1 });
  clinic = spawn(
    process.execPath,
    [script, '--chairs', '1', '--gateway', gateway.url, '--mllp-port', String(gateway.mllpPort)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  clinic.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const [ready] = (await once(clinic.stdout!, 'data')) as [Buffer];
  const { controlPort } = JSON.parse(ready.toString()) as { readonly controlPort: number };
  control = `http://127.0.0.1:${controlPort}`;
});

afterAll(async () => {
  const exited = once(clinic, 'exit');
  clinic.kill('SIGTERM');
  await exited;
  await gateway.end();
});

async function patchClock(body: object): Promise<void> {
  const response = await fetch(`${control}/v1/clock`, { method: 'PATCH', body: JSON.stringify(body) });
  expect(response.status).toBe(200);
}

async function clock(): Promise<ClockReading> {
  return (await (await fetch(`${gateway.url}/simulation/clock`)).json()) as ClockReading;
}

/** By how much session time went on in a second and a half of the host's. */
async function goesBy(): Promise<number> {
  const before = await clock();
  await wait(1_500);
  return (await clock()).sessionNowMs - before.sessionNowMs;
}

/** Only who holds the clock moves it: the panel's time is the gateway's. */
async function isInStep(): Promise<boolean> {
  const panel = (await (await fetch(`${control}/v1/panel`)).json()) as { readonly sessionNowMs: number };
  return Math.abs(panel.sessionNowMs - (await clock()).sessionNowMs) <= 1_100;
}

describe('a simulator and the clock', () => {
  it('[SI104] in a pause time stands, also after another speed was chosen, and then goes on at that', async () => {
    await patchClock({ isPaused: true });
    await expect.poll(async () => (await clock()).rate).toBe(0);
    await patchClock({ speed: 5 });
    await wait(4_000);
    expect(await goesBy()).toBe(0);
    expect((await clock()).rate).toBe(0);
    await patchClock({ isPaused: false });
    await expect.poll(async () => (await clock()).rate).toBe(5);
    await expect.poll(goesBy, { timeout: 20_000 }).toBeGreaterThan(2_000);
    expect(await isInStep()).toBe(true);
    await patchClock({ speed: 1 });
    expect(complaints).toBe('');
  });

  it('[SI104] a simulator that stood still for longer than the gateway waits takes the clock again', async () => {
    clinic.kill('SIGSTOP');
    await wait(5_000);
    clinic.kill('SIGCONT');
    await expect.poll(() => complaints, { timeout: 20_000 }).toContain('the gateway is back');
    await expect.poll(isInStep, { timeout: 20_000 }).toBe(true);
    await expect.poll(goesBy, { timeout: 20_000 }).toBeGreaterThan(500);
    // Found as often as lost, which a busy machine may make twice: nothing of it goes on.
    const times = (what: RegExp) => complaints.match(what)?.length ?? 0;
    expect(times(/is back/g), complaints).toBe(times(/trying again/g));
  });

  it('[SI10] what is asked for at the door is refused in words: another file, no JSON, another chair in the body', async () => {
    const post = async (path: string, body: string) => {
      const response = await fetch(`${control}${path}`, { method: 'POST', body });
      return { status: response.status, text: await response.text() };
    };
    const file = await post(`/v1/scenarios/${encodeURIComponent('/etc/hostname')}/start`, '');
    expect(file).toMatchObject({ status: 422 });
    expect(file.text).toContain('There is no scenario of the name');
    expect(await post('/v1/chairs/1/inject', '{')).toMatchObject({ status: 400 });
    const nowhere = JSON.stringify({ chair: '1', target: 'patient', verb: 'apnea' });
    expect(await post('/v1/chairs/7/inject', nowhere)).toMatchObject({ status: 422 });
  });
});
