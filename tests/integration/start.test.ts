import { connect } from 'node:net';
import { bytesToSamples } from '@chairside/shared/devices/wave.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextWave } from '../support/next-wave.ts';
import { startChairside, type Started } from '../support/started.ts';

/** One start for all of it: everything below looks at the same running Chairside, the last test ends it. */
const chairs = ['1', '2', '3', '4'];
/** Where the dashboard is older than its sources it is built first. */
const readyWithinMs = 240_000;

describe('npm start -- --empty --speed 20', () => {
  let started: Started;

  beforeAll(async () => {
    started = await startChairside(['--empty', '--speed', '20']);
  }, readyWithinMs);
  afterAll(() => started.remove());

  it('[SI14] says where to look and at what pace it goes', () => {
    const { httpPort, mllpPort } = started;
    expect(started.said()).toContain('20 times as fast as life');
    expect(started.said()).toContain(`http://127.0.0.1:${httpPort}/\n`);
    for (const chair of chairs)
      expect(started.said()).toContain(`http://127.0.0.1:${httpPort}/chairs/${chair}\n`);
    expect(started.said()).toContain(`127.0.0.1:${mllpPort} (MLLP)`);
  });

  it('[SI14] the gateway is healthy, and serves the dashboard at the address it named', async () => {
    const { httpPort, mllpPort } = started;
    const health = await fetch(`http://127.0.0.1:${httpPort}/healthz`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: 'ok', isSimulation: true, chairs: 4, mllpPort });
    for (const path of ['/', '/chairs/3', '/simulator']) {
      const page = await fetch(`http://127.0.0.1:${httpPort}${path}`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<div id="root">');
    }
  });

  it('[SI14] a session is being prepared at every chair, opened by the nurse as at a screen', async () => {
    const overview = await started.look();
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
      .poll(() => heardDevices(started), { timeout: 10_000 })
      .toEqual(chairs.map((chair) => [`SIM-NIBP-${chair}`, `SIM-OXI-${chair}`]));
    const { site, unassigned } = await started.wire.siteView();
    expect(Object.keys(site.chairByDevice)).toHaveLength(8);
    expect(unassigned).toEqual([]);
  });

  for (const parameter of ['spo2Percent', 'pulseRateBpm', 'systolicMmHg'] as const) {
    it(`[SI14] ${parameter} of every chair goes on arriving`, async () => {
      const before = await newest(started, parameter);
      await expect
        .poll(
          async () => (await newest(started, parameter)).map((cursor, at) => cursor > (before[at] ?? 0)),
          {
            timeout: 45_000,
          },
        )
        .toEqual([true, true, true, true]);
    }, 60_000);
  }

  it('[SI106] the pulse wave of every chair comes, 75 samples a second', async () => {
    for (const chair of chairs) {
      const { rateHz, samples } = await nextWave(`http://127.0.0.1:${started.httpPort}`, chair);
      expect(rateHz).toBe(75);
      expect(new Set(bytesToSamples(samples)).size).toBeGreaterThan(3);
    }
  }, 120_000);

  it('[SI15] Ctrl-C ends all of it: exit code 0, no process left, both ports closed', async () => {
    const { httpPort, mllpPort } = started;
    started.wire.close();
    expect(started.isAlive()).toBe(true);
    expect(await started.interrupt()).toEqual([0, null]);
    expect(started.isAlive()).toBe(false);
    expect(started.complaints(), 'nobody misses what was ended with it').not.toContain('trying again');
    for (const port of [httpPort, mllpPort]) expect(await isOpen(port)).toBe(false);
  });
});

describe('npm start -- --speed 20', () => {
  let started: Started;

  beforeAll(async () => {
    started = await startChairside(['--speed', '20']);
  }, readyWithinMs);
  afterAll(() => started.remove());

  it('[SI14] a clinic in full swing: observed, late, just begun, being prepared, and all of them simulated', async () => {
    const overview = await started.look();
    expect(overview.map(({ state }) => state.session?.course.phase)).toEqual([
      'observing',
      'infusing',
      'infusing',
      'preparing',
    ]);
    for (const { state } of overview) expect(state.session?.patient.displayName).toMatch(/\(simulated\)$/);
  });

  it('[SI14] the 45 minutes before were lived through: the first session began then, and has its readings', async () => {
    const [first] = await started.look();
    const { clock } = await started.wire.siteView();
    const agoMs = clock.sessionNowMs - (first?.state.session?.openedAtMs ?? 0);
    expect(agoMs / 60_000).toBeGreaterThan(44);
    // Three times a second from one oximeter with two numbers each.
    expect(Math.max(...(first?.latest ?? []).map(({ cursor }) => cursor))).toBeGreaterThan(40 * 60 * 6);
  });

  it('[SI14] within two minutes a probe slips off and a pressure answers the drug', async () => {
    const seen = new Set<string>();
    const alarms = async () => {
      for (const { state } of await started.look())
        for (const { condition } of [
          ...(state.session?.alarms.occurrences ?? []),
          ...(state.session?.alarms.recent ?? []),
        ])
          seen.add(`${state.chair} ${condition.what}`);
      return [seen.has('3 probe-off'), seen.has('2 pressure-high')];
    };
    await expect.poll(alarms, { timeout: 40_000, interval: 200 }).toEqual([true, true]);
  }, 60_000);
});

async function heardDevices(started: Started): Promise<readonly (readonly string[])[]> {
  const overview = await started.look();
  return overview.map(({ devices }) =>
    devices
      .filter(({ lastHeardAtMs, isConnected }) => lastHeardAtMs !== null && isConnected)
      .map(({ deviceId }) => deviceId)
      .sort(),
  );
}

/** The number of the newest reading at each chair; 0 where none came yet. */
async function newest(started: Started, parameter: string): Promise<readonly number[]> {
  const overview = await started.look();
  return overview.map(({ latest }) => latest.find((reading) => reading.parameter === parameter)?.cursor ?? 0);
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
