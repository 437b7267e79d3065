import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { journalPath } from './journal-path.ts';
import { migrations } from './migrations.ts';
import * as a from './samples.ts';
import { openSqliteJournal } from './sqlite-journal.ts';
import { createTestFolder } from './test-folder.ts';

const { chair1, sessionA } = a;
const { newPath, open } = createTestFolder();

const firstEntry = a.aChairEntry({
  events: [
    a.aChairEvent({ seq: 1, commandId: a.aCommandId(1) }),
    a.aChairEvent({ seq: 2, body: { score: 4 } }),
    a.aChairEvent({ seq: 3 }),
  ],
  readings: [a.aReading({ cursor: 1 }), a.aReading({ cursor: 2 })],
});
const first = { entries: [firstEntry] };
const second = {
  entries: [
    a.aChairEntry({
      expectedSeq: 3,
      events: [a.aChairEvent({ seq: 4 })],
      readings: [a.aReading({ cursor: 3 })],
    }),
  ],
};
const written = { ok: true, value: null };

describe('a journal opened again', () => {
  it('[JR22] goes on where it ended', async () => {
    const path = newPath();
    const before = await open(path);
    await before.append(first);
    await before.close();
    const after = await open(path);
    expect(await after.chairEvents(chair1, 0)).toEqual(firstEntry.events);
    expect(await after.lastCursor(chair1)).toBe(2);
    expect(await after.append(first)).toEqual(written);
    expect(await after.append(second)).toEqual(written);
    expect(await after.verify()).toEqual({ ok: true, value: { entries: 4 } });
    expect(
      await after.readings({ chair: chair1, session: sessionA, parameters: ['spo2Percent'], sinceMs: 0 }),
    ).toHaveLength(3);
  });

  it('[JR8] belongs to who opened it last', async () => {
    const path = newPath();
    const older = await open(path);
    await older.append(first);
    const newer = await open(path);
    expect(await older.append(second)).toEqual({ ok: false, error: { type: 'fenced' } });
    expect(await newer.append(second)).toEqual(written);
    expect(await older.append(second)).toEqual({ ok: false, error: { type: 'fenced' } });
    expect(await newer.chairEvents(chair1, 0)).toHaveLength(4);
  });
});

describe('a file that is refused', () => {
  for (const isSimulation of [true, false]) {
    it(`[JR20] is one of the other kind (${isSimulation ? 'simulation' : 'clinic'})`, async () => {
      const path = newPath();
      const made = await openSqliteJournal({ path, isSimulation, ownerId: 'test' });
      if (made.ok) await made.value.close();
      const refused = await openSqliteJournal({ path, isSimulation: !isSimulation, ownerId: 'test' });
      expect(refused).toEqual({ ok: false, error: { type: 'wrong-kind', path, isSimulation } });
    });
  }

  for (const found of [migrations.length, migrations.length + 1, migrations.length + 2]) {
    const isKnown = found === migrations.length;
    it(`[JR21] of schema ${found} is ${isKnown ? 'taken' : 'refused'} by a program that knows ${migrations.length}`, async () => {
      const path = newPath();
      await (await open(path)).close();
      change(path, `PRAGMA user_version = ${found}`);
      const result = await openSqliteJournal({ path, isSimulation: true, ownerId: 'test' });
      if (result.ok) await result.value.close();
      if (isKnown) expect(result.ok).toBe(true);
      else
        expect(result).toEqual({
          ok: false,
          error: { type: 'newer-schema', path, found, known: migrations.length },
        });
    });
  }

  const strangers: readonly (readonly [string, (path: string) => void])[] = [
    ['is text', (path) => writeFileSync(path, 'Not a database at all.\n'.repeat(200))],
    [
      'is another program’s',
      (path) => change(path, 'CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES (1)'),
    ],
  ];
  for (const [what, make] of strangers) {
    it(`[JR21] ${what} and is left as it was`, async () => {
      const path = newPath();
      mkdirSync(dirname(path));
      make(path);
      const before = readFileSync(path);
      const refused = await openSqliteJournal({ path, isSimulation: true, ownerId: 'test' });
      expect(refused).toMatchObject({ ok: false, error: { type: 'unreadable', path } });
      expect(readFileSync(path).equals(before)).toBe(true);
    });
  }

  it('[JR21] is where a folder can not be made', async () => {
    const path = newPath();
    writeFileSync(dirname(path), 'a file in the way');
    const refused = await openSqliteJournal({ path, isSimulation: true, ownerId: 'test' });
    expect(refused).toMatchObject({ ok: false, error: { type: 'unreadable', path } });
  });
});

