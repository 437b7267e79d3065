import { chartedAtMost } from '@chairside/shared/chart/chart.ts';
import { openSideEffects, oxygenNow } from '@chairside/shared/chart/derived.ts';
import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import { describe, expect, it } from 'vitest';
import { aChair, anInfusion, anOpening, minute, otherNurse, stop, t0 } from '../testing/a-chair.ts';
import {
  aMedicine,
  anAnswer,
  aScale,
  chartOf,
  charting,
  entered,
  freeEntries,
  minutesIn,
  nausea,
  oxygen,
  refusal,
  typed,
} from '../testing/chart-entries.ts';

const second = 1 / 60;

describe('a side effect that lasts', () => {
  const again = (severity: 'mild' | 'severe', other: string | null = null): ChartEntry => ({
    kind: 'side-effect',
    effect: other === null ? 'nausea' : 'other',
    other,
    severity,
  });
  const kindsIn = (chair: ReturnType<typeof anInfusion>) => chartOf(chair).map(({ entry }) => entry.kind);

  it('[SE14] entered anew is how bad the first one is now', () => {
    const chair = anInfusion();
    chair.command(charting(again('mild')), 10);
    const [first] = openSideEffects(chartOf(chair));
    chair.command(charting(again('severe')), 15);
    expect(openSideEffects(chartOf(chair))).toMatchObject([
      { root: first?.root, onsetAtMs: minutesIn(10), severity: 'severe' },
    ]);
    expect(kindsIn(chair)).toEqual(['side-effect', 'side-effect-changed']);
  });

  it('[SE14] entered anew and as bad as before is said already', () => {
    const chair = anInfusion();
    chair.command(charting(again('mild')), 10);
    expect(chair.command(charting(again('mild')), 15)).toEqual({ ok: true, value: [] });
  });

  it('[SE14] begins again once it was over', () => {
    const chair = anInfusion();
    chair.command(charting(again('mild')), 10);
    const [first] = openSideEffects(chartOf(chair));
    chair.command(charting({ kind: 'side-effect-ended', of: first!.root }), 12);
    chair.command(charting(again('mild')), 15);
    expect(kindsIn(chair)).toEqual(['side-effect', 'side-effect-ended', 'side-effect']);
    expect(openSideEffects(chartOf(chair))).toMatchObject([{ onsetAtMs: minutesIn(15) }]);
  });

  it('[SE14a] of vomiting each bout is one', () => {
    const chair = anInfusion();
    const bout: ChartEntry = { kind: 'side-effect', effect: 'vomiting', other: null, severity: 'mild' };
    for (const at of [10, 14]) chair.command(charting(bout), at);
    expect(kindsIn(chair)).toEqual(['side-effect', 'side-effect']);
  });

  it('[SE14] is another one in other words', () => {
    const chair = anInfusion();
    chair.command(charting(again('mild', 'cold hands')), 10);
    chair.command(charting(again('mild', 'ringing ears')), 11);
    expect(kindsIn(chair)).toEqual(['side-effect', 'side-effect']);
  });
});

