import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nobodyKnown } from '../testing/nobody-known.ts';
import { anOpenDoor } from '../testing/an-open-door.ts';
import { openHttp, type Health, type Http, type HttpSurroundings } from './http.ts';

const healthy: Health = { status: 'ok', isSimulation: false, epoch: 'e', chairs: 4, mllpPort: 2575 };
let folder: string;
let http: Http | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-http-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Chairside</title>');
  await writeFile(join(folder, 'assets', 'index-abc.js'), 'export {};');
});

afterEach(async () => {
  await http?.close();
  http = null;
  await rm(folder, { recursive: true, force: true });
});

async function ask(path: string, over: Partial<HttpSurroundings> = {}): Promise<Response> {
  http = await openHttp({
    host: '127.0.0.1',
    port: 0,
    tls: null,
    names: [],
    dashboardFolder: folder,
    health: () => healthy,
    devices: () => ({ frames: 3 }),
    simulationClock: null,
    ...nobodyKnown,
    people: () => null,
    doorkeeper: () => anOpenDoor(),
    records: { pastSessions: () => null, onFailure: () => undefined },
    ...over,
  });
  return fetch(`http://127.0.0.1:${http.port}${path}`);
}

describe('health', () => {
  for (const [status, code] of [
    ['ok', 200],
    ['starting', 503],
    ['not-recording', 503],
  ] as const) {
    it(`[LV9] ${status} is ${code}, and says so`, async () => {
      const response = await ask('/healthz', { health: () => ({ ...healthy, status }) });
      expect(response.status).toBe(code);
      expect(await response.json()).toMatchObject({ status });
    });
  }
});

describe('what is served', () => {
  it('[LV11] the dashboard, at its own addresses', async () => {
    for (const path of [
      '/',
      '/chairs/2',
      '/setup/limits',
      '/simulator',
      '/history',
      '/record/a-1',
      '/series/k',
    ]) {
      const response = await ask(path);
      expect(await response.text()).toContain('Chairside');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      await http?.close();
    }
  });

  it('[LV11] what is named by its content is kept for ever, by whoever asks', async () => {
    const response = await ask('/assets/index-abc.js');
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  it('[LV11] scripts of its own only, in no frame, and no guessing of types', async () => {
    const { headers } = await ask('/');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  for (const path of [
    '/../package.json',
    '/..%2fpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/nothing',
  ]) {
    it(`[LV11] ${path} is not there`, async () => {
      expect((await ask(path)).status).toBeGreaterThanOrEqual(400);
    });
  }

  it('[LV11] a dashboard that is not built says what to do', async () => {
    const response = await ask('/', { dashboardFolder: join(folder, 'none') });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });

  it('[DD5] what devices sent and could not be taken', async () => {
    expect(await (await ask('/devices.json')).json()).toEqual({ frames: 3 });
  });

  it('[CK1] the session clock in simulation only', async () => {
    expect((await ask('/simulation/clock')).status).toBe(404);
    await http?.close();
    const simulationClock = () => ({ sessionNowMs: 5, rate: 20 });
    expect(await (await ask('/simulation/clock', { simulationClock })).json()).toEqual({
      sessionNowMs: 5,
      rate: 20,
    });
  });
});