describe('the file', () => {
  it('[JR23] lies in a folder of its kind', () => {
    expect(journalPath('/data', true)).toBe('/data/simulation/journal.sqlite');
    expect(journalPath('/data', false)).toBe('/data/clinic/journal.sqlite');
  });

  it('[JR23] is for nobody else on the machine', async () => {
    const path = newPath();
    await open(path);
    expect(statSync(dirname(path)).mode & 0o077).toBe(0);
  });
});

describe('a record that was changed', () => {
  const changes: readonly (readonly [string, string, object | null])[] = [
    ['another body', `UPDATE events SET body = '{"score":0}' WHERE seq = 2`, { seq: 2, what: 'body' }],
    ['another time', 'UPDATE events SET at_ms = 1 WHERE seq = 2', { seq: 2, what: 'hash' }],
    [
      'another actor',
      `UPDATE events SET actor = '{"personId":"x","role":"nurse"}' WHERE seq = 1`,
      { seq: 1, what: 'hash' },
    ],
    ['no command', 'UPDATE events SET command_id = NULL WHERE seq = 1', { seq: 1, what: 'hash' }],
    ['an event less', 'DELETE FROM events WHERE seq = 2', { seq: 2, what: 'gap' }],
    ['no beginning', 'DELETE FROM events WHERE seq = 1', { seq: 1, what: 'gap' }],
    [
      'a gap closed',
      'DELETE FROM events WHERE seq = 2; UPDATE events SET seq = 2 WHERE seq = 3',
      { seq: 2, what: 'hash' },
    ],
    ['a salt erased alone', 'UPDATE events SET salt = NULL WHERE seq = 2', { seq: 2, what: 'body' }],
    ['a body erased alone', 'UPDATE events SET body = NULL WHERE seq = 2', { seq: 2, what: 'body' }],
  ];
  for (const [what, sql, where] of changes) {
    it(`[JR18] is found: ${what}`, async () => {
      const path = newPath();
      const journal = await open(path);
      await journal.append(first);
      change(path, sql);
      expect(await journal.verify()).toMatchObject({ ok: false, error: { stream: '1', ...where } });
    });
  }

  it('[JR19] by erasing body and salt is whole, and it is found that nothing says so', async () => {
    const path = newPath();
    const journal = await open(path);
    await journal.append(first);
    change(path, 'UPDATE events SET body = NULL, salt = NULL WHERE seq = 2');
    const lost = { stream: '1', seq: 2, what: 'lost' };
    expect(await journal.verify()).toMatchObject({ ok: false, error: lost });
    const erasure = a.anErasure({ seq: 4 });
    await journal.append({ entries: [a.aChairEntry({ expectedSeq: 3, session: null, events: [erasure] })] });
    expect(await journal.verify()).toEqual({ ok: true, value: { entries: 4 } });
  });

  const unreadable: readonly (readonly [string, string])[] = [
    ['a type nobody knows', `UPDATE events SET type = 'tea-served' WHERE seq = 2`],
    ['a later version of a type', 'UPDATE events SET type_version = 2 WHERE seq = 2'],
    ['a body that is no JSON', `UPDATE events SET body = '{' WHERE seq = 2`],
    ['a body gone without its salt', 'UPDATE events SET body = NULL WHERE seq = 2'],
    ['a body of another type', `UPDATE events SET body = '{"score":"high"}' WHERE seq = 2`],
  ];
  for (const [what, sql] of unreadable) {
    it(`[JR12] fails the query: ${what}`, async () => {
      const path = newPath();
      const journal = await open(path);
      await journal.append(first);
      change(path, sql);
      await expect(journal.chairEvents(chair1, 0)).rejects.toThrow();
      expect(await journal.chairEvents(chair1, 2)).toHaveLength(1);
    });
  }
});