describe('an entry', () => {
  for (const entry of freeEntries) {
    it(`[SE14] is recorded as it was given: ${JSON.stringify(entry)}`, () => {
      const chair = anInfusion();
      const decision = chair.command(charting(entry, minutesIn(8)), 10);
      const body = { entry, happenedAtMs: minutesIn(8) };
      expect(decision).toEqual({ ok: true, value: [{ type: 'entry-charted', body }] });
      expect(chartOf(chair).at(-1)).toMatchObject({
        entry,
        happenedAtMs: minutesIn(8),
        recordedAtMs: minutesIn(10),
        by: { personId: 'nurse-1' },
        over: null,
      });
    });
  }

  it('[SE14] is possible in every phase, and nowhere without a session', () => {
    const chair = aChair();
    expect(refusal(chair.command(charting(nausea), -11))).toBe('no-session');
    chair.command(anOpening, -10);
    expect(refusal(chair.command(charting(nausea), -9))).toBeNull();
    const infusion = anInfusion();
    infusion.command(stop, 40);
    expect(refusal(infusion.command(charting(nausea), 41))).toBeNull();
  });

  const whens: readonly (readonly [string, number | null, string | null, number])[] = [
    ['now', null, null, minutesIn(10)],
    ['just before now', minutesIn(10) - 1, null, minutesIn(10) - 1],
    ['exactly now', minutesIn(10), null, minutesIn(10)],
    ['by a clock two seconds ahead', minutesIn(10) + 2_000, null, minutesIn(10)],
    ['by a clock further ahead', minutesIn(10) + 2_001, 'happened-in-future', 0],
    ['just before the session', t0 - 10 * minute - 1, 'happened-before-session', 0],
    ['at its first moment', t0 - 10 * minute, null, t0 - 10 * minute],
    ['just after it', t0 - 10 * minute + 1, null, t0 - 10 * minute + 1],
  ];
  for (const [when, happenedAtMs, why, recordedAsMs] of whens) {
    it(`[SE14] happened ${when}: ${why ?? 'kept'}`, () => {
      const chair = anInfusion();
      const before = chartOf(chair);
      const decision = chair.command(charting(nausea, happenedAtMs), 10);
      expect(refusal(decision)).toBe(why);
      if (why === null) expect(chartOf(chair).at(-1)?.happenedAtMs).toBe(recordedAsMs);
      else expect(chartOf(chair)).toBe(before);
    });
  }

  it('[SE14] is refused when the chart is full, not before', () => {
    const said: ChartEntry = { kind: 'note', text: 'calm' };
    const chair = aChair();
    chair.command(anOpening, -10);
    for (let count = 0; count < chartedAtMost - 1; count += 1) chair.command(charting(said), -9);
    expect(refusal(chair.command(charting(said), -9))).toBeNull();
    expect(chartOf(chair)).toHaveLength(chartedAtMost);
    const seq = chair.state().seq;
    expect(refusal(chair.command(charting(said), -9))).toBe('too-many-entries');
    expect(refusal(chair.command({ type: 'score-moaas', score: 5 }, -9))).toBe('too-many-entries');
    const instead = { entry: nausea, happenedAtMs: minutesIn(-9) };
    const correction = { type: 'correct-entry', seq, note: 'was later', instead } as const;
    expect(refusal(chair.command(correction, -9))).toBe('too-many-entries');
    // What makes it no longer can still be said.
    expect(refusal(chair.command({ ...correction, instead: null }, -9))).toBeNull();
  });
});

