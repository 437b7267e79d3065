import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway as spawnServed } from '../bench/processes.ts';
import { startGateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded } from '../support/nurse.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-faults-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const gatewayFile = join(import.meta.dirname, '../../server/src/main.ts');

/** Starts a gateway that is expected to end by itself. */
function run(
  settings: Record<string, string>,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const env = {
    ...process.env,
    CHAIRSIDE_PORT: '0',
    CHAIRSIDE_MLLP_PORT: '0',
    CHAIRSIDE_DATA: folder,
    ...settings,
  };
  const child = spawn(process.execPath, [gatewayFile], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
}

describe('a gateway that can not start', { timeout: 20_000 }, () => {
  it('[CF1] says everything that is wrong with its settings at once, and ends with 1', async () => {
    const { code, said } = await run({
      CHAIRSIDE_PORT: 'x',
      CHAIRSIDE_CHAIRS: '?',
      CHAIRSIDE_HOST: '0.0.0.0',
    });
    expect(code).toBe(1);
    expect(
      said
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['CHAIRSIDE_PORT', 'CHAIRSIDE_CHAIRS', 'CHAIRSIDE_HOST']);
  });

  it('[CF2] refuses another host than loopback, and says what would allow it', async () => {
    const { code, said } = await run({ CHAIRSIDE_HOST: '0.0.0.0' });
    expect(code).toBe(1);
    expect(said).toContain('CHAIRSIDE_PLAIN_HTTP=anybody-on-this-network-can-read-and-act');
  });

  for (const setting of ['CHAIRSIDE_PORT', 'CHAIRSIDE_MLLP_PORT']) {
    it(`[CF3] ${setting} in use is one line, and ends with 1`, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const port = String((server.address() as AddressInfo).port);
      const { code, said } = await run({ [setting]: port });
      server.close();
      expect(code).toBe(1);
      expect(said.trim().split('\n')).toEqual([
        expect.stringContaining(`port ${port} on 127.0.0.1 is in use`),
      ]);
    });
  }

  it('[CF3] a start that fails for a port puts no running gateway out', async () => {
    const running = await startGateway({ chairs: '1', speed: 1 });
    const nurse = enterNurse(running);
    const { code } = await run({
      CHAIRSIDE_DATA: running.dataFolder,
      CHAIRSIDE_SIMULATION: '1',
      CHAIRSIDE_MLLP_PORT: String(running.mllpPort),
    });
    expect(code).toBe(1);
    mustBeRecorded(await nurse.command('1', anOpening));
    nurse.leave();
    await running.end();
  });

  it('[CF3] a data folder that can not be written is one line, and ends with 1', async () => {
    const { code, said } = await run({ CHAIRSIDE_DATA: join(gatewayFile, 'no-folder') });
    expect(code).toBe(1);
    expect(said.trim().split('\n').length).toBe(1);
  });
});

describe('two gateways on one journal', { timeout: 30_000 }, () => {
  it('[CH8] the newer one takes it over; the older one can record nothing more, and ends', async () => {
    const older = await startGateway({ chairs: '2', speed: 1 });
    const nurse = enterNurse(older);
    mustBeRecorded(await nurse.command('1', anOpening));
    const newer = await spawnServed({ folder: older.dataFolder, chairs: '2' });
    const tried = await nurse.command('1', { type: 'score-moaas', score: 5 });
    expect(tried.outcome).not.toBe('recorded');
    await expect.poll(() => fetch(`${older.url}/healthz`).catch(() => null), { timeout: 5_000 }).toBeNull();
    const other = enterNurse({ ...older, url: `http://127.0.0.1:${newer.httpPort}` });
    expect((await other.chair('1')).state).toMatchObject({
      // The session as it was opened, and that nobody watched for a while (AL21).
      seq: 2,
      session: { patient: { clinicNumber: '1042' } },
    });
    mustBeRecorded(await other.command('1', { type: 'score-moaas', score: 4 }));
    other.leave();
    nurse.leave();
    await newer.stop();
    await older.end();
  });
});

const anOpening = {
  type: 'open-session' as const,
  patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
  protocolId: 'iv-ketamine-40',
  series: null,
};
