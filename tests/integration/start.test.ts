import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectToGateway, type GatewayWire } from '@chairside/simulators/gateway/wire.ts';
import type { OverviewChair } from '@chairside/shared/wire.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../bench/processes.ts';

/** One start for all of it: everything below looks at the same running Chairside, the last test ends it. */
const script = join(import.meta.dirname, '../../scripts/start.ts');
const chairs = ['1', '2', '3', '4'];
/** Where the dashboard is older than its sources it is built first. */
const readyWithinMs = 90_000;

let folder: string;
let httpPort: number;
let mllpPort: number;
let chairside: ChildProcess;
let said = '';
let wire: GatewayWire;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-start-'));
  httpPort = await freePort();
  mllpPort = await freePort();
  // A group of its own, as a terminal gives it: Ctrl-C goes to all of it.
  chairside = spawn(process.execPath, [script, '--speed', '20'], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  await welcomed(chairside);
  wire = connectToGateway(`http://127.0.0.1:${httpPort}`, 'nurse-1');
}, readyWithinMs);

afterAll(async () => {
  wire.close();
  if (isGroupAlive()) process.kill(-groupId(), 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('npm start -- --speed 20', () => {
  it('[SI14] says where to look and at what pace it goes', () => {
    expect(said).toContain('20 times as fast as life');
    expect(said).toContain(`http://127.0.0.1:${httpPort}/\n`);
    for (const chair of chairs) expect(said).toContain(`http://127.0.0.1:${httpPort}/chairs/${chair}\n`);
    expect(said).toContain(`127.0.0.1:${mllpPort} (MLLP)`);
  });

  it('[SI14] the gateway is healthy, and serves the dashboard at the address it named', async () => {
    const health = await fetch(`http://127.0.0.1:${httpPort}/healthz`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: 'ok', isSimulation: true, chairs: 4, mllpPort });
    for (const path of ['/', '/chairs/3']) {
      const page = await fetch(`http://127.0.0.1:${httpPort}${path}`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<div id="root">');
    }
  });

  it('[SI14] a session is being prepared at every chair, opened by the nurse as at a screen', async () => {
    const overview = await look();
    expect(overview.map(({ state }) => state.chair)).toEqual(chairs);
    for (const { state } of overview) {
      expect(state.session?.course.phase).toBe('preparing');
      expect(state.session?.patient.displayName).toMatch(/\(simulated\)$/);
      expect(state.session?.recentEntries[0]).toMatchObject({
        type: 'session-opened',
        actor: { personId: 'nurse-1' },
      });
    }
  });

  it('[SI14] oximeter and cuff of every chair are bound and heard', async () => {
    await expect
      .poll(heardDevices, { timeout: 10_000 })
      .toEqual(chairs.map((chair) => [`SIM-NIBP-${chair}`, `SIM-OXI-${chair}`]));
    const { site, unassigned } = await wire.siteView();
    expect(Object.keys(site.chairByDevice)).toHaveLength(8);
    expect(unassigned).toEqual([]);
  });

  for (const parameter of ['spo2Percent', 'pulseRateBpm', 'systolicMmHg'] as const) {
    it(`[SI14] ${parameter} of every chair goes on arriving`, async () => {
      const before = await newest(parameter);
      await expect
        .poll(async () => (await newest(parameter)).map((cursor, index) => cursor > (before[index] ?? 0)), {
          timeout: 20_000,
        })
        .toEqual([true, true, true, true]);
    });
  }

  it('[SI15] Ctrl-C ends all of it: exit code 0, no process left, both ports closed', async () => {
    wire.close();
    expect(isGroupAlive()).toBe(true);
    const exited = once(chairside, 'exit');
    process.kill(-groupId(), 'SIGINT');
    expect(await exited).toEqual([0, null]);
    expect(isGroupAlive()).toBe(false);
    for (const port of [httpPort, mllpPort]) expect(await isOpen(port)).toBe(false);
  });
});

function environment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('CHAIRSIDE_'));
  return {
    ...Object.fromEntries(others),
    NODE_ENV: 'production',
    CHAIRSIDE_PORT: String(httpPort),
    CHAIRSIDE_MLLP_PORT: String(mllpPort),
    CHAIRSIDE_DATA: folder,
  };
}

/** Rejects with what it said when it ends before it has said how to stop it. */
function welcomed(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let complaints = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Stop with Ctrl-C.')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)}: ${complaints}${said}`)));
  });
}

async function look(): Promise<readonly OverviewChair[]> {
  const overview = await wire.overview();
  if (!overview.ok) throw new Error(overview.error.type);
  return overview.value.chairs;
}

async function heardDevices(): Promise<readonly (readonly string[])[]> {
  const overview = await look();
  return overview.map(({ devices }) =>
    devices
      .filter(({ lastHeardAtMs, isConnected }) => lastHeardAtMs !== null && isConnected)
      .map(({ deviceId }) => deviceId)
      .sort(),
  );
}

/** The number of the newest reading at each chair; 0 where none came yet. */
async function newest(parameter: string): Promise<readonly number[]> {
  const overview = await look();
  return overview.map(({ latest }) => latest.find((reading) => reading.parameter === parameter)?.cursor ?? 0);
}

function groupId(): number {
  if (chairside.pid === undefined) throw new Error('was never started');
  return chairside.pid;
}

function isGroupAlive(): boolean {
  try {
    // Signal 0 only asks, and it asks for every process of the group.
    return process.kill(-groupId(), 0);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw problem;
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
