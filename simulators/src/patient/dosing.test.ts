import type { Course, Infusion } from '@chairside/shared/chair/state.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atPumpRates, dosesOf, withOcclusions, type Dose } from './dosing.ts';

const infusion: Infusion = {
  number: 1,
  startedAtMs: 100,
  pauses: [{ fromMs: 200, toMs: 300, reason: 'line' }],
};
const stopped = { ...infusion, stoppedAtMs: 400, stop: { kind: 'completed' as const } };
const running = { infusion, earlier: [], isPlannedEndNoted: false };

const rows: readonly {
  readonly phase: string;
  readonly course: Course;
  readonly stretches: readonly (readonly [number, number])[];
}[] = [
  { phase: 'preparing', course: { phase: 'preparing' }, stretches: [] },
  {
    phase: 'infusing after a pause',
    course: { phase: 'infusing', ...running },
    stretches: [
      [100, 200],
      [300, Infinity],
    ],
  },
  {
    phase: 'paused a second time',
    course: { phase: 'paused', ...running, pausedAtMs: 350, reason: 'other', isReminderNoted: false },
    stretches: [
      [100, 200],
      [300, 350],
    ],
  },
  {
    phase: 'observing',
    course: { phase: 'observing', infusions: [stopped], isMinimumNoted: false },
    stretches: [
      [100, 200],
      [300, 400],
    ],
  },
  {
    phase: 'infusing again',
    course: {
      phase: 'infusing',
      infusion: { number: 2, startedAtMs: 500, pauses: [] },
      earlier: [stopped],
      isPlannedEndNoted: false,
    },
    stretches: [
      [100, 200],
      [300, 400],
      [500, Infinity],
    ],
  },
];

describe('doses', () => {
  for (const { phase, course, stretches } of rows) {
    it(`[SI20] ${phase}: the drug runs when the record says so`, () => {
      expect(dosesOf(course, 0.0125)).toEqual(
        stretches.map(([fromMs, toMs]) => ({ fromMs, toMs, mgPerKgPerMin: 0.0125 })),
      );
    });
  }
});

const dose = { fromMs: 0, toMs: 1_000, mgPerKgPerMin: 1 };

describe('a pump that does not run as it was set', () => {
  it('[SI29] without a change it delivers what was set', () => {
    expect(atPumpRates([dose], [])).toEqual([dose]);
  });

  it('[SI29] delivers at the new rate from the change on, and nothing at 0', () => {
    const changes = [
      { fromMs: 400, share: 0.5 },
      { fromMs: 700, share: 0 },
    ];
    expect(atPumpRates([dose], changes)).toEqual([
      { fromMs: 0, toMs: 400, mgPerKgPerMin: 1 },
      { fromMs: 400, toMs: 700, mgPerKgPerMin: 0.5 },
      { fromMs: 700, toMs: 1_000, mgPerKgPerMin: 0 },
    ]);
  });
});

describe('a cuff on the arm of the infusion', () => {
  const infused = { fromMs: 0, toMs: 100_000, mgPerKgPerMin: 1 };

  it('[SI29] holds the drug back while it is inflated', () => {
    expect(withOcclusions([infused], [{ fromMs: 40_000, toMs: Infinity }])).toEqual([
      { fromMs: 0, toMs: 40_000, mgPerKgPerMin: 1 },
    ]);
  });

  it('[SI29] and lets what was held back in within 10 s when it is empty', () => {
    expect(withOcclusions([infused], [{ fromMs: 40_000, toMs: 70_000 }])).toEqual([
      { fromMs: 0, toMs: 40_000, mgPerKgPerMin: 1 },
      { fromMs: 70_000, toMs: 100_000, mgPerKgPerMin: 1 },
      { fromMs: 70_000, toMs: 80_000, mgPerKgPerMin: 3 },
    ]);
  });

  it('[SI29] however often it inflates, nothing is lost', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 60_000 })));
    fc.assert(
      fc.property(gaps, (lengths) => {
        let atMs = 0;
        const closed = lengths.map(([openMs, closedMs]) => {
          const fromMs = atMs + openMs;
          atMs = fromMs + closedMs;
          return { fromMs, toMs: atMs };
        });
        expect(massOf(withOcclusions([infused], closed))).toBeCloseTo(massOf([infused]), 4);
      }),
    );
  });
});

function massOf(doses: readonly Dose[]): number {
  return doses.reduce((sum, { fromMs, toMs, mgPerKgPerMin }) => sum + (toMs - fromMs) * mgPerKgPerMin, 0);
}
