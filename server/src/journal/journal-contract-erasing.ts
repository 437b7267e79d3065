import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionId } from '@chairside/shared/ids.ts';
import { parameterIds } from '@chairside/shared/vitals/parameters.ts';
import type { Batch, Journal, StreamEntry } from '../ports/journal.ts';
import * as a from './samples.ts';

const { chair1, chair2, morningMs, sessionA, sessionB } = a;
const sessionC = 'session-c' as SessionId;

/** The contract's rules of erasure (JR32–JR34). */
export function describeErasing(name: string, open: () => Promise<Journal>): void {
  describe(`${name}, erasing`, () => {
    let journal: Journal;
    beforeEach(async () => {
      journal = await open();
    });
    afterEach(() => journal.close());

    const append = async (...entries: readonly StreamEntry[]) => {
      expect(await journal.append({ entries })).toEqual({ ok: true, value: null });
    };
    const seqsOf = async (chair = chair1) => (await journal.chairEvents(chair, 0)).map(({ seq }) => seq);
    const readingsOf = async (chair = chair1, session = sessionA) =>
      (await journal.readings({ chair, session, parameters: parameterIds, sinceMs: 0 })).length;

    /** Session A at chair 1 of four events and three readings, closed; and B at chair 2. */
    async function aMorning(): Promise<void> {
      await append(
        a.aChairEntry({
          events: [
            a.aSessionOpened({ seq: 1, commandId: a.aCommandId(1) }),
            a.aChairEvent({ seq: 2, commandId: a.aCommandId(2) }),
            a.aChairEvent({ seq: 3, ...a.anAlarm(morningMs + 3) }),
            a.aChairEvent({ seq: 4, ...a.aClosing }),
          ],
          readings: [1, 2, 3].map((cursor) => a.aReading({ cursor })),
        }),
      );
      await append(
        a.aChairEntry({
          stream: chair2,
          events: [a.aSessionOpened({ seq: 1, chair: chair2, session: sessionB })],
        }),
      );
    }

    /** Session C at chair 1. */
    async function theNext(): Promise<void> {
      await append(
        a.aChairEntry({
          expectedSeq: 4,
          session: sessionC,
          events: [a.aSessionOpened({ seq: 5, session: sessionC })],
          readings: [a.aReading({ cursor: 4 })],
        }),
      );
    }

    const erasure = (seq: number): StreamEntry =>
      a.aChairEntry({ expectedSeq: seq - 1, session: null, events: [a.anErasure({ seq })] });

    it('[JR32] leaves of a session its tombstone, and of the others everything', async () => {
      await aMorning();
      await theNext();
      await append(erasure(6));
      expect(await seqsOf()).toEqual([5, 6]);
      expect(await readingsOf()).toBe(0);
      expect(await journal.sessionEvents(sessionA)).toEqual([a.anErasure({ seq: 6 })]);
      expect(await seqsOf(chair2)).toEqual([1]);
      expect(await readingsOf(chair1, sessionC)).toBe(1);
      expect(await journal.trend({ ...trendQuery, session: sessionA })).toEqual({});
      expect(await journal.trend({ ...trendQuery, session: sessionC })).not.toEqual({});
    });

    it('[JR32] leaves the chain whole, and it can be gone on with', async () => {
      await aMorning();
      await append(erasure(5));
      expect(await journal.verify()).toEqual({ ok: true, value: { entries: 6 } });
      await append(
        a.aChairEntry({ expectedSeq: 5, events: [a.aSessionOpened({ seq: 6, session: sessionC })] }),
      );
      expect(await journal.verify()).toEqual({ ok: true, value: { entries: 7 } });
    });

    it('[JR33] keeps the numbers: of events, of readings, of commands', async () => {
      await aMorning();
      await append(erasure(5));
      expect(await journal.newestSessionEvents(chair1)).toEqual([a.anErasure({ seq: 5 })]);
      expect(await journal.lastCursor(chair1)).toBe(3);
      expect(await journal.commandEvents(a.aCommandId(2))).toEqual([{ stream: '1', seq: 2 }]);
      const again = a.aChairEvent({ seq: 6, session: sessionB, commandId: a.aCommandId(2) });
      const refused = await journal.append({ entries: [a.aChairEntry({ expectedSeq: 5, events: [again] })] });
      expect(refused).toMatchObject({ ok: false, error: { type: 'conflict' } });
    });

    for (const cursor of [2, 3, 4]) {
      it(`[JR33] takes cursor ${cursor} only above the 3 that were erased`, async () => {
        await aMorning();
        await append(erasure(5));
        const readings = [a.aReading({ cursor })];
        const entry = a.aChairEntry({ expectedSeq: 5, session: sessionB, readings });
        expect((await journal.append({ entries: [entry] })).ok).toBe(cursor > 3);
        expect(await journal.lastCursor(chair1)).toBe(Math.max(3, cursor));
      });
    }

    it('[JR33] knows when anything was last recorded: the tombstone', async () => {
      await aMorning();
      await append(erasure(5));
      expect(await journal.lastRecordedAtMs()).toBe(morningMs + 5);
    });

    it('[JR32] goes for readings and events appended in the same batch before the tombstone', async () => {
      const entry = a.aChairEntry({
        events: [a.aSessionOpened({ seq: 1 }), a.aChairEvent({ seq: 2, ...a.aClosing })],
        readings: [a.aReading({ cursor: 1 })],
      });
      await append(entry, {
        ...entry,
        expectedSeq: 2,
        session: null,
        events: [a.anErasure({ seq: 3 })],
        readings: [],
      });
      expect([await seqsOf(), await readingsOf()]).toEqual([[3], 0]);
    });

    it('[JR32] asked again is answered as recorded, and erases nothing that came later', async () => {
      await aMorning();
      const batch: Batch = { entries: [erasure(5)] };
      expect(await journal.append(batch)).toEqual({ ok: true, value: null });
      await append(a.aChairEntry({ expectedSeq: 5, events: [a.aChairEvent({ seq: 6 })] }));
      expect(await journal.append(batch)).toEqual({ ok: true, value: null });
      expect(await seqsOf()).toEqual([5, 6]);
    });

    it('[JR32] a second tombstone leaves the first', async () => {
      await aMorning();
      await append(erasure(5));
      await append(erasure(6));
      expect(await seqsOf()).toEqual([5, 6]);
      expect(await journal.verify()).toEqual({ ok: true, value: { entries: 7 } });
    });

    it('[JR32] takes the session out of the burden of alarms', async () => {
      await aMorning();
      const span = { fromMs: morningMs, toMs: morningMs + 10_000 };
      const before = await journal.alarmBurden({ chairs: [chair1], ...span });
      await append(erasure(5));
      const after = await journal.alarmBurden({ chairs: [chair1], ...span });
      expect(before).not.toEqual(after);
      expect(after).toEqual(await journal.alarmBurden({ chairs: [], ...span }));
    });

    it('[JR34] is told of by the archive as erased: without a patient, a record or a reading', async () => {
      await aMorning();
      await append(erasure(5));
      expect(await journal.headOf(sessionA)).toMatchObject({
        patient: null,
        closing: null,
        erasedAtMs: morningMs + 5,
      });
      expect(
        await journal.recordOf({ session: sessionA, nowMs: morningMs, kind: 'clinic', people: [] }),
      ).toBeNull();
      expect(await journal.readingsCount(sessionA)).toBe(0);
      expect(await journal.readingsPage({ session: sessionA, afterCursor: 0, atMost: 9 })).toEqual([]);
      const stored = await journal.storedEvents(sessionA);
      expect(stored.map(({ body, salt }) => body ?? salt)).toEqual([
        null,
        null,
        null,
        null,
        stored.at(-1)?.body,
      ]);
    });
  });
}

const trendQuery = { chair: chair1, parameters: parameterIds, sinceMs: 0, buckets: 10 };