describe('a disk that refuses', () => {
  it('[JR7] makes a batch and those behind it unwritable, and takes them once it can', async () => {
    const path = newPath();
    const journal = await open(path);
    const blocker = new DatabaseSync(path);
    blocker.exec('BEGIN IMMEDIATE');
    const refused = await Promise.all([journal.append(first), journal.append(second)]);
    for (const answer of refused) expect(answer).toMatchObject({ ok: false, error: { type: 'unwritable' } });
    blocker.exec('ROLLBACK');
    blocker.close();
    expect(await journal.append(first)).toEqual(written);
    expect(await journal.append(second)).toEqual(written);
    expect(await journal.verify()).toEqual({ ok: true, value: { entries: 4 } });
  });
});

describe('a thread that ends', () => {
  /** Threads that can be made to end when they have done what they were asked and are about to say so. */
  function createMortalThreads() {
    let toLose = 0;
    let newest: Worker | null = null;
    const start = (file: URL) => {
      const worker = new Worker(file, { execArgv: [] });
      const emit = worker.emit.bind(worker) as (event: string | symbol, ...about: unknown[]) => boolean;
      worker.emit = (event: string | symbol, ...about: unknown[]) => {
        if (event !== 'message' || toLose === 0) return emit(event, ...about);
        toLose -= 1;
        void worker.terminate();
        return true;
      };
      if (file.pathname.endsWith('writer-thread.ts')) newest = worker;
      return worker;
    };
    return {
      start,
      loseAnswers: (count: number) => (toLose = count),
      endWriter: () => newest?.terminate(),
    };
  }

  it('[JR9] is replaced, and what it wrote without saying so is there once', async () => {
    const { start, loseAnswers } = createMortalThreads();
    const journal = await open(newPath(), start);
    loseAnswers(1);
    expect(await Promise.all([journal.append(first), journal.append(second)])).toEqual([written, written]);
    expect(await journal.chairEvents(chair1, 0)).toHaveLength(4);
    expect(await journal.lastCursor(chair1)).toBe(3);
  });

  it('[JR9] twice makes the batch and those behind it unwritable, until it can be asked again', async () => {
    const { start, loseAnswers } = createMortalThreads();
    const journal = await open(newPath(), start);
    loseAnswers(2);
    for (const answer of await Promise.all([journal.append(first), journal.append(second)])) {
      expect(answer).toMatchObject({ ok: false, error: { type: 'unwritable' } });
    }
    expect(await journal.append(first)).toEqual(written);
    expect(await journal.append(second)).toEqual(written);
    expect(await journal.verify()).toEqual({ ok: true, value: { entries: 4 } });
  });

  it('[JR9] does not take the journal back from a newer owner', async () => {
    const path = newPath();
    const { start, endWriter } = createMortalThreads();
    const older = await open(path, start);
    await open(path);
    await endWriter();
    expect(await older.append(first)).toEqual({ ok: false, error: { type: 'fenced' } });
  });

  it('[JR9] leaves no append unanswered when no other can be started', async () => {
    let mayStart = true;
    const { start, endWriter } = createMortalThreads();
    const journal = await open(newPath(), (file) => {
      if (!mayStart) throw new Error('no more threads');
      return start(file);
    });
    mayStart = false;
    await endWriter();
    const refused = { ok: false, error: { type: 'unwritable', why: 'no more threads' } };
    expect(await journal.append(first)).toEqual(refused);
    mayStart = true;
    expect(await journal.append(first)).toEqual(written);
  });

  it('[JR11] fails the query it was at, and answers the next', async () => {
    const { start, loseAnswers } = createMortalThreads();
    const journal = await open(newPath(), start);
    await journal.append(first);
    loseAnswers(1);
    await expect(journal.lastCursor(chair1)).rejects.toThrow('could not be read');
    expect(await journal.lastCursor(chair1)).toBe(2);
  });
});

function change(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}
