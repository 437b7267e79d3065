import { expect, it } from 'vitest';
import { createHostClock } from './host-clock.ts';

const sleeps = [
  { sleptMs: 4_999, counted: 0 },
  { sleptMs: 5_000, counted: 0 },
  { sleptMs: 5_001, counted: 5_001 },
];
for (const { sleptMs, counted } of sleeps) {
  it(`[AL28] a machine that slept ${sleptMs} ms has lost ${counted} ms`, () => {
    const { clock, time } = aHost();
    time.pass(1_000);
    time.sleep(sleptMs);
    expect(clock.sleptMs()).toBe(counted);
    expect(clock.nowMs()).toBe(1_000 + counted);
  });
}

it('[AL28] clocks that drift apart slowly are no sleep', () => {
  const { clock, time } = aHost();
  for (let look = 0; look < 10; look += 1) {
    time.sleep(1_000);
    expect(clock.sleptMs()).toBe(0);
  }
});

it('[AL28] a wall clock set back is no sleep', () => {
  const { clock, time } = aHost();
  time.sleep(-60_000);
  expect(clock.sleptMs()).toBe(0);
  time.pass(1_000);
  expect(clock.nowMs()).toBe(1_000);
});

function aHost() {
  let [monotonicMs, wallMs] = [0, 1_700_000_000_000];
  const clock = createHostClock({ monotonicMs: () => monotonicMs, wallMs: () => wallMs });
  const time = {
    pass(ms: number) {
      monotonicMs += ms;
      wallMs += ms;
    },
    sleep(ms: number) {
      wallMs += ms;
    },
  };
  return { clock, time };
}
