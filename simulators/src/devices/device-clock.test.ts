import { describe, expect, it } from 'vitest';
import { at, between } from '../testing/deeds.ts';
import type { Span } from '../verbs.ts';
import { createDeviceClock, type ClockDeed } from './device-clock.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** The second of March 2026, 9:00. */
const startMs = Date.UTC(2026, 2, 2, 9);

type Row = {
  readonly what: string;
  readonly done: readonly (readonly [ClockDeed, Span])[];
  readonly atS: number;
  readonly aheadMs: number;
};

const rows: readonly Row[] = [
  { what: 'untouched it is right', done: [], atS: 100, aheadMs: 0 },
  {
    what: 'an offset before its time',
    done: [[{ verb: 'clock_offset', params: { by: 420_000 } }, at(50)]],
    atS: 49.999,
    aheadMs: 0,
  },
  {
    what: 'an offset from its time on',
    done: [[{ verb: 'clock_offset', params: { by: 420_000 } }, at(50)]],
    atS: 50,
    aheadMs: 420_000,
  },
  {
    what: 'a second offset takes the place of the first',
    done: [
      [{ verb: 'clock_offset', params: { by: 420_000 } }, at(50)],
      [{ verb: 'clock_offset', params: { by: -60_000 } }, at(60)],
    ],
    atS: 100,
    aheadMs: -60_000,
  },
  {
    what: 'two steps add up',
    done: [
      [{ verb: 'clock_step', params: { by: hourMs } }, at(50)],
      [{ verb: 'clock_step', params: { by: -60_000 } }, at(60)],
    ],
    atS: 100,
    aheadMs: hourMs - 60_000,
  },
  {
    what: 'a drift of 30 in a million, a day later',
    done: [[{ verb: 'clock_drift', params: { rate: 30 } }, at(0)]],
    atS: dayMs / 1_000,
    aheadMs: 2_592,
  },
  {
    what: 'a drift keeps an offset, and goes on from it',
    done: [
      [{ verb: 'clock_offset', params: { by: 10_000 } }, at(0)],
      [{ verb: 'clock_drift', params: { rate: -1_000 } }, at(100)],
    ],
    atS: 200,
    aheadMs: 9_900,
  },
  {
    what: 'frozen it stands',
    done: [[{ verb: 'clock_frozen', params: {} }, between(50, null)]],
    atS: 80,
    aheadMs: -30_000,
  },
  {
    what: 'after it was frozen it goes on from where it stood',
    done: [[{ verb: 'clock_frozen', params: {} }, between(50, 80)]],
    atS: 100,
    aheadMs: -30_000,
  },
  {
    what: 'what is done later is done to what was done before, in whatever order it was said',
    done: [
      [{ verb: 'clock_step', params: { by: hourMs } }, at(60)],
      [{ verb: 'clock_offset', params: { by: 420_000 } }, at(50)],
    ],
    atS: 100,
    aheadMs: hourMs + 420_000,
  },
];

function aClock(done: Row['done']) {
  const clock = createDeviceClock();
  for (const [deed, { id, fromMs, untilMs }] of done) {
    const since = untilMs === null ? null : startMs + untilMs;
    clock.begin(deed, { id, fromMs: startMs + fromMs, untilMs: since });
  }
  return clock;
}

describe('the clock of a device', () => {
  for (const { what, done, atS, aheadMs } of rows) {
    it(`[SI36] ${what}`, () => {
      const atMs = startMs + atS * 1_000;
      expect(aClock(done).at(atMs)).toBe(atMs + aheadMs);
    });
  }

  it('[SI36] reset, it begins at the first of January of that year and runs from there', () => {
    const clock = aClock([[{ verb: 'clock_reset', params: { year: 2000 } }, at(50)]]);
    expect(clock.at(startMs + 50_000)).toBe(Date.UTC(2000, 0, 1));
    expect(clock.at(startMs + 60_000)).toBe(Date.UTC(2000, 0, 1, 0, 0, 10));
  });

  for (const { atS, given } of [
    { atS: 49, given: true },
    { atS: 50, given: false },
    { atS: 79, given: false },
    { atS: 80, given: true },
  ]) {
    it(`[SI36] without a clock from 50 to 80 s: at ${atS} s it gives ${given ? 'its' : 'no'} time`, () => {
      const clock = aClock([[{ verb: 'clock_none', params: {} }, between(50, 80)]]);
      const atMs = startMs + atS * 1_000;
      expect(clock.at(atMs)).toBe(given ? atMs : null);
    });
  }

  it('[SI36] ended by hand, it runs again', () => {
    const clock = aClock([[{ verb: 'clock_frozen', params: {} }, between(50, null, 'frost')]]);
    clock.end('frost', startMs + 60_000);
    expect(clock.at(startMs + 100_000)).toBe(startMs + 90_000);
  });

  it('[SI36] ended by hand after it was over, nothing changes', () => {
    const clock = aClock([[{ verb: 'clock_frozen', params: {} }, between(50, 60, 'frost')]]);
    clock.end('frost', startMs + 90_000);
    expect(clock.at(startMs + 100_000)).toBe(startMs + 90_000);
  });

  it('[SI36] ended by hand before it began, it never stands', () => {
    const clock = aClock([[{ verb: 'clock_frozen', params: {} }, between(50, null, 'frost')]]);
    clock.end('frost', startMs + 40_000);
    expect(clock.at(startMs + 100_000)).toBe(startMs + 100_000);
  });
});
