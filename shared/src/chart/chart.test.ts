import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChairEvent, ChairFact } from '../chair/events.ts';
import type { ChairId, PersonId, SessionId } from '../ids.ts';
import { byTime, evolveChart, isStanding, type Chart, type Charted } from './chart.ts';
import { standingEntries } from './derived.ts';
import type { ChartEntry } from './entry.ts';

const t0 = 1_700_000_000_000;

const anyEntry: fc.Arbitrary<ChartEntry> = fc.oneof(
  fc.constantFrom('mild', 'moderate', 'severe').map((severity): ChartEntry => ({
    kind: 'side-effect',
    effect: 'nausea',
    other: null,
    severity: severity as 'mild',
  })),
  fc.integer({ min: 1, max: 40 }).map((of): ChartEntry => ({ kind: 'side-effect-ended', of })),
  fc.constantFrom(null, 2, 4).map((flowLPerMin): ChartEntry => ({ kind: 'oxygen', flowLPerMin })),
  fc.integer({ min: 0, max: 5 }).map((score): ChartEntry => ({
    kind: 'scale',
    scale: 'moaas',
    score,
    answers: null,
  })),
  fc.constant<ChartEntry>({ kind: 'note', text: 'a note' }),
);
const anySaid = fc.record({
  entry: anyEntry,
  happenedAtMs: fc.integer({ min: 0, max: 60 }).map((m) => t0 + m * 60_000),
});
const anySeq = fc.integer({ min: 1, max: 40 });

/** Sensible or not: it may point to what never was, or does not stand. */
const anyFact: fc.Arbitrary<ChairFact> = fc.oneof(
  anySaid.map((body): ChairFact => ({ type: 'entry-charted', body })),
  anySeq.map((undoneSeq): ChairFact => ({ type: 'entry-undone', body: { undoneSeq } })),
  fc.tuple(anySeq, fc.option(anySaid, { nil: null })).map(([correctedSeq, instead]): ChairFact => ({
    type: 'entry-corrected',
    body: { correctedSeq, note: 'mistyped', instead },
  })),
  anySeq.map((correctedSeq): ChairFact => ({
    type: 'entry-corrected',
    body: { correctedSeq, note: 'a remark' },
  })),
  fc.constant<ChairFact>({ type: 'moaas-scored', body: { score: 4 } }),
  fc.constant<ChairFact>({ type: 'infusion-resumed', body: {} }),
);

function asEvents(facts: readonly ChairFact[]): readonly ChairEvent[] {
  return facts.map((fact, index) => ({
    ...fact,
    chair: '1' as ChairId,
    seq: index + 1,
    session: 'session-a' as SessionId,
    typeVersion: 1 as const,
    atMs: t0 + index * 1_000,
    actor: { personId: 'nurse-1' as PersonId, role: 'nurse' },
    commandId: null,
  }));
}

function fold(events: readonly ChairEvent[]): Chart {
  return events.reduce<Chart>(evolveChart, []);
}

const charts = fc.array(anyFact, { maxLength: 40 }).map((facts) => fold(asEvents(facts)));

/** The entries that have the same first one: of them at most one may stand. */
function lineages(chart: Chart): readonly (readonly Charted[])[] {
  return [...Map.groupBy(chart, ({ root }) => root).values()];
}

