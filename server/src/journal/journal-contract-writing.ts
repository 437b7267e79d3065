import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parameterIds } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { Batch, Journal, StreamEntry } from '../ports/journal.ts';
import * as a from './samples.ts';

const { chair1, chair2, sessionA, sessionB } = a;

/** The contract's rules of what is written (JR1–JR6, JR10, JR18). */
export function describeWriting(name: string, open: () => Promise<Journal>): void {
  describe(`${name}, written to`, () => {
    let journal: Journal;
    beforeEach(async () => {
      journal = await open();
    });
    afterEach(() => journal.close());

    const append = (...entries: readonly StreamEntry[]) => journal.append({ entries });
    const readingsOf = (chair = chair1, session = sessionA, sinceMs = 0) =>
      journal.readings({ chair, session, parameters: parameterIds, sinceMs });
    const scores = (...seqs: readonly number[]) =>
      a.aChairEntry({
        expectedSeq: (seqs[0] ?? 1) - 1,
        events: seqs.map((seq) => a.aChairEvent({ seq })),
      });
    const values = (...readings: readonly NumberedReading[]) => a.aChairEntry({ readings });

    for (const expectedSeq of [1, 2, 3]) {
      it(`[JR3] takes events after ${expectedSeq} only where the stream stands at 2`, async () => {
        await append(scores(1, 2));
        const seq = expectedSeq + 1;
        const answer = await append(
          a.aChairEntry({ expectedSeq, events: [a.aChairEvent({ seq, body: { score: 1 } })] }),
        );
        if (expectedSeq === 2) expect(answer.ok).toBe(true);
        else expect(answer).toEqual({ ok: false, error: { type: 'conflict', stream: '1' } });
        expect(await journal.chairEvents(chair1, 0)).toHaveLength(expectedSeq === 2 ? 3 : 2);
      });
    }

    it('[JR3] holds readings against the expected number too', async () => {
      const answer = await append(a.aChairEntry({ expectedSeq: 1, readings: [a.aReading({ cursor: 1 })] }));
      expect(answer.ok).toBe(false);
      expect(await journal.lastCursor(chair1)).toBe(0);
    });

    const misnumbered: readonly (readonly [string, StreamEntry])[] = [
      ['skip one', a.aChairEntry({ events: [a.aChairEvent({ seq: 1 }), a.aChairEvent({ seq: 3 })] })],
      ['begin late', a.aChairEntry({ events: [a.aChairEvent({ seq: 2 })] })],
      ['are of another chair', a.aChairEntry({ events: [a.aChairEvent({ seq: 1, chair: chair2 })] })],
    ];
    for (const [what, entry] of misnumbered) {
      it(`[JR3] refuses events that ${what}`, async () => {
        expect(await append(entry)).toEqual({ ok: false, error: { type: 'conflict', stream: '1' } });
        expect(await journal.chairEvents(chair1, 0)).toEqual([]);
      });
    }

    it('[JR1] writes nothing of a batch of which one entry does not fit', async () => {
      const answer = await append(
        a.aChairEntry({ events: [a.aChairEvent({ seq: 1 })], readings: [a.aReading({ cursor: 1 })] }),
        { stream: 'site', expectedSeq: 1, events: [a.aSiteEvent({ seq: 2 })] },
      );
      expect(answer).toEqual({ ok: false, error: { type: 'conflict', stream: 'site' } });
      expect(await journal.chairEvents(chair1, 0)).toEqual([]);
      expect(await journal.lastCursor(chair1)).toBe(0);
    });

    it('[JR1] takes several entries of one chair in one batch', async () => {
      const answer = await append(
        values(a.aReading({ cursor: 1 })),
        scores(1),
        a.aChairEntry({ expectedSeq: 1, readings: [a.aReading({ cursor: 2 })] }),
        scores(2),
      );
      expect(answer.ok).toBe(true);
      expect(await readingsOf()).toHaveLength(2);
      expect(await journal.chairEvents(chair1, 0)).toHaveLength(2);
    });

    it('[JR2] writes in the order of the calls and answers each by itself', async () => {
      const [first, misfit, second] = await Promise.all([
        append(scores(1)),
        append(scores(7)),
        append(scores(2)),
      ]);
      expect([first.ok, misfit.ok, second.ok]).toEqual([true, false, true]);
      expect(await journal.verify()).toEqual({ ok: true, value: { entries: 2 } });
    });

    it('[JR4] finds the events a command caused', async () => {
      const commandId = a.aCommandId(1);
      await append(
        a.aChairEntry({
          events: [
            a.aChairEvent({ seq: 1 }),
            a.aChairEvent({ seq: 2, commandId }),
            a.aChairEvent({ seq: 3, commandId }),
          ],
        }),
      );
      expect(await journal.commandEvents(commandId)).toEqual([
        { stream: '1', seq: 2 },
        { stream: '1', seq: 3 },
      ]);
      expect(await journal.commandEvents(a.aCommandId(2))).toBeNull();
    });

    const reuses: readonly (readonly [string, readonly StreamEntry[]])[] = [
      [
        'later',
        [a.aChairEntry({ expectedSeq: 1, events: [a.aChairEvent({ seq: 2, commandId: a.aCommandId(1) })] })],
      ],
      ['at another chair', [anEventOfChair2(a.aCommandId(1))]],
      [
        'twice in one batch',
        [
          a.aChairEntry({ expectedSeq: 1, events: [a.aChairEvent({ seq: 2, commandId: a.aCommandId(2) })] }),
          anEventOfChair2(a.aCommandId(2)),
        ],
      ],
    ];
    for (const [when, entries] of reuses) {
      it(`[JR4] refuses a command id used again ${when}`, async () => {
        await append(a.aChairEntry({ events: [a.aChairEvent({ seq: 1, commandId: a.aCommandId(1) })] }));
        const answer = await append(...entries);
        expect(answer).toMatchObject({ ok: false, error: { type: 'conflict' } });
        expect(await journal.chairEvents(chair1, 0)).toHaveLength(1);
        expect(await journal.chairEvents(chair2, 0)).toEqual([]);
      });
    }

    for (const cursor of [4, 5, 6, 9]) {
      it(`[JR5] takes cursor ${cursor} only above 5`, async () => {
        await append(values(a.aReading({ cursor: 5 })));
        const answer = await append(values(a.aReading({ cursor, value: 50 })));
        expect(answer.ok).toBe(cursor > 5);
        expect(await journal.lastCursor(chair1)).toBe(Math.max(5, cursor));
      });
    }

    it('[JR5] refuses a reading without a session', async () => {
      const answer = await append(a.aChairEntry({ session: null, readings: [a.aReading({ cursor: 1 })] }));
      expect(answer).toEqual({ ok: false, error: { type: 'conflict', stream: '1' } });
    });

    it('[JR6] answers the same batch again as recorded, and writes it once', async () => {
      const batch: Batch = {
        entries: [
          a.aChairEntry({
            events: [a.aChairEvent({ seq: 1, commandId: a.aCommandId(1) }), a.aChairEvent({ seq: 2 })],
            readings: [a.aReading({ cursor: 1 }), a.aProbeOff(2)],
          }),
        ],
      };
      expect(await journal.append(batch)).toEqual({ ok: true, value: null });
      expect(await journal.append(batch)).toEqual({ ok: true, value: null });
      expect(await journal.chairEvents(chair1, 0)).toHaveLength(2);
      expect(await readingsOf()).toHaveLength(2);
    });

    const almostTheSame: readonly (readonly [string, StreamEntry])[] = [
      [
        'another body',
        a.aChairEntry({
          events: [a.aChairEvent({ seq: 1, body: { score: 4 } })],
          readings: [a.aReading({ cursor: 1 })],
        }),
      ],
      [
        'another time',
        a.aChairEntry({
          events: [a.aChairEvent({ seq: 1, atMs: 1 })],
          readings: [a.aReading({ cursor: 1 })],
        }),
      ],
      [
        'another value',
        a.aChairEntry({
          events: [a.aChairEvent({ seq: 1 })],
          readings: [a.aReading({ cursor: 1, value: 96 })],
        }),
      ],
      [
        'another session',
        a.aChairEntry({
          events: [a.aChairEvent({ seq: 1 })],
          session: sessionB,
          readings: [a.aReading({ cursor: 1 })],
        }),
      ],
      [
        'one reading more',
        a.aChairEntry({
          events: [a.aChairEvent({ seq: 1 })],
          readings: [a.aReading({ cursor: 1 }), a.aReading({ cursor: 2 })],
        }),
      ],
    ];
    for (const [what, entry] of almostTheSame) {
      it(`[JR6] takes a batch with ${what} for a conflict, not for the same`, async () => {
        await append(
          a.aChairEntry({ events: [a.aChairEvent({ seq: 1 })], readings: [a.aReading({ cursor: 1 })] }),
        );
        expect(await append(entry)).toEqual({ ok: false, error: { type: 'conflict', stream: '1' } });
        expect(await journal.lastCursor(chair1)).toBe(1);
      });
    }

    it('[JR18] verifies every chain', async () => {
      await append(scores(1, 2), { stream: 'site', expectedSeq: 0, events: [a.aSiteEvent({ seq: 1 })] });
      await append(scores(3));
      expect(await journal.verify()).toEqual({ ok: true, value: { entries: 4 } });
    });

    it('[JR10] writes what was appended before it closes, and takes nothing after', async () => {
      const last = append(scores(1));
      await Promise.all([journal.close(), journal.close()]);
      expect(await last).toEqual({ ok: true, value: null });
      expect(await append(scores(2))).toMatchObject({ ok: false, error: { type: 'unwritable' } });
      await expect(journal.chairEvents(chair1, 0)).rejects.toThrow('closed');
    });
  });
}

function anEventOfChair2(commandId: ReturnType<typeof a.aCommandId>): StreamEntry {
  return a.aChairEntry({ stream: chair2, events: [a.aChairEvent({ seq: 1, chair: chair2, commandId })] });
}
