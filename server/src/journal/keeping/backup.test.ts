import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../ports/journal.ts';
import { createTestFolder } from '../test-folder.ts';
import { backUp } from './backup.ts';
import { copyJournal } from './copy.ts';
import { batches, change } from './samples.ts';
import { surveyJournal } from './survey.ts';

const { newPath, open } = createTestFolder();

async function aJournal(count = 3) {
  const source = newPath();
  const journal = await open(source);
  await appendAll(journal, batches(count));
  const folder = join(dirname(source), 'backups');
  mkdirSync(folder);
  return { source, journal, folder, target: join(folder, 'copy.sqlite') };
}

async function appendAll(journal: Journal, all: ReturnType<typeof batches>): Promise<void> {
  const answers = await Promise.all(all.map((batch) => journal.append(batch)));
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
}

const quietly = () => undefined;

describe('a copy of a journal that is written to', () => {
  it('[JR27] is of one state, and does not begin again with every commit', async () => {
    const { source, journal, target } = await aJournal(120);
    const fresh = batches(400, 120);
    const shares: number[] = [];
    let appended = 0;
    let written = Promise.resolve();
    await copyJournal(source, target, (share) => {
      shares.push(share);
      const batch = fresh[appended];
      if (batch === undefined) return;
      appended += 1;
      written = journal.append(batch).then((answer) => expect(answer.ok).toBe(true));
    });
    await written;
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    const copied = surveyJournal(target);
    expect(copied).toMatchObject({ ok: true, value: { readings: 120_000 } });
    expect(surveyJournal(source)).toMatchObject({ value: { readings: (120 + appended) * 1_000 } });
  });

  it('[JR28] needs nothing beside it', async () => {
    const { source, folder, target } = await aJournal();
    await backUp({ source, target, onCopied: quietly });
    expect(surveyJournal(target)).toMatchObject({ ok: true, value: { readings: 3_000 } });
    expect(readdirSync(folder)).toEqual(['copy.sqlite']);
  });
});

describe('a backup', () => {
  for (const name of ['copy.sqlite', 'copy.sqlite.broken']) {
    it(`[JR28] overwrites nothing: ${name}`, async () => {
      const { source, folder, target } = await aJournal();
      const path = join(folder, name);
      writeFileSync(path, 'mine');
      const made = await backUp({ source, target, onCopied: quietly });
      expect(made).toEqual({ ok: false, error: { type: 'exists', path } });
      expect(readFileSync(path, 'utf8')).toBe('mine');
      expect(readdirSync(folder)).toEqual([name]);
    });
  }

  it('[JR28] makes no folder: where a disk is missing it is not written beside it', async () => {
    const { source, folder } = await aJournal();
    const path = join(folder, 'usb');
    const made = await backUp({ source, target: join(path, 'copy.sqlite'), onCopied: quietly });
    expect(made).toEqual({ ok: false, error: { type: 'no-folder', path } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('[JR28] leaves nothing when it can not be written', async () => {
    const { source, folder } = await aJournal();
    const target = join(folder, 'x'.repeat(250));
    const made = await backUp({ source, target, onCopied: quietly });
    expect(made).toMatchObject({ ok: false, error: { type: 'not-written', path: target } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('[JR28] of a broken journal is kept under a name that says so', async () => {
    const { source, folder, target } = await aJournal();
    change(source, `UPDATE events SET body = '{"score":0}' WHERE seq = 2`);
    const made = await backUp({ source, target, onCopied: quietly });
    expect(made).toMatchObject({
      ok: false,
      error: { type: 'not-whole', path: `${target}.broken`, failure: { type: 'broken', at: { seq: 2 } } },
    });
    expect(readdirSync(folder)).toEqual(['copy.sqlite.broken']);
  });

  it('[JR28] is made of a journal only', async () => {
    const { folder, target } = await aJournal();
    const source = join(folder, 'recipes.sqlite');
    change(source, 'CREATE TABLE recipes (name TEXT)');
    const made = await backUp({ source, target, onCopied: quietly });
    expect(made).toMatchObject({
      ok: false,
      error: { type: 'no-journal', failure: { type: 'not-a-journal' } },
    });
  });
});
