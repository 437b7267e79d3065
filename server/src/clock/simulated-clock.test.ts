import { describe, expect, it } from 'vitest';
import { createClock } from './session-clock.ts';
import { createSimulatedClock } from './simulated-clock.ts';

const startMs = 1_700_000_000_000;

function aHeldClock() {
  const clock = createSimulatedClock({ startMs, rate: 1_000 });
  clock.hold();
  clock.setTo(startMs);
  const ran: (readonly [string, number])[] = [];
  const note = (what: string) => () => void ran.push([what, clock.now() - startMs]);
  return { clock, ran, note };
}

describe('the clock of a simulation', () => {
  it('[SI70] held, it stands, and nothing runs, not even what is due', async () => {
    const { clock, ran, note } = aHeldClock();
    clock.at(startMs - 1, note('due'));
    clock.at(startMs + 1, note('soon'));
    // Time enough for a clock that goes: a real one has come to 20 ms.
    const host = createClock({ startMs });
    await new Promise<void>((resolve) => void host.at(startMs + 20, resolve));
    expect(clock.now()).toBe(startMs);
    expect(ran).toEqual([]);
  });

  it('[SI70] what is due before runs first and at its own time, then what arrives, then what is due just then', () => {
    const { clock, ran, note } = aHeldClock();
    for (const afterMs of [1_001, 1_000, 999, 0]) clock.at(startMs + afterMs, note(`due at ${afterMs}`));
    clock.at(startMs + 400, () => clock.at(startMs + 500, note('follows')));
    clock.moveTo(startMs + 1_000, note('arrives'));
    expect(ran).toEqual([
      ['due at 0', 0],
      ['follows', 500],
      ['due at 999', 999],
      ['arrives', 1_000],
      ['due at 1000', 1_000],
    ]);
  });

  it('[SI70] moved to where it is, it goes nowhere but takes in what arrives', () => {
    const { clock, ran, note } = aHeldClock();
    clock.moveTo(startMs, note('arrives'));
    expect(ran).toEqual([['arrives', 0]]);
  });

  it('[SI70] it does not go back, and is not moved while it goes by itself', () => {
    const { clock } = aHeldClock();
    expect(() => clock.moveTo(startMs - 1)).toThrow('time does not go back');
    clock.release(1);
    expect(() => clock.moveTo(startMs + 60_000)).toThrow('only while it stands');
    expect(() => clock.setTo(startMs)).toThrow('only while it stands');
  });

  it('[SI70] set to an earlier time it runs nothing; what waits runs when its time comes', () => {
    const { clock, ran, note } = aHeldClock();
    clock.at(startMs + 10, note('due'));
    clock.setTo(startMs - 60_000);
    clock.moveTo(startMs + 9);
    expect(ran).toEqual([]);
    clock.moveTo(startMs + 10);
    expect(ran).toEqual([['due', 10]]);
  });

  it('[SI72] let go, it goes on from where it stood, at the rate it is given', async () => {
    const { clock, ran, note } = aHeldClock();
    clock.at(startMs + 30_000, note('later'));
    clock.release(1_000);
    await new Promise<void>((resolve) => void clock.at(startMs + 30_000, resolve));
    expect(ran.map(([what]) => what)).toEqual(['later']);
    expect(clock.now()).toBeGreaterThanOrEqual(startMs + 30_000);
  });
});