describe('the fold of a chart', () => {
  it('[SE17] takes whatever it meets, and loses no entry', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 40 }), (facts) => {
        const lengths = facts.map((_, index) => fold(asEvents(facts.slice(0, index + 1))).length);
        expect(lengths).toEqual(lengths.toSorted((one, other) => one - other));
      }),
    );
  });

  it('[SE17] lets one of what corrects each other stand at most', () => {
    fc.assert(
      fc.property(charts, (chart) => {
        for (const lineage of lineages(chart))
          expect(lineage.filter(isStanding).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('[SE17] names an entry that is in the chart wherever one was corrected', () => {
    fc.assert(
      fc.property(charts, (chart) => {
        for (const { over } of chart) {
          if (over?.how !== 'corrected') continue;
          expect(chart.some(({ seq }) => seq === over.bySeq)).toBe(true);
        }
      }),
    );
  });

  it('[SE17] an event that is not about the chart leaves the same chart', () => {
    const chart = fold(asEvents([{ type: 'moaas-scored', body: { score: 4 } }]));
    const [event] = asEvents([{ type: 'infusion-resumed', body: {} }]);
    expect(evolveChart(chart, event!)).toBe(chart);
  });

  it('[SE17] the score of before there were entries is an entry like the others', () => {
    const scored = { type: 'moaas-scored', body: { score: 3 } } as const;
    const entry = { kind: 'scale', scale: 'moaas', score: 4, answers: null } as const;
    const corrected = {
      type: 'entry-corrected',
      body: { correctedSeq: 1, note: 'mistyped', instead: { entry, happenedAtMs: t0 } },
    } as const;
    const chart = fold(asEvents([scored, corrected]));
    expect(standingEntries(chart).map((one) => one.entry)).toEqual([entry]);
    expect(chart[0]?.over?.how).toBe('corrected');
  });
});

describe('what stands', () => {
  const said = (amount: number, happenedAtMs = t0) => ({
    entry: {
      kind: 'medicine' as const,
      medicine: 'ondansetron',
      amount,
      unit: 'mg' as const,
      route: 'intravenous' as const,
      givenBy: 'J. Ortiz',
    },
    happenedAtMs,
  });
  const enter = (amount: number, atMs = t0): ChairFact => ({
    type: 'entry-charted',
    body: said(amount, atMs),
  });
  const correct = (correctedSeq: number, amount: number | null, atMs = t0): ChairFact => ({
    type: 'entry-corrected',
    body: { correctedSeq, note: 'mistyped', instead: amount === null ? null : said(amount, atMs) },
  });
  const undo = (undoneSeq: number): ChairFact => ({ type: 'entry-undone', body: { undoneSeq } });
  const amounts = (facts: readonly ChairFact[]) =>
    standingEntries(fold(asEvents(facts))).map(({ entry }) => (entry.kind === 'medicine' ? entry.amount : 0));

  const ways: readonly (readonly [string, readonly ChairFact[], readonly number[]])[] = [
    ['entered so', [enter(8)], [8]],
    ['corrected once', [enter(4), correct(1, 8)], [8]],
    ['corrected twice', [enter(4), correct(1, 6), correct(2, 8)], [8]],
    ['corrected, undone and corrected anew', [enter(4), correct(1, 6), undo(2), correct(1, 8)], [8]],
    ['struck, which was undone', [enter(8), correct(1, null), undo(2)], [8]],
    ['undone and entered anew', [enter(4), undo(1), enter(8)], [8]],
    ['remarked upon', [enter(8), { type: 'entry-corrected', body: { correctedSeq: 1, note: 'why' } }], [8]],
    ['struck and entered anew', [enter(4), correct(1, null), enter(8)], [8]],
    ['a correction of what is over', [enter(8), undo(1), correct(1, 4), enter(8)], [8]],
    ['a late undo of what was corrected since', [enter(4), correct(1, 6), correct(2, 8), undo(2)], [8]],
    ['an undo of nothing', [enter(8), undo(7)], [8]],
    ['undone', [enter(8), undo(1)], []],
    ['struck', [enter(8), correct(1, null)], []],
  ];
  for (const [how, facts, standing] of ways) {
    it(`[SE17] does not depend on how it came about: ${how}`, () => {
      expect(amounts(facts)).toEqual(standing);
    });
  }

  it('[SE17] stands in the order in which it happened, whenever it was entered or corrected', () => {
    expect(amounts([enter(1, t0 + 9), enter(2, t0 + 3), enter(3, t0 + 6), correct(1, 4, t0 + 1)])).toEqual([
      4, 2, 3,
    ]);
    expect(amounts([enter(1), enter(2), enter(3)])).toEqual([1, 2, 3]);
    fc.assert(
      fc.property(charts, (chart) => {
        const times = standingEntries(chart);
        expect(times).toEqual(times.toSorted(byTime));
      }),
    );
  });

  it('[SE17] an undo of the last fact leaves what stood before it', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 30 }), anySaid, anySeq, (facts, body, correctedSeq) => {
        const seq = facts.length + 1;
        const before = standingEntries(fold(asEvents(facts)));
        const lasts: readonly ChairFact[] = [
          { type: 'entry-charted', body },
          { type: 'entry-corrected', body: { correctedSeq, note: 'mistyped', instead: body } },
          { type: 'entry-corrected', body: { correctedSeq, note: 'mistyped', instead: null } },
        ];
        for (const last of lasts)
          expect(standingEntries(fold(asEvents([...facts, last, undo(seq)])))).toEqual(before);
      }),
    );
  });
});
