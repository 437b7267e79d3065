import { closeSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { migrations } from '../migrations.ts';
import * as a from '../samples.ts';
import { createTestFolder } from '../test-folder.ts';
import { knownEntriesIn, newestEntryText } from './known-entries.ts';
import { surveyJournal, type Survey } from './survey.ts';
import { surveyFailureText, surveyLines } from './texts.ts';

const { newPath, open } = createTestFolder();

/** Four events at chair 1 with three readings, one at chair 2, one of the site. */
async function aJournal() {
  const path = newPath();
  const journal = await open(path);
  await journal.append({
    entries: [
      a.aChairEntry({
        events: [1, 2, 3, 4].map((seq) => a.aChairEvent({ seq })),
        readings: [1, 2, 3].map((cursor) => a.aReading({ cursor })),
      }),
      a.aChairEntry({ stream: a.chair2, events: [a.aChairEvent({ seq: 1, chair: a.chair2 })] }),
      { stream: 'site', expectedSeq: 0, events: [a.aSiteEvent({ seq: 1 })] },
    ],
  });
  return { path, journal };
}

function surveyOf(path: string): Survey {
  const survey = surveyJournal(path);
  if (!survey.ok) throw new Error(surveyFailureText(survey.error));
  return survey.value;
}

function whyNot(path: string, expected = ''): string {
  const survey = surveyJournal(path, knownEntriesIn(expected));
  return survey.ok ? 'nothing' : surveyFailureText(survey.error).replace(path, 'it');
}

describe('a journal that is whole', () => {
  it('[JR24] is told stream by stream, while its gateway has it open', async () => {
    const { path } = await aJournal();
    const survey = surveyOf(path);
    expect(survey).toMatchObject({ kind: 'simulation', readings: 3 });
    expect(survey.chains).toMatchObject([
      { stream: '1', entries: 4, erased: 0 },
      { stream: '2', entries: 1, erased: 0 },
      { stream: 'site', entries: 1, erased: 0 },
    ]);
    expect(surveyLines(survey).join('\n')).toContain('6 events in 3 streams, 3 readings');
  });

  it('[JR24] is told how many of its events are erased', async () => {
    const { path, journal } = await aJournal();
    const tombstone = a.anErasure({ seq: 5 });
    await journal.append({
      entries: [a.aChairEntry({ expectedSeq: 4, session: null, events: [tombstone] })],
    });
    expect(surveyOf(path).chains).toMatchObject([{ entries: 5, erased: 4 }, { erased: 0 }, { erased: 0 }]);
    expect(surveyLines(surveyOf(path)).at(-1)).toContain('of 4 events only the envelope is left');
  });

  it('[JR24] is only read: the next commit is written, and a new survey has it', async () => {
    const { path, journal } = await aJournal();
    const before = readFileSync(path);
    surveyOf(path);
    expect(readFileSync(path).equals(before)).toBe(true);
    const fifth = a.aChairEntry({ expectedSeq: 4, events: [a.aChairEvent({ seq: 5 })] });
    expect(await journal.append({ entries: [fifth] })).toEqual({ ok: true, value: null });
    expect(surveyOf(path).chains[0]?.entries).toBe(5);
  });

  it('[JR24] is whole when nothing was recorded yet', async () => {
    const path = newPath();
    await open(path);
    expect(surveyOf(path)).toMatchObject({ chains: [], readings: 0 });
  });
});

describe('a chain that was tampered with', () => {
  const changes: readonly (readonly [sql: string, says: string])[] = [
    [
      `UPDATE events SET body = '{"score":0}' WHERE stream = 1 AND seq = 3`,
      'it: body: what entry 3 of stream 1 (moaas-scored, 2026-03-02T09:00:00.003Z) says is not what was sealed.',
    ],
    [
      'UPDATE events SET actor = NULL WHERE stream = 1 AND seq = 2',
      'it: hash: entry 2 of stream 1 (moaas-scored, 2026-03-02T09:00:00.002Z) is not the one that was sealed there, or what lies before it is not.',
    ],
    [
      'DELETE FROM events WHERE stream = 1 AND seq IN (2, 3)',
      'it: gap: entry 2 of stream 1 is missing; the next is 4 (moaas-scored, 2026-03-02T09:00:00.004Z).',
    ],
    [
      'UPDATE events SET body = NULL, salt = NULL WHERE stream = 1 AND seq IN (2, 4)',
      'it: lost: what entry 2 of stream 1 (moaas-scored, 2026-03-02T09:00:00.002Z) said is gone, and nothing tells that its session was erased.',
    ],
    [
      `UPDATE events SET at_ms = 0 WHERE stream = 'site'`,
      'it: hash: entry 1 of stream site (wall-clock-stepped, 1970-01-01T00:00:00.000Z) is not the one that was sealed there, or what lies before it is not.',
    ],
  ];
  for (const [sql, says] of changes) {
    it(`[JR24] is named: ${sql}`, async () => {
      const { path } = await aJournal();
      change(path, sql);
      expect(whyNot(path)).toContain(says);
    });
  }
});

describe('an entry noted down elsewhere', () => {
  it('[JR25] is found again, with more behind it', async () => {
    const { path, journal } = await aJournal();
    const noted = surveyLines(surveyOf(path)).join('\n');
    expect(knownEntriesIn(noted)).toHaveLength(3);
    await journal.append({
      entries: [a.aChairEntry({ expectedSeq: 4, events: [a.aChairEvent({ seq: 5 })] })],
    });
    expect(whyNot(path, noted)).toBe('nothing');
  });

  for (const [newest, found] of [
    [3, 'it: Entry 4 of stream 1'],
    [4, 'nothing'],
  ] as const) {
    it(`[JR25] of a stream of 4 that ends at ${newest} now`, async () => {
      const { path } = await aJournal();
      const noted = surveyLines(surveyOf(path)).join('\n');
      change(path, `DELETE FROM events WHERE stream = 1 AND seq > ${newest}`);
      expect(whyNot(path)).toBe('nothing');
      const said = whyNot(path, noted);
      expect(said).toContain(found);
      if (newest === 3) expect(said).toContain('the stream ends at 3. It was cut off');
    });
  }

  it('[JR25] is missed in a chain computed anew', async () => {
    const { path } = await aJournal();
    const [chain] = surveyOf((await aJournal()).path).chains;
    const said = whyNot(path, chain === undefined ? '' : newestEntryText(chain));
    expect(said).toContain('another one stands in its place');
  });

  const hash = 'a'.repeat(64);
  for (const [text, count] of [
    [`1:4:${hash}`, 1],
    [`chair 1:4:${hash}\nand site:12:${hash}.`, 2],
    [`1:4:${hash.slice(1)}`, 0],
    [`1:4:${hash}a`, 0],
    [`1:4:${hash.toUpperCase()}`, 0],
    [`:4:${hash}`, 0],
    ['', 0],
  ] as const) {
    it(`[JR25] is read from a text: ${count} in “${text.replaceAll(/a{8,}/g, 'a…')}”`, () => {
      expect(knownEntriesIn(text)).toHaveLength(count);
    });
  }
});

describe('a file that tells nothing of the record', () => {
  const files: readonly (readonly [what: string, make: (path: string) => void, says: string])[] = [
    ['that is not there', () => undefined, 'There is no file it.'],
    ['that is empty', (path) => writeFileSync(path, ''), 'is no journal'],
    ['of text', (path) => writeFileSync(path, 'Not a database at all.\n'.repeat(200)), 'is no journal'],
    ['of another program', (path) => change(path, 'CREATE TABLE recipes (name TEXT)'), 'is no journal'],
    ['that is a folder', (path) => mkdirSync(path), 'can not be read'],
  ];
  for (const [what, make, says] of files) {
    it(`[JR26] one ${what}`, () => {
      const path = newPath();
      mkdirSync(dirname(path));
      make(path);
      expect(whyNot(path)).toContain(says);
    });
  }

  it('[JR26] one of a newer program', async () => {
    const { path } = await aJournal();
    change(path, `PRAGMA user_version = ${migrations.length + 1}`);
    expect(whyNot(path)).toContain('run the newer version');
  });
});

it('[JR26] a page overwritten is damage, wherever in the file it lies', async () => {
  const { path, journal } = await aJournal();
  await journal.close();
  const pages = statSync(path).size / 4096;
  expect(pages).toBeGreaterThan(4);
  for (let page = 1; page < pages; page += 1) {
    const before = readFileSync(path);
    overwrite(path, page);
    expect(whyNot(path), `page ${page}`).toContain('is damaged');
    writeFileSync(path, before);
  }
});

function overwrite(path: string, page: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, page * 4096);
  closeSync(file);
}

function change(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}