describe('what can not be', () => {
  const rows: readonly (readonly [ChartEntry, string | null])[] = [
    [{ kind: 'side-effect', effect: 'other', other: null, severity: 'mild' }, 'nothing-entered'],
    [{ kind: 'intervention', what: 'other', note: null }, 'nothing-entered'],
    [{ kind: 'side-effect-ended', of: 3 }, 'unknown-entry'],
    [{ kind: 'side-effect-changed', of: 3, severity: 'severe' }, 'unknown-entry'],
    [oxygen(null), 'oxygen-not-given'],
    [aScale('moaas', -1), 'score-out-of-range'],
    [aScale('moaas', 0), null],
    [aScale('moaas', 5), null],
    [aScale('moaas', 6), 'score-out-of-range'],
    [aScale('nausea', -1), 'score-out-of-range'],
    [aScale('nausea', 3), null],
    [aScale('nausea', 4), 'score-out-of-range'],
    [aScale('cadss-6', 24), null],
    [aScale('cadss-6', 25), 'score-out-of-range'],
    [aScale('phq-9', 27), null],
    [aScale('phq-9', 28), 'score-out-of-range'],
    [aScale('mood-own', 100), null],
    [aScale('mood-own', 101), 'score-out-of-range'],
    // The sum of a form is the sum of its items: as many as it has, none above the highest.
    [aScale('phq-9', 10, [1, 1, 1, 1, 1, 1, 1, 1, 1]), 'score-out-of-range'],
    [aScale('phq-9', 9, [1, 1, 1, 1, 1, 1, 1, 1, 1]), null],
    [aScale('phq-9', 8, [1, 1, 1, 1, 1, 1, 1, 1, 1]), 'score-out-of-range'],
    [aScale('cadss-6', 5, [1, 1, 1, 1, 1]), 'score-out-of-range'],
    [aScale('cadss-6', 6, [1, 1, 1, 1, 1, 1]), null],
    [aScale('cadss-6', 7, [1, 1, 1, 1, 1, 1, 1]), 'score-out-of-range'],
    [aScale('cadss-6', 4, [4, 0, 0, 0, 0, 0]), null],
    [aScale('cadss-6', 5, [5, 0, 0, 0, 0, 0]), 'score-out-of-range'],
    [aScale('moaas', 5, [5]), 'score-out-of-range'],
    [typed({}), 'nothing-entered'],
    [typed({ spo2Percent: 96 }), null],
    [typed({ pulseRateBpm: 80 }), null],
    [typed({ systolicMmHg: 120 }), 'pressure-order'],
    [typed({ diastolicMmHg: 80 }), 'pressure-order'],
    [typed({ systolicMmHg: 80, diastolicMmHg: 81 }), 'pressure-order'],
    [typed({ systolicMmHg: 80, diastolicMmHg: 80 }), 'pressure-order'],
    [typed({ systolicMmHg: 81, diastolicMmHg: 80 }), null],
    [anAnswer({ item: 'shoe-size' }), 'unknown-item'],
    [anAnswer({ list: 'after' }), 'unknown-item'],
    [anAnswer({ value: 'yes' }), 'unknown-item'],
    [anAnswer({ item: 'last-food', value: true }), 'unknown-item'],
    [anAnswer({ item: 'last-food', value: t0 }), null],
    [anAnswer({ item: 'ride-home-name', value: '' }), 'unknown-item'],
    [anAnswer({ item: 'ride-home-name', value: 'Sister' }), null],
    [anAnswer({ item: 'toilet', value: true }), null],
  ];
  for (const [entry, why] of rows) {
    it(`[SE14] [SE15] [SE16] ${JSON.stringify(entry)} is ${why ?? 'taken'}`, () => {
      const chair = anInfusion();
      const before = chair.state();
      expect(refusal(chair.command(charting(entry), 10))).toBe(why);
      if (why !== null) expect(chair.state().seq).toBe(before.seq);
    });
  }
});

describe('a side effect', () => {
  it('[SE14] becomes worse and ends, each by an entry that points to the first', () => {
    const chair = anInfusion();
    const of = entered(chair, nausea, 10);
    expect(openSideEffects(chartOf(chair))).toMatchObject([{ root: of, severity: 'mild' }]);
    entered(chair, { kind: 'side-effect-changed', of, severity: 'severe' }, 12);
    expect(openSideEffects(chartOf(chair))).toMatchObject([{ severity: 'severe', worst: 'severe' }]);
    entered(chair, { kind: 'side-effect-ended', of }, 20);
    expect(openSideEffects(chartOf(chair))).toEqual([]);
    expect(refusal(chair.command(charting({ kind: 'side-effect-ended', of }), 21))).toBe('side-effect-over');
    const worse: ChartEntry = { kind: 'side-effect-changed', of, severity: 'mild' };
    expect(refusal(chair.command(charting(worse), 21))).toBe('side-effect-over');
  });

  for (const [afterMs, why] of [
    [-1, 'happened-before-onset'],
    [0, null],
    [1, null],
  ] as const) {
    it(`[SE14] that ends ${afterMs} ms after its onset: ${why ?? 'kept'}`, () => {
      const chair = anInfusion();
      const of = entered(chair, nausea, 10);
      const end = charting({ kind: 'side-effect-ended', of }, minutesIn(10) + afterMs);
      expect(refusal(chair.command(end, 12))).toBe(why);
    });
  }

  it('[SE14] is the same one after its entry was corrected: what points to it keeps its hold', () => {
    const chair = anInfusion();
    const of = entered(chair, nausea, 10);
    const instead = { entry: { ...nausea, severity: 'moderate' }, happenedAtMs: minutesIn(9) } as const;
    chair.command({ type: 'correct-entry', seq: of, note: 'began earlier', instead }, 13);
    entered(chair, { kind: 'side-effect-changed', of, severity: 'severe' }, 14);
    expect(openSideEffects(chartOf(chair))).toMatchObject([
      { root: of, severity: 'severe', onsetAtMs: minutesIn(9) },
    ]);
    expect(refusal(chair.command(charting({ kind: 'side-effect-ended', of }), 15))).toBeNull();
  });

  it('[SE17] that was struck takes what points to it along, and nothing more can be said of it', () => {
    const chair = anInfusion();
    const of = entered(chair, nausea, 10);
    entered(chair, { kind: 'side-effect-changed', of, severity: 'severe' }, 12);
    chair.command({ type: 'correct-entry', seq: of, note: 'other chair', instead: null }, 13);
    expect(openSideEffects(chartOf(chair))).toEqual([]);
    const end = charting({ kind: 'side-effect-ended', of });
    expect(refusal(chair.command(end, 14))).toBe('unknown-entry');
  });

  it('[SE14] lasts again when its end is struck', () => {
    const chair = anInfusion();
    const of = entered(chair, nausea, 10);
    const end = entered(chair, { kind: 'side-effect-ended', of }, 12);
    chair.command({ type: 'correct-entry', seq: end, note: 'came back', instead: null }, 13);
    expect(openSideEffects(chartOf(chair))).toMatchObject([{ root: of, endedAtMs: null }]);
  });
});

