import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parameterIds } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { Journal, StreamEntry } from '../ports/journal.ts';
import * as a from './samples.ts';

const { chair1, chair2, morningMs, sessionA, sessionB } = a;

/** The contract's rules of what is read (JR11, JR14–JR17). */
export function describeReading(name: string, open: () => Promise<Journal>): void {
  describe(`${name}, read`, () => {
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

    it('[JR11] holds nothing when it is new', async () => {
      expect(await journal.chairEvents(chair1, 0)).toEqual([]);
      expect(await journal.newestSessionEvents(chair1)).toEqual([]);
      expect(await journal.sessionEvents(sessionA)).toEqual([]);
      expect(await journal.siteEvents(0)).toEqual([]);
      expect(await readingsOf()).toEqual([]);
      expect(
        await journal.trend({
          chair: chair1,
          session: sessionA,
          parameters: parameterIds,
          sinceMs: 0,
          buckets: 10,
        }),
      ).toEqual({});
      expect(await journal.lastCursor(chair1)).toBe(0);
      expect(await journal.lastRecordedAtMs()).toBeNull();
      expect(await journal.commandEvents(a.aCommandId(1))).toBeNull();
      expect(await journal.verify()).toEqual({ ok: true, value: { entries: 0 } });
    });

    it('[JR11] gives back what was appended, word for word', async () => {
      const entry = a.aChairEntry({
        events: [
          a.aChairEvent({ seq: 1, commandId: a.aCommandId(1) }),
          a.aChairEvent({ seq: 2, actor: null, type: 'pause-reminder-due', body: {} }),
        ],
        readings: [
          a.aReading({ cursor: 1, measuredAtMs: morningMs - 7, original: '36.5 kPa' }),
          a.aReading({ cursor: 2, quality: 'questionable', value: 12, reason: 'implausible' }),
          a.aReading({ cursor: 3, lateMs: 4_000, atMs: morningMs + 0.5 }),
        ],
      });
      const noNumber = a.aProbeOff(4);
      const siteEvents = [a.aSiteEvent({ seq: 1 })];
      const answer = await append(
        { stream: 'site', expectedSeq: 0, events: siteEvents },
        { ...entry, readings: [...entry.readings, noNumber] },
      );
      expect(answer).toEqual({ ok: true, value: null });
      expect(await journal.chairEvents(chair1, 0)).toEqual(entry.events);
      expect(await journal.siteEvents(0)).toEqual(siteEvents);
      expect(await readingsOf()).toEqual([...entry.readings, noNumber]);
      expect(await journal.lastCursor(chair1)).toBe(4);
    });

    for (const [afterSeq, seqs] of [
      [0, [1, 2, 3]],
      [1, [2, 3]],
      [2, [3]],
      [3, []],
      [4, []],
    ] as const) {
      it(`[JR11] gives the events after ${afterSeq} of 3`, async () => {
        await append(scores(1, 2, 3));
        expect((await journal.chairEvents(chair1, afterSeq)).map(({ seq }) => seq)).toEqual(seqs);
      });
    }

    it('[JR14] keeps sessions and chairs apart', async () => {
      await append(
        values(a.aReading({ cursor: 1, value: 91 })),
        a.aChairEntry({ session: sessionB, readings: [a.aReading({ cursor: 2, value: 92 })] }),
        a.aChairEntry({ readings: [a.aReading({ cursor: 3, value: 93 })] }),
        a.aChairEntry({ stream: chair2, readings: [a.aReading({ cursor: 1, value: 94 })] }),
      );
      const numbersOf = async (chair = chair1, session = sessionA) =>
        (await readingsOf(chair, session)).map((reading) =>
          reading.quality === 'good' ? reading.value : null,
        );
      expect(await numbersOf()).toEqual([91, 93]);
      expect(await numbersOf(chair1, sessionB)).toEqual([92]);
      expect(await numbersOf(chair2)).toEqual([94]);
      expect(await journal.lastCursor(chair1)).toBe(3);
      expect(await journal.lastCursor(chair2)).toBe(1);
    });

    for (const [sinceMs, cursors] of [
      [999, [1, 2]],
      [1_000, [1, 2]],
      [1_001, [2]],
    ] as const) {
      it(`[JR14] gives readings from ${sinceMs} ms on, of the parameters asked for`, async () => {
        await append(
          values(
            a.aReading({ cursor: 1, atMs: 1_000 }),
            a.aReading({ cursor: 2, atMs: 2_000 }),
            a.aReading({ cursor: 3, atMs: 3_000, parameter: 'pulseRateBpm' }),
          ),
        );
        const found = await journal.readings({
          chair: chair1,
          session: sessionA,
          parameters: ['spo2Percent'],
          sinceMs,
        });
        expect(found.map(({ cursor }) => cursor)).toEqual(cursors);
      });
    }

    it('[JR15] draws a late reading where it belongs, breaks at gaps and keeps every extreme', async () => {
      const steady = Array.from({ length: 600 }, (_, index) =>
        a.aReading({ cursor: index + 1, atMs: index * 1_000 }),
      );
      const readings = [
        ...steady
          .with(300, a.aReading({ cursor: 301, atMs: 300_000, value: 71 }))
          .with(450, a.aProbeOff(451, 450_000)),
        a.aReading({ cursor: 601, atMs: 100_500, lateMs: 499_000, value: 100 }),
        a.aReading({ cursor: 602, atMs: 700_000 }),
      ];
      await append(values(...readings));
      const line = await journal.trend({
        chair: chair1,
        session: sessionA,
        parameters: ['spo2Percent', 'pulseRateBpm'],
        sinceMs: 0,
        buckets: 20,
      });
      expect(Object.keys(line)).toEqual(['spo2Percent']);
      const points = line.spo2Percent ?? [];
      expect(points.length).toBeLessThanOrEqual(7 * 20);
      expect(points).toContainEqual({ atMs: 300_000, value: 71 });
      expect(points).toContainEqual({ atMs: 100_500, value: 100 });
      expect(points).toContainEqual({ atMs: 450_000, value: null });
      expect(points).toContainEqual({ atMs: 599_001, value: null });
      expect(points.map(({ atMs }) => atMs)).toEqual(
        points.map(({ atMs }) => atMs).toSorted((x, y) => x - y),
      );
    });

    it('[JR16] finds the newest session from its opening on', async () => {
      await append(
        a.aChairEntry({
          events: [
            a.aSessionOpened({ seq: 1 }),
            a.aChairEvent({ seq: 2 }),
            a.aSessionOpened({ seq: 3, session: sessionB }),
            a.aChairEvent({ seq: 4, session: sessionB }),
          ],
        }),
      );
      expect((await journal.newestSessionEvents(chair1)).map(({ seq }) => seq)).toEqual([3, 4]);
      expect(await journal.newestSessionEvents(chair2)).toEqual([]);
    });

    it('[AL35] gives the events of one session, and of no other', async () => {
      await append(
        a.aChairEntry({
          events: [
            a.aSessionOpened({ seq: 1 }),
            a.aSessionOpened({ seq: 2, session: sessionB }),
            a.aChairEvent({ seq: 3, session: sessionB }),
            a.aChairEvent({ seq: 4 }),
          ],
        }),
      );
      const seqsOf = async (session = sessionA) =>
        (await journal.sessionEvents(session)).map(({ seq }) => seq);
      expect(await seqsOf()).toEqual([1, 4]);
      expect(await seqsOf(sessionB)).toEqual([2, 3]);
      expect(await seqsOf('nobody knows it' as typeof sessionA)).toEqual([]);
    });

    it('[AL36] reckons the alarm burden of the chairs asked for, with sessions open before the span', async () => {
      const hourMs = 3_600_000;
      const alarm = (seq: number, atMs: number, about = {}) =>
        a.aChairEvent({ seq, atMs, ...a.anAlarm(atMs), ...about });
      await append(
        a.aChairEntry({
          events: [
            a.aSessionOpened({ seq: 1, atMs: 0 }),
            alarm(2, 100),
            a.aChairEvent({ seq: 3, atMs: 200, ...a.aClosing }),
            a.aSessionOpened({ seq: 4, atMs: 1_000, session: sessionB }),
            alarm(5, 2_000, { session: sessionB }),
            alarm(6, hourMs, { session: sessionB }),
          ],
        }),
        a.aChairEntry({
          stream: chair2,
          events: [a.aSessionOpened({ seq: 1, atMs: hourMs, chair: chair2 })],
        }),
      );
      const burden = (...chairs: readonly (typeof chair1)[]) =>
        journal.alarmBurden({ chairs, fromMs: 1_500, toMs: 1_500 + 2 * hourMs });
      expect(await burden(chair1)).toMatchObject({ alarms: 2, hours: 2, alarmsPerHour: 1 });
      expect(await burden(chair1, chair2)).toMatchObject({ alarms: 2, hours: 3 + 1_500 / hourMs });
      expect(await burden()).toMatchObject({ alarms: 0, hours: 0, alarmsPerHour: null });
    });

    const lastTimes: readonly (readonly [string, StreamEntry, number])[] = [
      ['an event', a.aChairEntry({ events: [a.aChairEvent({ seq: 1, atMs: 5_000 })] }), 5_000],
      ['a reading', a.aChairEntry({ readings: [a.aReading({ cursor: 1, atMs: 6_000 })] }), 6_000],
      [
        'a late reading',
        a.aChairEntry({ readings: [a.aReading({ cursor: 1, atMs: 6_000, lateMs: 900 })] }),
        6_900,
      ],
    ];
    for (const [what, entry, atMs] of lastTimes) {
      it(`[JR17] knows when ${what} was recorded last`, async () => {
        await append(
          a.aChairEntry({ stream: chair2, readings: [a.aReading({ cursor: 1, atMs: 10 })] }),
          entry,
        );
        expect(await journal.lastRecordedAtMs()).toBe(atMs);
      });
    }
  });
}
