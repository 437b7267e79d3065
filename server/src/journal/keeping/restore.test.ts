import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as a from '../samples.ts';
import { createTestFolder } from '../test-folder.ts';
import { backUp } from './backup.ts';
import { restoredLines } from './copy-texts.ts';
import { holdAlone } from './hold-alone.ts';
import { restore, type RestoreOrder } from './restore.ts';
import { batches, change } from './samples.ts';
import { surveyJournal } from './survey.ts';

const { newPath, open } = createTestFolder();
const nowMs = a.morningMs;

/** A closed journal of three events, a backup of its first two. */
async function aJournal() {
  const path = newPath();
  const journal = await open(path);
  const [first, second, third] = batches(3);
  await journal.append(first!);
  await journal.append(second!);
  const backup = join(dirname(dirname(path)), 'copy.sqlite');
  expect(await backUp({ source: path, target: backup, onCopied: () => undefined })).toMatchObject({
    ok: true,
  });
  await journal.append(third!);
  await journal.close();
  const order: RestoreOrder = {
    backup,
    path,
    kind: 'simulation',
    isBrokenTaken: false,
    nowMs,
    onCopied: () => undefined,
  };
  return { path, backup, order };
}

describe('a restore that is refused', () => {
  const unfit: readonly (readonly [what: string, make: (backup: string) => void, error: object])[] = [
    ['a backup that is not there', (backup) => renameSync(backup, `${backup}.x`), notRestorable('no-file')],
    ['text', (backup) => writeFileSync(backup, 'text'.repeat(5_000)), notRestorable('not-a-journal')],
    ['half a backup', cutInHalf, notRestorable('damaged')],
    [
      'a broken one',
      (backup) => change(backup, 'DELETE FROM events WHERE seq = 1'),
      { type: 'not-restorable', failure: { type: 'broken', at: { stream: '1', seq: 1, what: 'gap' } } },
    ],
    [
      'one of the clinic',
      (backup) => change(backup, `UPDATE journal SET kind = 'clinic'`),
      { type: 'wrong-kind', kind: 'clinic' },
    ],
    [
      'one of a newer program',
      (backup) => change(backup, 'PRAGMA user_version = 99'),
      notRestorable('newer-schema'),
    ],
  ];
  for (const [what, make, error] of unfit) {
    it(`[JR29] leaves the journal as it was: ${what}`, async () => {
      const { path, backup, order } = await aJournal();
      make(backup);
      const before = readFileSync(path);
      expect(await restore(order)).toMatchObject({ ok: false, error });
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(readdirSync(dirname(path))).toEqual(['journal.sqlite']);
    });
  }

  it('[JR29] is of the journal itself, by whatever name', async () => {
    const { path, backup, order } = await aJournal();
    renameSync(backup, `${backup}.x`);
    linkSync(path, backup);
    expect(await restore(order)).toEqual({ ok: false, error: { type: 'itself', path } });
  });

  for (const how of ['as it should be', 'with its first page overwritten'] as const) {
    it(`[JR29] is of a journal another process has open, ${how}`, async () => {
      const { path, order } = await aJournal();
      const other = await opener(path, 'wrote');
      if (how !== 'as it should be') overwriteFirstPage(path);
      expect(await restore(order)).toEqual({ ok: false, error: { type: 'in-use', path } });
      expect(existsSync(asideOf(path))).toBe(false);
      other.kill('SIGKILL');
      await once(other, 'exit');
      expect(await restore(order)).toMatchObject({ ok: true });
    });
  }
});

