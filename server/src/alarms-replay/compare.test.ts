import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import type { Outcome, ReplayedOccurrence } from './outcome.ts';

function aFall(atSecond: number, more: Partial<ReplayedOccurrence> = {}): ReplayedOccurrence {
  return {
    condition: 'spo2-low',
    priority: 'medium',
    atSecond,
    highAtSecond: null,
    seconds: 10,
    isCutOff: false,
    extreme: null,
    ...more,
  };
}

function outcome(...occurrences: readonly ReplayedOccurrence[]): Outcome {
  const { length: alarms } = occurrences;
  return { preset: 'p', alarms, alarmsPerHour: null, secondsInAlarm: 0, byCondition: {}, occurrences };
}

/** The first is from 100 s to 110 s. */
const seconds: readonly {
  readonly what: string;
  readonly second: Outcome;
  readonly is: 'hidden' | 'later' | 'lower' | 'the same';
  readonly adds: boolean;
}[] = [
  { what: 'has none', second: outcome(), is: 'hidden', adds: false },
  { what: 'has one that ends as it begins', second: outcome(aFall(90)), is: 'hidden', adds: true },
  { what: 'has one that overlaps its begin', second: outcome(aFall(91)), is: 'the same', adds: false },
  { what: 'has one at the same time', second: outcome(aFall(100)), is: 'the same', adds: false },
  { what: 'has one a second later', second: outcome(aFall(101)), is: 'later', adds: false },
  { what: 'has one that overlaps its end', second: outcome(aFall(109)), is: 'later', adds: false },
  { what: 'has one that begins as it ends', second: outcome(aFall(110)), is: 'hidden', adds: true },
  {
    what: 'has one of another condition',
    second: outcome(aFall(100, { condition: 'pulse-low' })),
    is: 'hidden',
    adds: true,
  },
  {
    what: 'has one of lower priority',
    second: outcome(aFall(100, { priority: 'low' })),
    is: 'lower',
    adds: false,
  },
  {
    what: 'has two, one of them as high',
    second: outcome(aFall(95, { priority: 'low' }), aFall(106)),
    is: 'the same',
    adds: false,
  },
];

describe('what a second preset makes of an occurrence of the first', () => {
  for (const { what, second, is, adds } of seconds) {
    it(`[AL36] which ${what}: ${is}, ${adds ? 'and something is added' : 'nothing is added'}`, () => {
      const { hidden, later, lower, added } = compare(outcome(aFall(100)), second);
      const found = [hidden, later, lower].map(({ length }) => length);
      expect(found).toEqual([is === 'hidden', is === 'later', is === 'lower'].map(Number));
      expect(added.length > 0).toBe(adds);
    });
  }

  it('[AL36] one that lasted no time is answered by one at its very moment', () => {
    const { hidden } = compare(outcome(aFall(100, { seconds: 0 })), outcome(aFall(100, { seconds: 0 })));
    expect(hidden).toEqual([]);
  });

  it('[AL36] says how much later the first that answers began, and how much later it was high', () => {
    const high = { priority: 'high', seconds: 60 } as const;
    const { later } = compare(
      outcome(aFall(100, { ...high, highAtSecond: 110 })),
      outcome(aFall(130, { ...high, highAtSecond: 131 }), aFall(115)),
    );
    expect(later).toMatchObject([{ atSecond: 100, bySeconds: 15, highBySeconds: 21 }]);
  });

  it('[AL36] one that was only high later is later', () => {
    const high = { priority: 'high', seconds: 60 } as const;
    const { later, lower } = compare(
      outcome(aFall(100, { ...high, highAtSecond: 100 })),
      outcome(aFall(100, { ...high, highAtSecond: 103 })),
    );
    expect(later).toMatchObject([{ bySeconds: 0, highBySeconds: 3 }]);
    expect(lower).toEqual([]);
  });
});
