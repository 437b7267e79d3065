import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterIds } from '@chairside/shared/vitals/parameters.ts';
import type { Batch, Journal, StreamEntry } from '../ports/journal.ts';
import { createMemoryJournal } from './memory-journal.ts';
import * as a from './samples.ts';
import { createTestFolder } from './test-folder.ts';

const { newPath, open } = createTestFolder();
const chairs = [a.chair1, a.chair2];
const sessions = [a.sessionA, a.sessionB];

/** Small numbers, so that about half of what is appended fits. */
const entryPlan = fc.record({
  chair: fc.constantFrom(...chairs, 'site' as const),
  session: fc.constantFrom(...sessions, null),
  expectedSeqOff: fc.constantFrom(0, 0, 0, 0, 1, -1),
  isErasing: fc.constantFrom(false, false, false, false, true),
  commands: fc.array(fc.constantFrom(null, null, 1, 2, 3, 4, 5, 6), { maxLength: 3 }),
  readings: fc.array(
    fc.record({
      step: fc.constantFrom(1, 1, 1, 1, 2, 0),
      parameter: fc.constantFrom(...parameterIds),
      value: fc.constantFrom(null, 1, 97.5, 300),
      afterMs: fc.integer({ min: -5_000, max: 20_000 }),
      lateMs: fc.constantFrom(undefined, undefined, 700),
    }),
    { maxLength: 6 },
  ),
});
type EntryPlan = typeof entryPlan extends fc.Arbitrary<infer T> ? T : never;
const plan = fc.array(fc.record({ entries: fc.array(entryPlan, { maxLength: 3 }), isTwice: fc.boolean() }), {
  minLength: 1,
  maxLength: 25,
});

describe('the two journals', () => {
  it('[JR11] answer the same to whatever they are given', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (batches) => {
        const twins = [await open(newPath()), createMemoryJournal()] as const;
        const answers: unknown[][] = [[], []];
        for (const { entries, isTwice } of batches) {
          const batch = await batchFrom(entries, twins[1]);
          for (const [index, twin] of twins.entries()) {
            answers[index]?.push(await twin.append(batch));
            if (isTwice) answers[index]?.push(await twin.append(batch));
          }
        }
        expect(answers[0]).toEqual(answers[1]);
        expect(await allOf(twins[0])).toEqual(await allOf(twins[1]));
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

async function batchFrom(plans: readonly EntryPlan[], known: Journal): Promise<Batch> {
  const seqs = new Map<string, number>();
  const cursors = new Map<string, number>();
  const entries: StreamEntry[] = [];
  for (const { chair, session, expectedSeqOff, commands, readings, isErasing } of plans) {
    const held = chair === 'site' ? await known.siteEvents(0) : await known.chairEvents(chair, 0);
    // What was erased is left out, the newest never is: tombstones stay.
    const expectedSeq = (seqs.get(chair) ?? held.at(-1)?.seq ?? 0) + expectedSeqOff;
    if (expectedSeq < 0) continue;
    const about = commands.map((number, index) => ({
      seq: expectedSeq + index + 1,
      commandId: number === null ? null : a.aCommandId(number),
    }));
    seqs.set(chair, expectedSeq + commands.length);
    if (chair === 'site') {
      entries.push({ stream: 'site', expectedSeq, events: about.map(a.aSiteEvent) });
      continue;
    }
    let cursor = cursors.get(chair) ?? (await known.lastCursor(chair));
    const numbered = readings.map(({ step, parameter, value, afterMs, lateMs }) => {
      cursor += step;
      const stamp = { cursor, parameter, atMs: a.morningMs + cursor * 1_000 + afterMs, lateMs };
      const { deviceId } = a.aReading({ cursor });
      return value === null
        ? {
            ...stamp,
            deviceId,
            measuredAtMs: null,
            quality: 'unavailable' as const,
            reason: 'probe-off' as const,
          }
        : a.aReading({ ...stamp, value });
    });
    cursors.set(chair, cursor);
    const event = isErasing ? a.anErasure : a.aChairEvent;
    const events = about.map((one) => event({ ...one, chair, session: session ?? a.sessionA }));
    entries.push({ stream: chair, expectedSeq, events, session, readings: numbered });
  }
  return { entries };
}

async function allOf(journal: Journal) {
  const perSession = chairs.flatMap((chair) =>
    sessions.map((session) => ({ chair, session, parameters: parameterIds, sinceMs: 0 })),
  );
  return {
    site: await journal.siteEvents(0),
    events: await Promise.all(chairs.map((chair) => journal.chairEvents(chair, 0))),
    cursors: await Promise.all(chairs.map((chair) => journal.lastCursor(chair))),
    lastRecordedAtMs: await journal.lastRecordedAtMs(),
    heads: await Promise.all(sessions.map((session) => journal.headOf(session))),
    commands: await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) => journal.commandEvents(a.aCommandId(number))),
    ),
    readings: await Promise.all(perSession.map((query) => journal.readings(query))),
    trends: await Promise.all(perSession.map((query) => journal.trend({ ...query, buckets: 4 }))),
    chain: await journal.verify(),
  };
}
