import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { feed, notThereOnce, type Acknowledged, type Sent } from '../support/acknowledged.ts';
import { runBeside, runOnSmallDisk } from '../support/command.ts';
import { startGateway } from '../support/gateway.ts';
import { plugIn } from '../support/monitor.ts';
import { enterNurse, mustBeRecorded, type Given, type Nurse } from '../support/nurse.ts';
import { sessionIn } from '../support/record.ts';
import { asSeenBy, canMountSmallDisk, fillDisk } from '../support/small-disk.ts';

const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };

describe.skipIf(!canMountSmallDisk)('a disk that is full', { timeout: 60_000 }, () => {
  it('[JR31] during a session: it is watched on, said, answered as unrecorded, and written once there is room', async () => {
    const gateway = await startGateway({ chairs: '1', speed: 1, diskMegabytes: 12 });
    onTestFinished(() => gateway.end());
    const nurse = enterNurse(gateway);
    onTestFinished(() => nurse.leave());
    mustBeRecorded(await nurse.bind('SIM-OXI-1', '1'));
    mustBeRecorded(
      await nurse.command('1', { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null }),
    );
    const session = (await nurse.chair('1')).state.session!.id;
    const acknowledged: Acknowledged[] = [];
    const sent: Sent[] = [];
    let isOver = false;
    const monitor = await plugIn(gateway.mllpPort, 'SIM-CHAIR-1');
    onTestFinished(() => monitor.close());
    const fed = feed(monitor, {
      deviceId: 'SIM-OXI-1',
      gateway,
      acknowledged,
      sent,
      isOver: () => isOver,
    });
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(50);
    const recorded = await nurse.command('1', { type: 'score-moaas', score: 5 });

    const ballast = fillDisk(asSeenBy(gateway.pid(), gateway.dataFolder));
    expect(ballast.bytes).toBeGreaterThan(1_000_000);
    await expect.poll(() => alarmsOf(nurse), { timeout: 10_000 }).toContain('record-not-saved high');
    const before = await nurse.chair('1');
    const unrecorded = await nurse.command('1', { type: 'score-moaas', score: 3 });
    expect(unrecorded.outcome).toBe('unrecorded');
    const acknowledgedWhenFull = acknowledged.length;
    await expect
      .poll(async () => newestOf(await nurse.chair('1')), { timeout: 10_000 })
      .toBeGreaterThan(newestOf(before) + 1_000);
    const during = await nurse.chair('1');
    expect(during.state.session?.moaas?.score).toBe(3);
    expect(during.recorded.seq).toBeLessThan(during.state.seq);
    expect(acknowledged.length).toBe(acknowledgedWhenFull);
    expect((await fetch(`${gateway.url}/healthz`)).status).not.toBe(200);

    ballast.free();
    await expect.poll(() => alarmsOf(nurse), { timeout: 15_000 }).not.toContain('record-not-saved high');
    mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 4 }));
    await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(acknowledgedWhenFull);
    isOver = true;
    await fed;
    mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 5 }));

    // Only the gateway sees its disk: what it wrote is looked at in a copy.
    const path = join(await aFolder(), 'copy.sqlite');
    const where = ['--simulation', '--data', gateway.dataFolder];
    expect((await runBeside(gateway.pid(), 'backup.ts', [...where, path])).code).toBe(0);
    const { readings, commandIds } = sessionIn(path, session);
    expect(notThereOnce(readings, acknowledged)).toEqual([]);
    expect(notThereOnce(readings, sent)).toEqual([]);
    expect([recorded, unrecorded].map((given) => commandIds.includes(idOf(given)))).toEqual([true, true]);
  });

  it('[JR28] leaves nothing of a backup that does not fit on it, and says so', async () => {
    const gateway = await startGateway({ chairs: '8', speed: 1 });
    onTestFinished(() => gateway.end());
    const disk = { folder: await aFolder(), megabytes: 1 };
    const args = ['--simulation', '--data', gateway.dataFolder, join(disk.folder, 'copy.sqlite')];
    const full = await runOnSmallDisk('backup.ts', args, { ...disk, isFull: true });
    expect(full.code).toBe(2);
    expect(full.complaints).toMatch(
      /could not be written .*, and nothing is left of it: see that there is room/,
    );
    expect(full.left).toEqual(['ballast']);
    const roomy = await runOnSmallDisk('backup.ts', args, { ...disk, isFull: false });
    expect([roomy.code, roomy.complaints]).toEqual([0, '']);
    expect(roomy.left).toEqual(['copy.sqlite']);
  });
});

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-full-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function alarmsOf(nurse: Nurse): Promise<readonly string[]> {
  const { session } = (await nurse.chair('1')).state;
  const occurrences = session?.alarms.occurrences ?? [];
  return occurrences.map(({ condition, priority }) => `${condition.what} ${priority}`);
}

function newestOf({ latest }: { readonly latest: readonly NumberedReading[] }): number {
  return Math.max(...latest.map(({ atMs }) => atMs));
}

function idOf(given: Given): string {
  return given.outcome === 'refused' ? 'refused' : given.commandId;
}
