import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../ports/journal.ts';
import { migrations } from './migrations.ts';
import { batchToRows } from './rows.ts';
import * as a from './samples.ts';
import { openForReading, takeOver } from './sqlite-open.ts';
import { createWriter } from './sqlite-writer.ts';
import { createTestFolder } from './test-folder.ts';

const { newPath, open } = createTestFolder();

/** Stands in every event's body of session A, and in none of B's. */
const name = 'Q. Wintergreen-Abernathy';

const sessionEvents = 300;

/** Session A with names in all its events, readings between them, and session B after it. */
async function aRecord(journal: Journal): Promise<void> {
  const answers = [];
  for (let seq = 1; seq <= sessionEvents; seq += 1) {
    const events = [seq === 1 ? opening : a.aChairEvent({ seq, ...note })];
    const readings = [a.aReading({ cursor: seq, original: name })];
    answers.push(journal.append({ entries: [a.aChairEntry({ expectedSeq: seq - 1, events, readings })] }));
  }
  const events = [a.aSessionOpened({ seq: sessionEvents + 1, session: a.sessionB })];
  const next = a.aChairEntry({ expectedSeq: sessionEvents, session: a.sessionB, events });
  answers.push(journal.append({ entries: [next] }));
  expect((await Promise.all(answers)).filter(({ ok }) => !ok)).toEqual([]);
}

const opened = a.aSessionOpened({ seq: 1 });
const opening = {
  ...opened,
  body: {
    ...opened.body,
    patient: { displayName: name, clinicNumber: 'C-1', dateOfBirth: null, weightKg: 70 },
  },
} as typeof opened;
const note = { type: 'entry-corrected', body: { correctedSeq: 1, note: `${name} said so` } } as const;

const erasure = {
  entries: [
    a.aChairEntry({
      expectedSeq: sessionEvents + 1,
      session: null,
      events: [a.anErasure({ seq: sessionEvents + 2 })],
    }),
  ],
};

/** How often the name stands in each file of the journal, whatever SQLite thinks of that place. */
function occurrences(path: string): Readonly<Record<string, number>> {
  const folder = dirname(path);
  return Object.fromEntries(
    readdirSync(folder)
      .toSorted()
      .map((file) => [
        file.replace('journal.sqlite', '…'),
        readFileSync(join(folder, file), 'latin1').split(name).length - 1,
      ]),
  );
}

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((all, one) => all + one, 0);

describe('an erased session', () => {
  it('[JR35] is in no byte of the file, nor of its log, once that is answered', async () => {
    const path = newPath();
    const journal = await open(path);
    await aRecord(journal);
    expect(sum(occurrences(path))).toBeGreaterThan(sessionEvents);
    expect(await journal.append(erasure)).toEqual({ ok: true, value: null });
    expect(occurrences(path)).toEqual({ '…': 0, '…-shm': 0, '…-wal': 0 });
    expect(await journal.verify()).toEqual({ ok: true, value: { entries: sessionEvents + 2 } });
  });

  it('[JR35] is in no byte of it when most of it had long left the log', async () => {
    const path = newPath();
    const before = await open(path);
    await aRecord(before);
    await before.close();
    expect(occurrences(path)['…']).toBeGreaterThan(sessionEvents);
    const after = await open(path);
    await after.append(erasure);
    expect(sum(occurrences(path))).toBe(0);
  });

  it('[JR35] leaves the log as soon as nobody reads an older state any more', async () => {
    const path = newPath();
    const journal = await open(path);
    await aRecord(journal);
    const reader = openForReading(path);
    reader.exec('BEGIN; SELECT count(*) FROM events');
    expect(await journal.append(erasure)).toEqual({ ok: true, value: null });
    expect(sum(occurrences(path))).toBeGreaterThan(0);
    reader.close();
    await expect.poll(() => sum(occurrences(path)), { timeout: 10_000 }).toBe(0);
  });

  it('[JR35] leaves the log with the first commit after a kill between erasing and emptying', () => {
    const path = newPath();
    const killed = openWriter(path);
    const batches = [
      a.aChairEntry({ events: [opening, a.aChairEvent({ seq: 2, ...note })] }),
      anErasureAfter(2),
    ];
    const reader = openForReading(path);
    reader.exec('BEGIN; SELECT count(*) FROM events');
    for (const entry of batches) expect(killed.append([batchToRows({ entries: [entry] })])).toEqual([null]);
    expect(sum(occurrences(path))).toBeGreaterThan(0);
    reader.close();
    // It is gone without a goodbye: nobody checkpoints for it. Its successor finds the log.
    const next = openWriter(path);
    const event = a.aChairEvent({ seq: 4, session: a.sessionB });
    expect(
      next.append([batchToRows({ entries: [a.aChairEntry({ expectedSeq: 3, events: [event] })] })]),
    ).toEqual([null]);
    expect(sum(occurrences(path))).toBe(0);
  });

  it('[JR35] is not in what was left over in pages of a file that an earlier version wrote', async () => {
    const path = newPath();
    const journal = await open(path);
    await aRecord(journal);
    await journal.close();
    asFirstVersionLeftIt(path);
    const later = await open(path);
    await later.append(erasure);
    expect(sum(occurrences(path))).toBe(0);
    expect(await later.verify()).toMatchObject({ ok: true });
  });
});

function anErasureAfter(seq: number) {
  return a.aChairEntry({ expectedSeq: seq, session: null, events: [a.anErasure({ seq: seq + 1 })] });
}

function openWriter(path: string) {
  const taken = takeOver({ path, isSimulation: true, ownerId: 'test' });
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  return createWriter(taken.value.db, taken.value.fence);
}

/** Rewritten by its tables as version 1 had them, in the order things happened, without overwriting what moved. */
function asFirstVersionLeftIt(path: string): void {
  const db = new DatabaseSync(path);
  db.exec(`
    PRAGMA secure_delete = OFF;
    DROP TABLE waves;
    DROP INDEX events_of_session;
    ALTER TABLE runs DROP COLUMN erased_to;
    ALTER TABLE journal DROP COLUMN rewritten;
    ALTER TABLE events RENAME TO moved;
  `);
  db.exec(/CREATE TABLE events[^;]*;/.exec(migrations[0] ?? '')?.[0] ?? '');
  db.exec(`
    INSERT INTO events SELECT * FROM moved ORDER BY rowid;
    DROP TABLE moved;
    PRAGMA user_version = 1;
  `);
  db.close();
}
