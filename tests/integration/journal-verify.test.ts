import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { journalPath } from '@chairside/server/journal/journal-path.ts';
import { aChairEntry, aChairEvent } from '@chairside/server/journal/samples.ts';
import { openSqliteJournal } from '@chairside/server/journal/sqlite-journal.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../support/command.ts';

const verify = (...args: readonly string[]) => runCommand('journal-verify.ts', args);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-verify-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A clinic's journal with three events at chair 1. */
async function aClinic(): Promise<string> {
  const path = journalPath(folder, false);
  const opened = await openSqliteJournal({ path, isSimulation: false, ownerId: 'test' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  await opened.value.append({
    entries: [aChairEntry({ events: [1, 2, 3].map((seq) => aChairEvent({ seq })) })],
  });
  await opened.value.close();
  return path;
}

describe('npm run journal:verify', () => {
  it('[JR24] ends with 0, and says what there is', async () => {
    await aClinic();
    const { code, said, complaints } = await verify('--data', folder);
    expect([code, complaints]).toEqual([0, '']);
    expect(said).toContain('3 events in 1 stream');
    expect(said).toMatch(/^1 +3 +0 +1:3:[0-9a-f]{64}$/m);
  });

  it('[JR24] ends with 1, and names the first entry that does not fit', async () => {
    const path = await aClinic();
    change(path, `UPDATE events SET body = '{"score":0}' WHERE seq = 2`);
    const { code, said, complaints } = await verify('--file', path);
    expect([code, said]).toEqual([1, '']);
    expect(complaints).toContain('body: what entry 2 of stream 1 (moaas-scored, ');
  });

  it('[JR25] takes what an earlier one printed for what is expected', async () => {
    const path = await aClinic();
    const noted = join(folder, 'noted.txt');
    await writeFile(noted, (await verify('--data', folder)).said);
    const contained = await verify('--data', folder, '--expect', noted);
    expect([contained.code, contained.complaints]).toEqual([0, '']);
    expect(contained.said).toContain('It contains what was expected: 1 of 1.');
    change(path, 'DELETE FROM events WHERE seq = 3');
    const cut = await verify('--data', folder, '--expect', noted);
    expect(cut.code).toBe(1);
    expect(cut.complaints).toContain('Entry 3 of stream 1');
    expect(cut.complaints).toContain('the stream ends at 2');
  });

  const misuses: readonly (readonly [args: readonly string[], says: string])[] = [
    [['--data', '/nowhere'], 'There is no journal below /nowhere'],
    [['--simulation'], 'leave --simulation out'],
    [['--file', '/nowhere/journal.sqlite'], 'There is no file /nowhere/journal.sqlite'],
    [['--file', 'x', '--simulation'], '--file names the journal itself'],
    [['--expect', 'yesterday'], '--expect yesterday'],
    [['--fix'], '--fix'],
    [['please'], 'please'],
  ];
  for (const [args, says] of misuses) {
    it(`[JR26] ends with 2 and one line: ${args.join(' ')}`, async () => {
      await aClinic();
      const where = args.includes('--data') || args.includes('--file') ? [] : ['--data', folder];
      const { code, said, complaints } = await verify(...where, ...args);
      expect([code, said]).toEqual([2, '']);
      expect(complaints.trim().split('\n')).toEqual([expect.stringContaining(says)]);
    });
  }
});

function change(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}
