import type { Panel } from '@chairside/shared/simulation.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createPanelRelay } from './panel-relay.ts';

function aRelay() {
  const hostClock = createFakeClock();
  const relay = createPanelRelay(hostClock);
  const shown: (number | null)[] = [];
  relay.onShown((panel) => shown.push(panel === null ? null : panel.seed));
  return { hostClock, relay, shown };
}

const panel = (seed: number): Panel => ({
  scenario: 'calm day',
  seed,
  sessionNowMs: 0,
  speed: 1,
  isPaused: false,
  scenarios: [],
  verbSets: [],
  chairs: [],
});

describe('the simulator panel', () => {
  for (const [waitMs, expected] of [
    [249, [1]],
    [250, [1, 3]],
    [251, [1, 3]],
  ] as const) {
    it(`[SI77] is told at once, and ${waitMs} ms later ${expected.length === 1 ? 'not again' : 'the newest'}`, () => {
      const { hostClock, relay, shown } = aRelay();
      for (const seed of [1, 2, 3]) relay.show(panel(seed));
      expect(relay.newest()?.seed).toBe(3);
      hostClock.advance(waitMs);
      expect(shown).toEqual(expected);
    });
  }

  it('[SI77] shown every 50 ms it comes every 250 ms', () => {
    const { hostClock, relay, shown } = aRelay();
    for (let seed = 0; seed < 19; seed += 1) {
      relay.show(panel(seed));
      hostClock.advance(50);
    }
    expect(shown).toEqual([0, 4, 9, 14]);
  });

  it('[SI77] goes with its simulator, once', () => {
    const { hostClock, relay, shown } = aRelay();
    relay.serve(() => Promise.resolve({ ok: true }));
    relay.show(panel(1));
    relay.serve(null);
    relay.serve(null);
    hostClock.advance(1_000);
    expect(relay.newest()).toBe(null);
    expect(shown).toEqual([1, null]);
  });

  const simulators = [
    ['nobody', null, { ok: false, problems: ['No simulator holds the clock.'] }],
    ['one that does it', () => Promise.resolve({ ok: true } as const), { ok: true }],
    [
      'one that says nothing',
      () => Promise.reject(new Error('timeout')),
      { ok: false, problems: ['The simulator does not answer.'] },
    ],
  ] as const;
  for (const [name, simulator, answer] of simulators) {
    it(`[SI77] a command for ${name} is answered ${JSON.stringify(answer)}`, async () => {
      const { relay } = aRelay();
      relay.serve(simulator);
      expect(await relay.command({ type: 'pause' })).toEqual(answer);
    });
  }
});
