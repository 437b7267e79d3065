import { describe, expect, it } from 'vitest';
import { createDeviceClock } from './device-clock.ts';
import { createFakeClock } from './fake-clock.ts';
import { createSimulatedClock } from './simulated-clock.ts';

const startMs = 1_700_000_000_000;

function clocks() {
  const host = createFakeClock(startMs);
  const session = createSimulatedClock({ startMs: startMs - 45 * 60_000, rate: 0 });
  let isHeld = false;
  const clock = createDeviceClock({ host, session, isHeld: () => isHeld });
  const ran: number[] = [];
  return {
    ...{ clock, ran },
    hold: () => (isHeld = true),
    letGo: () => (isHeld = false),
    host: (ms: number) => host.advance(ms),
    session: (ms: number) => session.moveTo(session.now() + ms),
    passedMs: () => clock.now() - startMs,
    /** Tells how much had passed when it ran. */
    after: (ms: number) => clock.at(clock.now() + ms, () => ran.push(clock.now() - startMs)),
  };
}

describe('the clock of devices the gateway calls', () => {
  it('[LN4] goes by the host’s while nobody holds the session clock', () => {
    const { after, host, session, ran, passedMs } = clocks();
    after(3_000);
    session(60_000);
    host(2_999);
    expect(ran).toEqual([]);
    host(1);
    expect(ran).toEqual([3_000]);
    expect(passedMs()).toBe(3_000);
  });

  it('[LN4] goes by the session’s while a simulator moves that: a pause is no silence, faster than life is no hurry', () => {
    const { after, hold, host, session, ran } = clocks();
    hold();
    after(3_000);
    host(3_600_000);
    session(2_999);
    expect(ran).toEqual([]);
    session(1);
    expect(ran).toEqual([3_000]);
  });

  it('[LN4] goes on from where it was when the one takes over from the other', () => {
    const { hold, letGo, host, session, passedMs } = clocks();
    host(500);
    expect(passedMs()).toBe(500);
    hold();
    expect(passedMs()).toBe(500);
    session(1_000);
    expect(passedMs()).toBe(1_500);
    letGo();
    expect(passedMs()).toBe(1_500);
    host(250);
    expect(passedMs()).toBe(1_750);
  });
});
