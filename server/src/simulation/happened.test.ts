import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createHappened } from './happened.ts';

const chair = '1' as ChairId;

function note(happened: ReturnType<typeof createHappened>, seq: number): void {
  const events = [{ seq } as ChairEvent];
  happened.note({ stream: chair, expectedSeq: seq - 1, session: null, readings: [], events });
}

describe('what happened since', () => {
  it('[SI78] is told once, in order, and the site is no chair', () => {
    const happened = createHappened();
    for (const seq of [1, 2]) note(happened, seq);
    happened.note({ stream: 'site', expectedSeq: 0, events: [] });
    expect(happened.take()?.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(happened.take()).toEqual([]);
    note(happened, 3);
    expect(happened.take()?.map(({ seq }) => seq)).toEqual([3]);
  });

  for (const [noted, isAll] of [
    [19_999, true],
    [20_000, true],
    [20_001, false],
  ] as const) {
    it(`[SI78] of ${noted} events ${isAll ? 'all are told' : 'none is, and that is said'}`, () => {
      const happened = createHappened();
      for (let seq = 1; seq <= noted; seq += 1) note(happened, seq);
      const events = happened.take();
      expect(events?.length ?? null).toBe(isAll ? noted : null);
      note(happened, 20_002);
      expect(happened.take()?.map(({ seq }) => seq)).toEqual([20_002]);
    });
  }
});
