import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { emptyChair, recentEntriesKept, type ChairState } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { acknowledged, began, firstSeq } from '../testing/alarms.ts';
import { aChair, anEvent, chairTwo, opened, started, startMs } from '../testing/chair.ts';
import { changesKept, lookedAt, lookingForMs, seen, told, touched, type Told } from './changes.ts';

const opening = lookedAt({ atMs: startMs, hostMs: 0 });
/** Long after the last touch. */
const away = { hostMs: 60_000, isVisible: true };
const infusing = [opened, started];
const paused: ChairFact = { type: 'infusion-paused', body: { reason: 'line' } };

function lived(before: readonly ChairFact[], ...then: readonly ChairFact[]): Told {
  return { before: aChair(...before), after: aChair(...before, ...then) };
}

function types({ changes }: ReturnType<typeof told>): readonly string[] {
  return changes.map(({ type }) => type);
}

describe('what is listed', () => {
  const rows: Readonly<Record<string, readonly [Told, readonly string[]]>> = {
    'what began': [lived(infusing, began()), ['alarm-began']],
    'what was answered': [lived([...infusing, began()], acknowledged(firstSeq)), ['alarm-acknowledged']],
    'what ended': [
      lived([...infusing, began()], { type: 'alarm-cleared', body: { occurrence: firstSeq, value: 96 } }),
      ['alarm-cleared'],
    ],
    'what was given': [
      lived(infusing, {
        type: 'entry-charted',
        body: {
          happenedAtMs: startMs,
          entry: {
            kind: 'medicine',
            medicine: 'Ondansetron',
            amount: 4,
            unit: 'mg',
            route: 'intravenous',
            givenBy: 'J. Ortiz',
          },
        },
      }),
      ['entry-charted'],
    ],
    'what was entered': [lived([opened], started), ['infusion-started']],
    'a session that opened': [{ before: aChair(), after: aChair(opened) }, ['session-opened']],
    'a session that closed': [
      lived([opened], { type: 'session-closed', body: { outcome: 'cancelled', early: null, unmet: [] } }),
      ['session-closed'],
    ],
    'not what nobody would write into a chart': [
      lived(infusing, { type: 'alarms-armed', body: { parameter: 'spo2Percent' } }),
      [],
    ],
    'the newest first': [
      lived(infusing, paused, { type: 'infusion-resumed', body: {} }),
      ['infusion-resumed', 'infusion-paused'],
    ],
  };
  for (const [name, [chair, expected]] of Object.entries(rows)) {
    it(`[UI17] ${name}`, () => expect(types(told(opening, [chair], away))).toEqual(expected));
  }

  it('[UI17] nothing that somebody wrote, and no score', () => {
    const reason = 'as the patient of chair 3 wished';
    const chair = lived(
      infusing,
      { type: 'ready-withdrawn', body: { reason } },
      { type: 'entry-charted', body: { happenedAtMs: startMs, entry: { kind: 'note', text: reason } } },
      {
        type: 'entry-charted',
        body: { happenedAtMs: startMs, entry: { kind: 'scale', scale: 'cadss-6', score: 7, answers: null } },
      },
    );
    const { changes } = told(opening, [chair], away);
    expect(changes.map(({ detail }) => detail)).toEqual([{}, {}, { reason: null }]);
  });
});

describe('who looks', () => {
  const chair = lived(infusing, paused);
  for (const [agoMs, isVisible, count] of [
    [lookingForMs - 1, true, 0],
    [lookingForMs, true, 0],
    [lookingForMs + 1, true, 1],
    [0, false, 1],
  ] as const) {
    it(`[UI17] touched ${agoMs} ms ago and ${isVisible ? 'shown' : 'hidden'}: ${count} changes`, () => {
      expect(told(opening, [chair], { hostMs: agoMs, isVisible }).changes).toHaveLength(count);
    });
  }

  it('[UI17] a touch ends nothing: it may have been meant for something else', () => {
    const since = touched(told(opening, [chair], away), { atMs: startMs + 60_000, hostMs: 60_000 });
    expect(types(since)).toEqual(['infusion-paused']);
    expect(since.sinceMs).toBe(startMs);
  });

  it('[UI17] what was seen is gone, and the next list counts from the last touch', () => {
    const since = seen(touched(told(opening, [chair], away), { atMs: startMs + 5, hostMs: 5 }), 'all');
    expect(since).toEqual(lookedAt({ atMs: startMs + 5, hostMs: 5 }));
    expect(told(since, [chair], away).sinceMs).toBe(startMs + 5);
  });

  it('[UI17] who opens a chair has seen what changed there, and nothing else', () => {
    const one = '1' as ChairId;
    const other = { before: { ...chair.before, chair: one }, after: { ...chair.after, chair: one } };
    const since = told(opening, [chair, other], away);
    expect(seen(since, chairTwo).changes.map((change) => change.chair)).toEqual([one]);
    expect(seen(seen(since, chairTwo), one)).toEqual(opening);
  });
});

describe('how much', () => {
  const pauses = (count: number) => Array.from({ length: count }, () => paused);
  for (const count of [changesKept - 1, changesKept, changesKept + 1]) {
    it(`[UI17] of ${count} changes ${Math.min(count, changesKept)} are listed, and how many more is said`, () => {
      let since = opening;
      for (let done = 0; done < count; done += 1)
        since = told(since, [lived([...infusing, ...pauses(done)], paused)], away);
      expect(since.changes).toHaveLength(Math.min(count, changesKept));
      expect(since.leftOut).toBe(Math.max(0, count - changesKept));
    });
  }
});

describe('after a gap', () => {
  const known = aChair(...infusing);
  /** As a snapshot has it: so many entries later. */
  function later(count: number, from: ChairState = known): ChairState {
    let chair = from;
    for (let done = 0; done < count; done += 1)
      chair = evolve(chair, anEvent({ type: 'moaas-scored', body: { score: 4 } }, chair.seq + 1));
    return chair;
  }

  const rows: Readonly<Record<string, readonly [ChairState, number, boolean]>> = {
    'a snapshot in which nothing happened': [known, 0, true],
    'one entry': [later(1), 1, true],
    'as many entries as a chair keeps': [later(recentEntriesKept), recentEntriesKept, true],
    'one more than a chair keeps': [later(recentEntriesKept + 1), recentEntriesKept, false],
    'another record': [emptyChair(chairTwo), 0, false],
    'a session that closed meanwhile': [
      evolve(
        known,
        anEvent({ type: 'session-closed', body: { outcome: 'discharged', early: null, unmet: [] } }, 3),
      ),
      1,
      true,
    ],
  };
  for (const [name, [after, count, isWhole]] of Object.entries(rows)) {
    it(`[UI17] ${name}: ${count} changes, ${isWhole ? 'all there were' : 'and it is said that there were more'}`, () => {
      const since = told(opening, [{ before: known, after }], away);
      expect(since.changes).toHaveLength(count);
      expect(since.unknown).toEqual(isWhole ? [] : [chairTwo]);
    });
  }

  it('[UI17] of another session than before it is said that not everything was told', () => {
    const closed = evolve(
      known,
      anEvent({ type: 'session-closed', body: { outcome: 'discharged', early: null, unmet: [] } }, 3),
    );
    const next = { ...anEvent(opened, 4), session: 'session-2' } as ReturnType<typeof anEvent>;
    const since = told(opening, [{ before: known, after: evolve(closed, next) }], away);
    expect(types(since)).toEqual(['session-opened']);
    expect(since.unknown).toEqual([chairTwo]);
  });
});