describe('a restore', () => {
  it('[JR30] puts the journal aside, whole, and the backup in its place, for its owner alone', async () => {
    const { path, order } = await aJournal();
    const aside = asideOf(path);
    expect(await restore(order)).toMatchObject({ ok: true, value: { path, aside } });
    expect(surveyJournal(aside)).toMatchObject({ value: { readings: 3_000 } });
    expect(surveyJournal(path)).toMatchObject({ value: { readings: 2_000 } });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('[JR30] goes on with the numbers of the backup', async () => {
    const { path, order } = await aJournal();
    await restore(order);
    const journal = await open(path);
    const [third] = batches(1, 2);
    expect(await journal.append(third!)).toEqual({ ok: true, value: null });
    expect(await journal.verify()).toEqual({ ok: true, value: { entries: 3 } });
  });

  it('[JR38] names what was erased since the backup was made, and is there again', async () => {
    const { path, order } = await aJournal();
    const journal = await open(path);
    const erasure = a.anErasure({ seq: 4 });
    await journal.append({ entries: [a.aChairEntry({ expectedSeq: 3, session: null, events: [erasure] })] });
    await journal.close();
    const restored = await restore(order);
    expect(restored).toMatchObject({ ok: true, value: { erasedSince: [a.sessionA] } });
    expect(restored.ok && restoredLines(restored.value).at(-1)).toBe(
      '1 session erased after it was made came back with it. Erase again: session-a',
    );
    const again = await restore({ ...order, backup: asideOf(path), nowMs: nowMs + 60_000 });
    expect(again).toMatchObject({ ok: true, value: { erasedSince: [] } });
  });

  it('[JR30] needs no journal before it, nor a folder', async () => {
    const { order } = await aJournal();
    const path = newPath();
    expect(await restore({ ...order, path })).toMatchObject({ ok: true, value: { aside: null } });
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(surveyJournal(path)).toMatchObject({ value: { readings: 2_000 } });
  });

  it('[JR30] keeps also a journal nobody can read, with what lies beside it', async () => {
    const { path, order } = await aJournal();
    writeFileSync(path, 'no database '.repeat(1_000));
    writeFileSync(`${path}-wal`, 'no log');
    const before = readFileSync(path);
    expect(await restore(order)).toMatchObject({ ok: true });
    expect(readFileSync(asideOf(path)).equals(before)).toBe(true);
    expect(readFileSync(`${asideOf(path)}-wal`, 'utf8')).toBe('no log');
    expect(surveyJournal(path)).toMatchObject({ ok: true });
  });

  it('[JR30] never puts two aside under one name', async () => {
    const { path, order } = await aJournal();
    await restore(order);
    const before = readFileSync(path);
    expect(await restore(order)).toMatchObject({ ok: false, error: { type: 'not-written' } });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(surveyJournal(asideOf(path))).toMatchObject({ value: { readings: 3_000 } });
  });

  it('[JR29] of a broken backup is for who asks for it', async () => {
    const { path, backup, order } = await aJournal();
    change(backup, 'UPDATE events SET actor = NULL WHERE seq = 2');
    const restored = await restore({ ...order, isBrokenTaken: true });
    expect(restored).toMatchObject({ ok: true, value: { survey: { error: { type: 'broken' } } } });
    expect(surveyJournal(path)).toMatchObject({ ok: false, error: { at: { seq: 2, what: 'hash' } } });
  });
});

it('[JR30] a gateway that was about to open the journal writes nothing into what was put aside', async () => {
  const { path, backup } = await aJournal();
  const hold = holdAlone(path);
  // Has the file, and waits for what holds it.
  const starting = await opener(path, 'has it');
  expect(hold?.settle()).toBe(true);
  const aside = asideOf(path);
  linkSync(path, aside);
  const before = readFileSync(path);
  copyFileSync(backup, `${path}.new`);
  renameSync(`${path}.new`, path);
  hold?.release();
  let complaints = '';
  starting.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  await once(starting, 'close');
  expect(complaints).toContain('attempt to write a readonly database');
  expect(readFileSync(aside).equals(before)).toBe(true);
});

function notRestorable(type: string) {
  return { type: 'not-restorable', failure: { type } };
}

function asideOf(path: string): string {
  return path.replace('.sqlite', '.before-2026-03-02T09-00-00Z.sqlite');
}

function cutInHalf(path: string): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, bytes.length / 2));
}

function overwriteFirstPage(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 0, 4096);
  writeFileSync(path, bytes);
}

/**
 * Another process that opens a journal as a gateway does: it has the file, then writes to it, says so each time, and keeps it. Locks
 * are between processes: one in this process would prove nothing.
 */
async function opener(path: string, until: 'has it' | 'wrote'): Promise<ChildProcess> {
  const script = `
    const { DatabaseSync } = require('node:sqlite');
    const db = new DatabaseSync(process.argv[1], { timeout: 10_000 });
    console.log('has it');
    db.exec('PRAGMA journal_mode = WAL; UPDATE journal SET fence = fence + 1; PRAGMA wal_checkpoint(TRUNCATE)');
    console.log('wrote');
    setInterval(() => undefined, 1_000);
  `;
  const child = spawn(process.execPath, ['-e', script, path], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  await new Promise<void>((resolve) =>
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(until)) resolve();
    }),
  );
  return child;
}
