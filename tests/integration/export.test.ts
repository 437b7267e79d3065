import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journalPath } from '@chairside/server/journal/journal-path.ts';
import { openSqliteJournal } from '@chairside/server/journal/sqlite-journal.ts';
import type { Journal } from '@chairside/server/ports/journal.ts';
import { aSession, minute, t0 } from '@chairside/server/testing/a-chair.ts';
import { aLivedSession, journalOf, readingsFor } from '@chairside/server/testing/a-recorded-session.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../support/command.ts';

let folder: string;
let out: string;
let journal: Journal;
const readings = readingsFor(t0 - 5 * minute, t0 + 75 * minute);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-export-'));
  out = await mkdtemp(join(tmpdir(), 'chairside-exported-'));
  const path = journalPath(folder, true);
  const opened = await openSqliteJournal({ path, isSimulation: true, ownerId: 'test' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  await journalOf(aLivedSession().events(), readings, opened.value);
  // Not closed: a gateway goes on recording into it.
  journal = opened.value;
});

afterEach(async () => {
  await journal.close();
  await rm(folder, { recursive: true, force: true });
  await rm(out, { recursive: true, force: true });
});

const exportTo = (...args: readonly string[]) =>
  runCommand('export.ts', ['--data', folder, '--simulation', ...args]);

describe('npm run export', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['csv', ['entries.csv', 'readings.csv']],
    ['json', ['json']],
    ['fhir', ['fhir.json']],
  ];
  for (const [format, endings] of rows) {
    it(`[RE19] writes ${format} under names that do not tell whose it is, for its owner alone`, async () => {
      const { code, said, complaints } = await exportTo(aSession, '--format', format, '--to', out);
      expect([code, complaints]).toEqual([0, '']);
      const names = endings.map((ending) => `session-2023-11-14-chair-2-sessiona.${ending}`);
      expect((await readdir(out)).toSorted()).toEqual(names);
      expect(said.trim().split('\n').toSorted()).toEqual(names.map((name) => join(out, name)));
      for (const name of names) expect((await stat(join(out, name))).mode & 0o777).toBe(0o600);
    });
  }

  it('[SE25] says the same as the gateway does', async () => {
    await exportTo(aSession, '--format', 'json', '--to', join(out, 'mine.json'));
    const document = JSON.parse(await readFile(join(out, 'mine.json'), 'utf8')) as Record<string, unknown>;
    expect(document).toMatchObject({ session: aSession, kind: 'simulation', isOpen: false });
    expect(document['readings']).toEqual(readings);
    await exportTo(aSession, '--format', 'csv', '--to', join(out, 'mine.csv'));
    expect((await readdir(out)).toSorted()).toEqual(['mine.entries.csv', 'mine.json', 'mine.readings.csv']);
  });

  const refused: readonly (readonly [readonly string[], string])[] = [
    [['unknown', '--format', 'json'], 'There is no session unknown in '],
    [[aSession, '--format', 'docx'], '--format docx is not known: fhir, csv, json, pdf.'],
    [[aSession], '--format is missing: fhir, csv, json, pdf.'],
    [['--format', 'json'], 'One session, not 0.'],
    [[aSession, 'more', '--format', 'json'], 'One session, not 2.'],
    [[aSession, '--format', 'json', '--paper', 'a5'], '--paper a5 is not known: a4, letter.'],
    [[aSession, '--format', 'json', '--nonsense'], "Unknown option '--nonsense'"],
    [['x'.repeat(65), '--format', 'json'], 'is no session’s id'.replace('’', "'")],
  ];
  for (const [args, sentence] of refused) {
    it(`[RE19] ${args.join(' ').slice(0, 60)}: one sentence, and nothing is written`, async () => {
      const { code, said, complaints } = await exportTo(...args, '--to', out);
      expect([code, said]).toEqual([2, '']);
      expect(complaints).toContain(sentence);
      expect(complaints.trimEnd()).not.toContain('\n');
      expect(await readdir(out)).toEqual([]);
    });
  }

  it('[RE19] without a journal: one sentence', async () => {
    const { code, complaints } = await runCommand('export.ts', [
      aSession,
      '--format',
      'json',
      '--data',
      join(folder, 'elsewhere'),
    ]);
    expect([code, complaints.trim().split('\n').length]).toEqual([2, 1]);
    expect(complaints).toContain('There is no journal below');
  });

  it('[RE19] overwrites nothing, and makes no folder', async () => {
    const mine = join(out, 'mine.json');
    await writeFile(mine, 'mine');
    const taken = await exportTo(aSession, '--format', 'json', '--to', mine);
    expect([taken.code, await readFile(mine, 'utf8')]).toEqual([2, 'mine']);
    expect(taken.complaints).toContain('is there already: name another file with --to.');
    const missing = await exportTo(aSession, '--format', 'json', '--to', join(out, 'none', 'mine.json'));
    expect(missing.code).toBe(2);
    expect(missing.complaints).toContain('make it first');
    expect(await readdir(out)).toEqual(['mine.json']);
  });
});
