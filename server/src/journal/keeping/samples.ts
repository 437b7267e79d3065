import { DatabaseSync } from 'node:sqlite';
import * as a from '../samples.ts';

/** Test data: so many events at chair 1, each with a thousand readings. */
export function batches(count: number, afterSeq = 0) {
  return Array.from({ length: count }, (_, index) => {
    const expectedSeq = afterSeq + index;
    const events = [a.aChairEvent({ seq: expectedSeq + 1 })];
    const readings = Array.from({ length: 1_000 }, (_, number) =>
      a.aReading({ cursor: expectedSeq * 1_000 + number + 1 }),
    );
    return { entries: [a.aChairEntry({ expectedSeq, events, readings })] };
  });
}

export function change(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}
