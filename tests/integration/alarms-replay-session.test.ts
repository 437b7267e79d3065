import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { conditionKey } from '@chairside/shared/alarms/conditions.ts';
import { alarmLog } from '@chairside/shared/alarms/log.ts';
import { durationMs } from '@chairside/shared/alarms/log-entry.ts';
import { journalPath } from '@chairside/server/journal/journal-path.ts';
import { openSqliteJournal } from '@chairside/server/journal/sqlite-journal.ts';
import type { Journal } from '@chairside/server/ports/journal.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchChair, opening, starting, stopping, type BenchChair } from '../support/bench-chair.ts';

/** A session recorded as a gateway records it, and a gateway that still has the journal open. */
const run = promisify(execFile);
const script = join(import.meta.dirname, '../../server/src/alarms-replay.ts');

let folder: string;
let journal: Journal;
let bench: BenchChair;
let session: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-alarms-replay-'));
  const path = journalPath(folder, true);
  const opened = await openSqliteJournal({ path, isSimulation: true, ownerId: 'test' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  journal = opened.value;
  bench = await benchChair(journal);
  await recordSession();
  session = bench.state().session?.id ?? '';
});
afterAll(async () => {
  await journal.close();
  await rm(folder, { recursive: true, force: true });
});

/** Two falls, one answered while it lasts and one after it, a limit that is moved, a deep sleep, a gateway away, a probe that slips off. */
async function recordSession(): Promise<void> {
  await bench.does(opening);
  await bench.cuff({ sys: 122, dia: 78, mean: 93 });
  await saturation(12, 97);
  await bench.does({ type: 'set-baseline' });
  await bench.does(starting);
  await saturation(20, 88);
  await acknowledge();
  await saturation(20, 88);
  await saturation(10, 97);
  await bench.does({
    type: 'set-limit',
    parameter: 'spo2Percent',
    direction: 'low',
    value: 87,
    reason: 'a lung of old',
  });
  await saturation(30, 88);
  await saturation(20, 83);
  await bench.cuff({ sys: 185, dia: 90, mean: 121 });
  await saturation(60, 97);
  await acknowledge();
  await bench.cuff({ sys: 182, dia: 90, mean: 120 });
  await bench.does({ type: 'score-moaas', score: 2 });
  await saturation(30, 97);
  await bench.does({ type: 'score-moaas', score: 5 });
  await saturation(20, 88);
  await bench.restart(30_000);
  await saturation(20, 88);
  await saturation(5, 97);
  for (let second = 0; second < 70; second += 1) {
    await bench.oximeter({ spo2: 'OFF', pulse: 'OFF' });
    await bench.advance(1_000);
  }
  await bench.advance(20_000);
  await saturation(20, 97);
  await bench.does(stopping);
  await saturation(5, 97);
}

async function saturation(seconds: number, spo2: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await bench.oximeter({ spo2, pulse: 66 });
    await bench.advance(1_000);
  }
}

/** The one that has called longest. */
async function acknowledge(): Promise<void> {
  const calling = bench.state().session?.alarms.occurrences.find(({ acknowledged }) => acknowledged === null);
  if (calling === undefined) throw new Error('nothing calls');
  await bench.does({ type: 'acknowledge-alarm', occurrence: calling.id, reason: null });
}

type Told = {
  readonly presets: readonly {
    readonly occurrences: readonly {
      readonly condition: string;
      readonly atSecond: number;
      readonly seconds: number;
    }[];
  }[];
};

async function replay(...presets: readonly [string, string]): Promise<Told> {
  const flags = presets.flatMap((preset) => ['--preset', preset]);
  const args = [script, session, '--data', folder, '--json', ...flags];
  const { stdout } = await run(process.execPath, args);
  return JSON.parse(stdout) as Told;
}

describe('a recorded session', () => {
  it('[AL36] under the preset it ran with is what it was, with what people did', async () => {
    const events = await bench.events();
    const openedAtMs = events.find(({ type }) => type === 'session-opened')?.atMs ?? 0;
    const was = alarmLog(events)
      .filter((entry) => entry.kind === 'occurrence')
      .map((entry) => ({
        condition: conditionKey(entry.condition),
        priority: entry.rowsPriority,
        atSecond: (entry.beganAtMs - openedAtMs) / 1_000,
        ...(entry.over !== null && { seconds: (durationMs(entry) ?? NaN) / 1_000 }),
      }));
    const { presets } = await replay('factory', 'factory');
    expect(presets[0]?.occurrences).toMatchObject(was);
    expect(was.map(({ condition }) => condition).toSorted()).toEqual([
      'nibp-overdue',
      'pressure-high',
      'probe-off SIM-OXI-1',
      'sedation',
      'spo2-low',
      'spo2-low',
      'spo2-not-updating SIM-OXI-1',
      'spo2-not-updating SIM-OXI-1',
    ]);
  });

  it('[AL36] is read beside a gateway that goes on recording it', async () => {
    await replay('factory', 'factory');
    const before = (await bench.events()).length;
    await bench.does({ type: 'score-moaas', score: 4 });
    expect((await bench.events()).length).toBeGreaterThan(before);
    expect(await journal.verify()).toMatchObject({ ok: true });
  });

  it('[AL36] that nobody knows is one line, and ends with 1', async () => {
    const args = [script, 'nobody', '--data', folder, '--preset', 'factory', '--preset', 'factory'];
    await expect(run(process.execPath, args)).rejects.toMatchObject({
      code: 1,
      stderr: `nobody: no such session in ${folder}\n`,
      stdout: '',
    });
  });
});
