import { describe, expect, it } from 'vitest';
import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import type { SessionId } from '@chairside/shared/ids.ts';
import { aSession, chairTwo, nurse, t0 } from '../testing/a-chair.ts';
import { stampChairFacts } from '../domain/stamp.ts';
import { createRecent } from './recent.ts';

const other = 'session-b' as SessionId;

function events(afterSeq: number, session: SessionId, facts: readonly ChairFact[]): readonly ChairEvent[] {
  return stampChairFacts(facts, {
    chair: chairTwo,
    session,
    afterSeq,
    atMs: t0,
    actor: nurse,
    commandId: null,
  });
}

const score: ChairFact = { type: 'moaas-scored', body: { score: 5 } };
const tombstone: ChairFact = {
  type: 'session-erased',
  body: { erasedSession: aSession, because: 'person', reason: 'asked by the patient' },
};

describe('what a chair said lately, when a session of it is erased', () => {
  /** 1 and 2 of the erased session, 3 of the next, then the tombstone as number 4. */
  function lately() {
    const recent = createRecent();
    const all = [
      ...events(0, aSession, [score, score]),
      ...events(2, other, [score]),
      ...events(3, other, [tombstone]),
    ];
    for (const event of all) recent.addEvent(event);
    recent.erase(aSession);
    return recent;
  }

  it('[JR36] the tombstone is of the session it stands for', () => {
    expect(lately().eventsAfter(3)).toMatchObject([{ seq: 4, session: aSession }]);
  });

  for (const [seq, told] of [
    [0, null],
    [1, null],
    [2, [3, 4]],
    [3, [4]],
    [4, []],
  ] as const) {
    const what = told === null ? 'begins anew' : `is told ${JSON.stringify(told)}`;
    it(`[JR36] a screen that has come to ${seq} ${what}`, () => {
      expect(
        lately()
          .eventsAfter(seq)
          ?.map((event) => event.seq) ?? null,
      ).toEqual(told);
    });
  }
});
