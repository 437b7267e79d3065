import { describe, expect, it } from 'vitest';
import { batchToRows } from './rows.ts';
import * as a from './samples.ts';
import { takeOver } from './sqlite-open.ts';
import { createReader } from './sqlite-reader.ts';
import { createWriter } from './sqlite-writer.ts';
import { createTestFolder } from './test-folder.ts';

const { newPath } = createTestFolder();

describe('the writer on a real file', () => {
  it('[JR7] says so when the disk is full, writes nothing, and goes on when there is room', () => {
    const { db, writer } = openWriter();
    const batches = Array.from({ length: 40 }, (_, index) => batchOf(index));
    db.exec(
      `PRAGMA max_page_count = ${String(Number(db.prepare('PRAGMA page_count').get()?.['page_count']) + 4)}`,
    );
    const answers = batches.map((batch) => writer.append([batch])[0]);
    const firstRefused = answers.findIndex((answer) => answer !== null);
    expect(firstRefused).toBeGreaterThan(0);
    expect(answers[firstRefused]).toEqual({ type: 'unwritable', why: 'database or disk is full' });
    expect(createReader(db).lastCursor('1')).toBe(firstRefused * readingsEach);

    db.exec('PRAGMA max_page_count = 1000000');
    expect(writer.append(batches.slice(firstRefused))).toEqual(batches.slice(firstRefused).map(() => null));
    expect(createReader(db).verify()).toEqual({ ok: true, value: { entries: batches.length } });
    expect(createReader(db).lastCursor('1')).toBe(batches.length * readingsEach);
    db.close();
  });

  it('[JR1] leaves nothing of a batch the file can not hold, and takes the next', () => {
    const { db, writer } = openWriter();
    const noTime = batchToRows({
      entries: [a.aChairEntry({ expectedSeq: 1, readings: [a.aReading({ cursor: 51, atMs: Number.NaN })] })],
    });
    expect(writer.append([[...batchOf(0), ...noTime]])).toMatchObject([{ type: 'unwritable' }]);
    expect(createReader(db).lastCursor('1')).toBe(0);
    expect(writer.append([batchOf(0)])).toEqual([null]);
    db.close();
  });

  it('[JR2] lets each batch of a group stand or fall by itself', () => {
    const { db, writer } = openWriter();
    const misfit = { type: 'conflict', stream: '1' };
    expect(writer.append([batchOf(0), batchOf(5), batchOf(1)])).toEqual([null, misfit, null]);
    expect(createReader(db).verify()).toEqual({ ok: true, value: { entries: 2 } });
    db.close();
  });
});

const readingsEach = 50;

function batchOf(index: number) {
  return batchToRows({
    entries: [
      a.aChairEntry({
        expectedSeq: index,
        events: [a.aChairEvent({ seq: index + 1 })],
        readings: Array.from({ length: readingsEach }, (_, number) =>
          a.aReading({ cursor: index * readingsEach + number + 1 }),
        ),
      }),
    ],
  });
}

function openWriter() {
  const path = newPath();
  const taken = takeOver({ path, isSimulation: true, ownerId: 'test' });
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  const { db, fence } = taken.value;
  return { db, writer: createWriter(db, fence) };
}