describe('oxygen', () => {
  it('[SE14a] is a state: on, another flow, off', () => {
    const chair = anInfusion();
    entered(chair, oxygen(2), 10);
    expect(oxygenNow(chartOf(chair))).toMatchObject({ flowLPerMin: 2, sinceMs: minutesIn(10) });
    entered(chair, oxygen(4), 12);
    expect(oxygenNow(chartOf(chair))).toMatchObject({ flowLPerMin: 4, sinceMs: minutesIn(10) });
    entered(chair, oxygen(null), 20);
    expect(oxygenNow(chartOf(chair))).toBeNull();
    expect(refusal(chair.command(charting(oxygen(null)), 21))).toBe('oxygen-not-given');
  });

  for (const [afterMs, why] of [
    [-1, 'oxygen-not-given'],
    [0, null],
    [1, null],
  ] as const) {
    it(`[SE14a] that ends ${afterMs} ms after it began: ${why ?? 'kept'}`, () => {
      const chair = anInfusion();
      entered(chair, oxygen(2), 10);
      expect(refusal(chair.command(charting(oxygen(null), minutesIn(10) + afterMs), 12))).toBe(why);
    });
  }
});

describe('what the chart says already', () => {
  it('[SE14] makes no second entry', () => {
    const chair = anInfusion();
    const of = entered(chair, nausea, 10);
    entered(chair, oxygen(2), 10);
    entered(chair, anAnswer(), 10);
    const again: readonly ChartEntry[] = [
      { kind: 'side-effect-changed', of, severity: 'mild' },
      oxygen(2),
      anAnswer(),
      anAnswer({ item: 'psychosis', value: null }),
    ];
    for (const entry of again)
      expect(chair.command(charting(entry), 11), JSON.stringify(entry)).toEqual({ ok: true, value: [] });
  });

  it('[SE14] but what it says of another time does', () => {
    const chair = anInfusion();
    entered(chair, oxygen(2), 10);
    expect(chair.command(charting(oxygen(2), minutesIn(8)), 11)).toMatchObject({ value: [{}] });
    expect(oxygenNow(chartOf(chair))).toMatchObject({ sinceMs: minutesIn(8) });
    entered(chair, anAnswer(), 12);
    expect(chair.command(charting(anAnswer({ note: 'in writing' })), 13)).toMatchObject({ value: [{}] });
    entered(chair, aMedicine(), 14);
    expect(chair.command(charting(aMedicine()), 15)).toMatchObject({ value: [{}] });
  });
});

describe('who enters', () => {
  it('[SE14] is kept, and is not who gave it', () => {
    const chair = anInfusion();
    chair.command(charting(aMedicine({ givenBy: 'Dr Vega' })), 10 + second, { principal: otherNurse });
    expect(chartOf(chair).at(-1)).toMatchObject({
      by: { personId: 'nurse-2' },
      entry: { givenBy: 'Dr Vega' },
    });
  });
});
