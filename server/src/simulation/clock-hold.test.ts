import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createSimulatedClock } from '../clock/simulated-clock.ts';
import { createClockHold, type Intake } from './clock-hold.ts';

const startMs = 1_700_000_000_000;
const [simulator, other] = [{ id: 'simulator' }, { id: 'other' }];

/** `arrival`: whether and when the bytes of an advance are there. */
function aHold(arrival: Intake['arrival'] = () => Promise.resolve(null)) {
  const hostClock = createFakeClock();
  const clock = createSimulatedClock({ startMs, rate: 1 });
  const warnings: unknown[] = [];
  const took: string[] = [];
  const hold = createClockHold({
    clock,
    hostClock,
    rate: 1,
    intake: {
      arrival,
      hold: () => void took.push('holds'),
      takeIn: (peers) => void took.push(`takes in ${peers.join()}`),
      open: () => void took.push('opens'),
    },
    chairs: {
      states: () => [],
      takeHappened: () => [],
      hasHistory: () => false,
      watchFromNow: () => undefined,
    },
    epoch: 'epoch',
    log: {
      info: () => undefined,
      warn: (what, about) => void warnings.push([what, about?.['why']]),
      error: () => undefined,
    },
    onChange: () => undefined,
  });
  return { hold, clock, hostClock, warnings, took };
}

describe('a simulator that says nothing', () => {
  for (const pace of [0.5, 1, 20]) {
    for (const [hostMs, isLost] of [
      [2_999, false],
      [3_000, true],
      [3_001, true],
    ] as const) {
      it(`[SI72] at pace ${pace} is ${isLost ? 'lost' : 'waited for'} after ${hostMs} ms`, () => {
        const { hold, hostClock, warnings, took } = aHold();
        hold.hold(simulator, { pace });
        hostClock.advance(hostMs);
        expect(hold.isHeldBy(simulator)).toBe(!isLost);
        expect(warnings).toEqual(isLost ? [['simulator-lost', 'silent']] : []);
        expect(took).toEqual(isLost ? ['holds', 'opens'] : ['holds']);
        expect(hold.rate()).toBe(pace);
      });
    }
  }

  for (const pace of [0, null]) {
    it(`[SI72] at pace ${String(pace)} is waited for as long as it takes`, () => {
      const { hold, hostClock } = aHold();
      hold.hold(simulator, { pace: 1 });
      hold.pace(simulator, { pace });
      hostClock.advance(3_600_000);
      expect(hold.isHeldBy(simulator)).toBe(true);
      expect(hold.rate()).toBe(0);
    });
  }

  it('[SI72] each advance begins the three seconds anew, and one that waits for bytes is not silent', async () => {
    let arrive: () => void = () => undefined;
    const { hold, clock, hostClock } = aHold(() => new Promise((resolve) => (arrive = () => resolve(null))));
    hold.hold(simulator, { pace: 1 });
    hostClock.advance(2_999);
    const advanced = hold.advance(simulator, { toMs: clock.now(), links: [] });
    hostClock.advance(9_000);
    arrive();
    expect(await advanced).toMatchObject({ ok: true });
    hostClock.advance(2_999);
    expect(hold.isHeldBy(simulator)).toBe(true);
    hostClock.advance(1);
    expect(hold.isHeldBy(simulator)).toBe(false);
  });
});

describe('who has the clock in hand', () => {
  it('[SI72] lost while it waited for bytes, it moves nothing any more', async () => {
    let arrive: () => void = () => undefined;
    const { hold, clock, took } = aHold(() => new Promise((resolve) => (arrive = () => resolve(null))));
    hold.hold(simulator, { pace: null });
    const advanced = hold.advance(simulator, { toMs: clock.now() + 60_000, links: [] });
    hold.lose(simulator);
    arrive();
    expect(await advanced).toEqual({ ok: false, error: { type: 'not-held' } });
    expect(clock.now()).toBeLessThan(startMs + 60_000);
    expect(took).toEqual(['holds', 'opens']);
  });

  it('[SI72] whoever does not hold it loses nothing when it goes', () => {
    const { hold, warnings } = aHold();
    hold.hold(simulator, { pace: null });
    hold.lose(other);
    expect(hold.isHeldBy(simulator)).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('[SI74] the same simulator may hold it again, at another pace', () => {
    const { hold } = aHold();
    expect(hold.hold(simulator, { pace: null })).toMatchObject({ ok: true });
    expect(hold.hold(simulator, { pace: 20 })).toMatchObject({ ok: true });
    expect(hold.rate()).toBe(20);
  });

  it('[SI72] a gateway that ends lets the clock stand as it is', () => {
    const { hold, took, warnings } = aHold();
    hold.hold(simulator, { pace: 1 });
    hold.close();
    hold.lose(simulator);
    expect(took).toEqual(['holds']);
    expect(warnings).toEqual([]);
  });
});
