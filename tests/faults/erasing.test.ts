import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sitDown } from '../support/bedside.ts';
import { runCommand } from '../support/command.ts';
import { startGateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded } from '../support/nurse.ts';

const displayName = 'Q. Wintergreen-Abernathy';
const patient = { displayName, clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };

describe('a session erased while a gateway runs', { timeout: 60_000 }, () => {
  it('[SE28] is in no byte of the data folder, the chain is whole, and the chair goes on after a restart', async () => {
    const gateway = await startGateway({ chairs: '1', speed: 20 });
    onTestFinished(() => gateway.end());
    const physician = enterNurse(gateway, 'physician-1');
    onTestFinished(() => physician.leave());
    const bedside = await sitDown(gateway, '1');
    onTestFinished(() => bedside.leave());
    mustBeRecorded(await physician.bind(bedside.oximeterId, '1'));
    const open = () =>
      physician.command('1', { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null });
    mustBeRecorded(await open());
    expect(await bedside.oximeter({ spo2Percent: 97, pulseRateBpm: 66 })).toBe('taken');
    mustBeRecorded(await physician.command('1', { type: 'score-moaas', score: 5 }));
    const session = (await physician.chair('1')).state.session!.id;
    mustBeRecorded(await physician.command('1', { type: 'cancel-session' }));
    expect(bytesWith(displayName, gateway.dataFolder)).toBeGreaterThan(0);
    const before = (await physician.chair('1')).state.seq;

    mustBeRecorded(await physician.ask({ type: 'erase-session', session, reason: 'asked by the patient' }));
    await expect.poll(() => bytesWith(displayName, gateway.dataFolder), { timeout: 10_000 }).toBe(0);
    const after = await physician.chair('1');
    expect(JSON.stringify(after)).not.toContain(displayName);
    expect(after.state.seq).toBe(before + 1);

    await gateway.kill();
    await gateway.restart();
    await physician.ready();
    expect((await physician.chair('1')).state).toEqual(after.state);
    mustBeRecorded(await open());
    const verified = await runCommand('journal-verify.ts', ['--simulation', '--data', gateway.dataFolder]);
    expect([verified.code, verified.complaints]).toEqual([0, '']);
    expect(verified.said).toMatch(/Every chain is whole; of \d+ events only the envelope is left/);
  });
});

/** How often a name stands in the files of a folder, whatever a database thinks of that place. */
function bytesWith(name: string, folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1').split(name).length - 1)
    .reduce((sum, count) => sum + count, 0);
}
