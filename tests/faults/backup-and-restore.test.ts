import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { surveyJournal } from '@chairside/server/journal/keeping/survey.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { feed, notThereOnce, type Acknowledged } from '../support/acknowledged.ts';
import { runCommand } from '../support/command.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { plugIn } from '../support/monitor.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';
import { sessionIn } from '../support/record.ts';

/** A gateway with a session at chair 1, its oximeter bound, and a nurse. */
async function aGateway() {
  const gateway = await startGateway({ chairs: '1', speed: 1 });
  onTestFinished(() => gateway.end());
  const nurse = enterNurse(gateway);
  onTestFinished(() => nurse.leave());
  mustBeRecorded(await nurse.bind('SIM-OXI-1', '1'));
  mustBeRecorded(
    await nurse.command('1', { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null }),
  );
  return { gateway, nurse };
}

const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };

const backUp = (gateway: Gateway, target: string) =>
  runCommand('backup.ts', ['--simulation', '--data', gateway.dataFolder, target]);
const restore = (gateway: Gateway, backup: string) =>
  runCommand('restore.ts', ['--simulation', '--data', gateway.dataFolder, backup]);

const journalOf = (gateway: Gateway) => join(gateway.dataFolder, 'simulation', 'journal.sqlite');

describe('a backup', { timeout: 60_000 }, () => {
  it('[JR27] while a gateway records holds all it had acknowledged before, and it goes on acknowledging', async () => {
    const { gateway, nurse } = await aGateway();
    const acknowledged: Acknowledged[] = [];
    const commandIds: string[] = [];
    let isOver = false;
    const monitor = await plugIn(gateway.mllpPort, 'SIM-CHAIR-1');
    const fed = feed(monitor, { deviceId: 'SIM-OXI-1', gateway, acknowledged, isOver: () => isOver });
    const scored = scoreUntil(nurse, () => isOver, commandIds);
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(100);

    const before = { readings: [...acknowledged], commandIds: [...commandIds] };
    const target = join(gateway.dataFolder, 'copy.sqlite');
    const { code, complaints } = await backUp(gateway, target);
    const during = acknowledged.length - before.readings.length;
    isOver = true;
    await Promise.all([fed, scored]);

    expect([code, complaints]).toEqual([0, '']);
    expect(during).toBeGreaterThan(5);
    const session = (await nurse.chair('1')).state.session!.id;
    const copied = sessionIn(target, session);
    expect(notThereOnce(copied.readings, before.readings)).toEqual([]);
    expect(before.commandIds.filter((id) => !copied.commandIds.includes(id))).toEqual([]);
    await gateway.stop();
    const kept = sessionIn(journalOf(gateway), session);
    expect(notThereOnce(kept.readings, acknowledged)).toEqual([]);
    expect(kept.readings.length).toBeGreaterThan(copied.readings.length);
  });

  it('[JR28] is one file, for its owner alone, and nothing else is left', async () => {
    const { gateway } = await aGateway();
    const { code } = await backUp(gateway, `${gateway.dataFolder}/`);
    expect(code).toBe(0);
    const found = (await readdir(gateway.dataFolder)).filter((name) => name !== 'simulation');
    expect(found).toEqual([expect.stringMatching(/^simulation-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.sqlite$/)]);
    const { mode } = await stat(join(gateway.dataFolder, found[0]!));
    expect(mode & 0o777).toBe(0o600);
  });

  it('[JR28] goes below the data folder when nobody says where, and it is said that this is the same disk', async () => {
    const { gateway } = await aGateway();
    const { code, said } = await runCommand('backup.ts', ['--simulation', '--data', gateway.dataFolder]);
    expect(code).toBe(0);
    expect(said).toContain('It lies on the same disk');
    expect(await readdir(join(gateway.dataFolder, 'backups'))).toHaveLength(1);
    expect((await stat(join(gateway.dataFolder, 'backups'))).mode & 0o077).toBe(0);
  });
});

describe('a restore', { timeout: 60_000 }, () => {
  it('[JR30] brings back what the backup had, and the record goes on from there', async () => {
    const { gateway, nurse } = await aGateway();
    const target = join(gateway.dataFolder, 'copy.sqlite');
    mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 5 }));
    const backed = await nurse.chair('1');
    expect((await backUp(gateway, target)).code).toBe(0);
    mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 4 }));
    mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 3 }));
    await gateway.stop();

    const { code, said, complaints } = await restore(gateway, target);
    expect([code, complaints]).toEqual([0, '']);
    const aside = /What was there before is kept: (.*)/.exec(said)?.[1] ?? '';
    expect(surveyJournal(aside)).toMatchObject({ ok: true });
    expect(existsSync(`${journalOf(gateway)}-wal`)).toBe(false);

    await gateway.restart();
    await nurse.ready();
    const restored = await nurse.chair('1');
    expect(restored.state.session).toMatchObject({ id: backed.state.session!.id, patient });
    expect(restored.state.session?.moaas?.score).toBe(5);
    mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 2 }));
    const goneOn = await nurse.chair('1');
    expect(goneOn.state.seq).toBeGreaterThan(backed.state.seq);
    await gateway.stop();
    expect(surveyJournal(journalOf(gateway))).toMatchObject({ ok: true });
  });

  for (const how of ['runs', 'hangs'] as const) {
    it(`[JR29] is refused while a gateway ${how}, which then goes on recording`, async () => {
      const { gateway, nurse } = await aGateway();
      const target = join(gateway.dataFolder, 'copy.sqlite');
      expect((await backUp(gateway, target)).code).toBe(0);
      if (how === 'hangs') gateway.freeze();
      const { code, complaints } = await restore(gateway, target);
      if (how === 'hangs') gateway.thaw();
      expect(code).toBe(2);
      expect(complaints).toContain('is open, in a gateway');
      const names = await readdir(join(gateway.dataFolder, 'simulation'));
      const ofJournal = names.filter((name) => name.startsWith('journal')).toSorted();
      expect(ofJournal).toEqual(['journal.sqlite', 'journal.sqlite-shm', 'journal.sqlite-wal']);
      mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 5 }));
    });
  }

  it('[JR30] follows a gateway that was killed, and nothing it had acknowledged is lost with it', async () => {
    const { gateway, nurse } = await aGateway();
    const target = join(gateway.dataFolder, 'copy.sqlite');
    expect((await backUp(gateway, target)).code).toBe(0);
    const score = await nurse.command('1', { type: 'score-moaas', score: 4 });
    mustBeRecorded(score);
    const session = (await nurse.chair('1')).state.session!.id;
    await gateway.kill();
    const { code, said } = await restore(gateway, target);
    expect(code).toBe(0);
    const aside = /What was there before is kept: (.*)/.exec(said)?.[1] ?? '';
    expect(
      score.outcome === 'recorded' && sessionIn(aside, session).commandIds.includes(score.commandId),
    ).toBe(true);
  });
});

async function scoreUntil(nurse: Nurse, isOver: () => boolean, commandIds: string[]): Promise<void> {
  for (let score = 0; !isOver(); score = (score + 1) % 6) {
    const given = await nurse.command('1', { type: 'score-moaas', score });
    if (given.outcome === 'recorded') commandIds.push(given.commandId);
  }
}
