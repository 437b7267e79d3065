import { describe, expect, it } from 'vitest';
import type { Clock } from '../ports/clock.ts';
import { sessionStart } from '../start-record.ts';
import { createFakeClock } from './fake-clock.ts';
import { createClock } from './session-clock.ts';
import { createSimulatedClock } from './simulated-clock.ts';
import { createWallClockWatch } from './wall-clock-watch.ts';

const startMs = 1_700_000_000_000;

/** What the real clock and the one that tests move have in common; `pass` lets 20 ms of the clock's own time go by. */
function describeClock(name: string, open: () => { clock: Clock; pass: () => Promise<void> }) {
  describe(name, () => {
    it('[CK1] begins where it is told and never steps back', async () => {
      const { clock, pass } = open();
      const first = clock.now();
      await pass();
      const second = clock.now();
      expect(first).toBeGreaterThanOrEqual(startMs);
      expect(second).toBeGreaterThanOrEqual(first + 20);
    });

    it('[CK1] runs actions in order of their time, not before it, and not when cancelled', async () => {
      const { clock, pass } = open();
      const ran: string[] = [];
      const at = clock.now();
      clock.at(at + 15, () => ran.push(`b ${String(clock.now() >= at + 15)}`));
      clock.at(at + 5, () => ran.push(`a ${String(clock.now() >= at + 5)}`));
      clock.at(at + 10, () => ran.push('cancelled'))();
      clock.at(at - 1, () => ran.push('past'));
      expect(ran).toEqual([]);
      await pass();
      expect(ran).toEqual(['past', 'a true', 'b true']);
    });
  });
}

describeClock('a clock that tests move', () => {
  const clock = createFakeClock(startMs);
  const pass = () => {
    clock.advance(20);
    return Promise.resolve();
  };
  return { clock, pass };
});

const passOf = (clock: Clock) => () =>
  new Promise<void>((resolve) => void clock.at(clock.now() + 21, resolve));

describeClock('the clock of a clinic', () => {
  const clock = createClock({ startMs });
  return { clock, pass: passOf(clock) };
});

for (const rate of [1, 20]) {
  describeClock(`the clock of a simulation, going by itself at rate ${rate}`, () => {
    const clock = createSimulatedClock({ startMs, rate });
    return { clock, pass: passOf(clock) };
  });
}

describeClock('the clock of a simulation, held', () => {
  const clock = createSimulatedClock({ startMs, rate: 20 });
  clock.hold();
  const pass = () => {
    clock.moveTo(clock.now() + 20);
    return Promise.resolve();
  };
  return { clock, pass };
});

describeClock('the clock of a simulation, held and let go again', () => {
  const clock = createSimulatedClock({ startMs, rate: 20 });
  clock.hold();
  clock.release(1);
  return { clock, pass: passOf(clock) };
});

describe('the wall clock', () => {
  const steps: readonly (readonly [number, number | null])[] = [
    [1_999, null],
    [2_000, 2_000],
    [2_001, 2_001],
    [-1_999, null],
    [-2_000, -2_000],
    [-3_600_000, -3_600_000],
  ];
  for (const [byMs, expected] of steps) {
    it(`[CK2] a step by ${byMs} ms is ${expected === null ? 'drift' : 'noticed once'}`, () => {
      let wall = startMs;
      let monotonic = 0;
      const stepped = createWallClockWatch(
        () => wall,
        () => monotonic,
      );
      monotonic += 1_000;
      wall += 1_000 + byMs;
      expect(stepped()).toBe(expected);
      expect(stepped()).toBe(null);
    });
  }

  const restarts: readonly (readonly [string, number | null, boolean, number, string])[] = [
    ['nothing recorded', null, false, startMs, 'continuous'],
    ['recorded a moment ago', startMs - 1, false, startMs, 'continuous'],
    ['recorded just now', startMs, false, startMs, 'continuous'],
    ['recorded in what is now the future', startMs + 1, false, startMs + 1, 'went-backwards'],
    ['a simulation that ran ahead', startMs + 60_000, true, startMs + 60_000, 'continuous'],
  ];
  for (const [name, last, isSimulation, atMs, clock] of restarts) {
    it(`[CK3] across a restart, ${name}: ${clock}`, async () => {
      const journal = { lastRecordedAtMs: () => Promise.resolve(last) };
      const start = await sessionStart(journal, { wallNowMs: startMs, isSimulation });
      expect(start).toEqual({ atMs, note: { lastRecordedAtMs: last, clock } });
    });
  }
});
