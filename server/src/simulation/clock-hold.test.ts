import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createSimulatedClock } from '../clock/simulated-clock.ts';
import { createClockHold, type Intake } from './clock-hold.ts';

const startMs = 1_700_000_000_000;
const [simulator, other] = [{ id: 'simulator' }, { id: 'other' }];

/** `arrival`: whether and when the bytes of an advance are there. `happened`: what the chairs did; null: more than is kept. */
function aHold(
  arrival: Intake['arrival'] = () => Promise.resolve(null),
  happened: () => readonly ChairEvent[] | null = () => [],
) {
  const hostClock = createFakeClock();
  const clock = createSimulatedClock({ startMs, rate: 1 });
  const warnings: unknown[] = [];
  const took: string[] = [];
  const told: string[] = [];
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
      takeHappened: happened,
      hasHistory: () => false,
      watchFromNow: () => undefined,
    },
    epoch: 'epoch',
    log: {
      info: () => undefined,
      warn: (what, about) => void warnings.push([what, about?.['why']]),
      error: () => undefined,
    },
    onFree: () => void told.push('free'),
    onChange: () => void told.push(`×${String(hold.rate())}`),
  });
  return { hold, clock, hostClock, warnings, took, told };
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

describe('a step that is refused', () => {
  const dayMs = 24 * 3_600_000;
  for (const [what, byMs] of [
    ['backwards', -1],
    ['too-far', dayMs + 1],
  ] as const) {
    it(`[SI72] as ${what} is no sign of life while screens are told that time goes`, async () => {
      const { hold, clock, hostClock, warnings } = aHold();
      hold.hold(simulator, { pace: 1 });
      const nowMs = clock.now();
      for (let asked = 0; asked < 3; asked += 1) {
        expect(hold.isHeldBy(simulator)).toBe(true);
        const answer = await hold.advance(simulator, { toMs: nowMs + byMs, links: [] });
        expect(answer).toEqual({ ok: false, error: { type: what, nowMs } });
        hostClock.advance(1_000);
      }
      expect(hold.isHeldBy(simulator)).toBe(false);
      expect(warnings).toEqual([['simulator-lost', 'silent']]);
    });
  }

  for (const [byMs, answer] of [
    [dayMs - 1, { ok: true }],
    [dayMs, { ok: true }],
    [dayMs + 1, { ok: false, error: { type: 'too-far' } }],
  ] as const) {
    it(`[SI70] ${byMs} ms at once are ${answer.ok ? 'gone' : 'more than a day, and too far'}`, async () => {
      const { hold, clock } = aHold();
      hold.hold(simulator, { pace: null });
      const toMs = clock.now() + byMs;
      expect(await hold.advance(simulator, { toMs, links: [] })).toMatchObject(answer);
    });
  }

  const missing = { peer: '127.0.0.1:1', arrived: 3 };
  for (const [pace, isHeld] of [
    [null, true],
    [0, true],
    [0.5, false],
    [1, false],
  ] as const) {
    it(`[SI72] for want of bytes, at pace ${String(pace)}, ${isHeld ? 'may be asked again' : 'loses the clock'}`, async () => {
      const { hold, clock, warnings, took } = aHold(() => Promise.resolve(missing));
      hold.hold(simulator, { pace });
      const wish = { toMs: clock.now() + 1_000, links: [] };
      expect(await hold.advance(simulator, wish)).toEqual({
        ok: false,
        error: { type: 'bytes-missing', ...missing },
      });
      expect(hold.isHeldBy(simulator)).toBe(isHeld);
      expect(warnings).toEqual(isHeld ? [] : [['simulator-lost', 'bytes-missing']]);
      expect(took).toEqual(isHeld ? ['holds'] : ['holds', 'opens']);
      if (!isHeld) expect(await hold.advance(simulator, wish)).toMatchObject({ error: { type: 'not-held' } });
    });
  }
});

describe('more happened than is kept', () => {
  it('[SI78] the simulator that can not be told it loses the clock', async () => {
    const { hold, clock, warnings } = aHold(undefined, () => null);
    hold.hold(simulator, { pace: null });
    expect(await hold.advance(simulator, { toMs: clock.now(), links: [] })).toEqual({
      ok: false,
      error: { type: 'not-held' },
    });
    expect(warnings).toEqual([['simulator-lost', 'too-much-happened']]);
    expect(hold.isHeldBy(simulator)).toBe(false);
  });
});

describe('what screens are told', () => {
  it('[SI75] the pace, when it is another than before, and when the clock was set', () => {
    const { hold, told } = aHold();
    hold.hold(simulator, { pace: 1 });
    hold.pace(simulator, { pace: 1 });
    expect(told).toEqual([]);
    hold.pace(simulator, { pace: 0 });
    hold.pace(simulator, { pace: null });
    expect(told).toEqual(['×0']);
    hold.hold(simulator, { pace: null, startAtMs: startMs - 3_600_000 });
    expect(told).toEqual(['×0', '×0']);
    hold.pace(simulator, { pace: 20 });
    hold.release(simulator);
    expect(told).toEqual(['×0', '×0', '×20', 'free']);
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

  it('[SI72] a gateway that ends while a step waits for bytes does not make it', async () => {
    let arrive: () => void = () => undefined;
    const { hold, clock, took } = aHold(() => new Promise((resolve) => (arrive = () => resolve(null))));
    hold.hold(simulator, { pace: null });
    const heldAtMs = clock.now();
    const advanced = hold.advance(simulator, { toMs: heldAtMs + 1_000, links: [] });
    hold.close();
    arrive();
    expect(await advanced).toEqual({ ok: false, error: { type: 'not-held' } });
    expect(hold.hold(simulator, { pace: null })).toEqual({ ok: false, error: { type: 'not-held' } });
    expect([clock.now(), took]).toEqual([heldAtMs, ['holds']]);
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
