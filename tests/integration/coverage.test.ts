import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteJournal } from '@chairside/server/journal/sqlite-journal.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFloor, type Floor } from '../support/fhir/floor.ts';
import { physician } from '../support/stepped-gateway.ts';

/**
 * Data coverage reckoned a second time, by SQL over the raw file (RE20): second by second and slot by slot, knowing nothing of
 * how the record does it. Every moment of the story lies on a whole second.
 */
let folder: string;
let db: DatabaseSync;
let record: SessionRecord;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chairside-coverage-'));
  const path = join(folder, 'journal.sqlite');
  const opened = await openSqliteJournal({ path, isSimulation: true, ownerId: 'test' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const journal = opened.value;
  const floor = await createFloor(journal);
  await live(floor);
  ({ record } = await floor.told());
  await journal.close();
  db = new DatabaseSync(path, { readOnly: true });
}, 300_000);

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whatever can happen to an oximeter and a cuff in half an hour. */
async function live(floor: Floor): Promise<void> {
  const { bench } = floor;
  const says = async (minutes: number, spo2: Parameters<typeof bench.oximeter>[0]['spo2'] | null) => {
    for (let second = 0; second < minutes * 60; second += 5) {
      if (spo2 !== null && spo2 !== undefined) await bench.oximeter({ spo2, pulse: 66 });
      await bench.advance(5_000);
    }
  };
  await floor.prepares('iv-ketamine-40');
  await floor.starts();
  await floor.measures(130, 80);
  await says(3, 97);
  await says(1, 'OFF');
  await says(1, { doubtful: 88 });
  await bench.cuff({ sys: 'INV', dia: 'INV', mean: 'INV' });
  await says(2, 96);
  await says(1, null);
  await bench.oximeter({ spo2: 95, pulse: 64 });
  await says(1.5, null);
  await bench.restart(45_000);
  await says(2, 97);
  await floor.measures(141, 86);
  await floor.nurse({ type: 'pause-infusion', reason: 'distress' });
  await says(0.5, 97);
  await floor.nurse({ type: 'resume-infusion' });
  await floor.nurse({ type: 'stop-infusion', stop: { kind: 'completed' } });
  await says(2, 97);
  await floor.nurse({ type: 'leave-monitor', reason: 'toilet', companion: 'J. Ortiz' });
  await says(1, 'OFF');
  await says(0.5, null);
  await floor.nurse({ type: 'return-to-monitor' });
  await says(0.5, 'NAV');
  await says(8, 98);
  const closed = await bench.command(
    { type: 'close-session', outcome: 'discharged', early: 'goes home with a friend' },
    physician,
  );
  if (!closed.ok) throw new Error(JSON.stringify(closed.error));
}

/** What each second of the span was: covered, or why it was not. */
const everySecond = `
  WITH RECURSIVE
  own AS (SELECT * FROM events WHERE stream = '1'),
  span AS (SELECT
    (SELECT min(at_ms) FROM own WHERE type = 'infusion-started') AS from_ms,
    (SELECT max(at_ms) FROM own WHERE type = 'session-closed') AS to_ms),
  second(at) AS (SELECT from_ms + 500 FROM span
    UNION ALL SELECT at + 1000 FROM second, span WHERE at + 1000 < to_ms),
  spo2 AS (SELECT at_ms, cursor, quality, reason FROM readings WHERE parameter = 'spo2Percent'),
  told AS (SELECT at,
    (SELECT CASE WHEN at >= at_ms + 10000 THEN 'silence' WHEN quality = 'unavailable' THEN reason ELSE 'covered' END
       FROM spo2 WHERE at_ms <= at ORDER BY at_ms DESC, cursor DESC LIMIT 1) AS said,
    (SELECT type FROM own WHERE type LIKE 'off-monitor-%' AND at_ms <= at ORDER BY seq DESC LIMIT 1) AS away,
    EXISTS (SELECT 1 FROM own WHERE type = 'monitoring-interrupted'
      AND body ->> '$.fromMs' <= at AND at < body ->> '$.toMs') AS interrupted
    FROM second)
  SELECT CASE WHEN said = 'covered' THEN said WHEN away = 'off-monitor-began' THEN 'off-monitor'
    WHEN interrupted THEN 'monitoring-interrupted' ELSE coalesce(said, 'silence') END AS was, count(*) AS seconds
  FROM told GROUP BY was ORDER BY was`;

describe('data coverage, reckoned again from the raw journal by SQL', () => {
  it('[RE20] agrees on the seconds of valid SpO2 and of every cause of a gap', () => {
    const recomputed = Object.fromEntries(
      db
        .prepare(everySecond)
        .all()
        .map(({ was, seconds }) => [String(was), Number(seconds)]),
    );
    const { validMs, gaps, spanMs } = record.coverage.spo2;
    const told: Record<string, number> = { covered: validMs / 1_000 };
    for (const { cause, fromMs, toMs } of gaps) told[cause] = (told[cause] ?? 0) + (toMs - fromMs) / 1_000;
    expect(told).toEqual(recomputed);
    expect(Object.keys(recomputed).toSorted()).toEqual(
      ['covered', 'monitoring-interrupted', 'no-value', 'off-monitor', 'probe-off', 'silence'].toSorted(),
    );
    expect(Object.values(recomputed).reduce((sum, seconds) => sum + seconds, 0)).toBe(spanMs / 1_000);
  });

  it('[RE20] agrees on what became of every slot of the cuff', () => {
    // IV 40, stopped before minute 15: fixed slots until five minutes after the stop, then every ten minutes.
    const minutes = [0, 5, 10, 20];
    const became = minutes.map((minute, index) => {
      const next = minutes[index + 1] ?? 30;
      const row = db
        .prepare(
          `WITH start AS (SELECT min(at_ms) AS ms FROM events WHERE type = 'infusion-started')
           SELECT count(value) AS given, count(*) AS tried FROM readings, start WHERE parameter = 'systolicMmHg'
             AND at_ms >= ms + ?1 * 60000 - 120000 AND at_ms < ms + ?2 * 60000`,
        )
        .get(minute, next);
      if (Number(row?.['given']) > 0) return 'done';
      return Number(row?.['tried']) > 0 ? 'failed' : 'missed';
    });
    const { slots, planned } = record.coverage.nibp;
    const startMs = record.startedAtMs ?? 0;
    expect(slots.map(({ atMs }) => (atMs - startMs) / 60_000)).toEqual(minutes);
    expect(slots.map((slot) => slot.became)).toEqual(became);
    expect(new Set(became)).toEqual(new Set(['done', 'failed', 'missed']));
    expect(planned).toBe(minutes.length);
  });
});
