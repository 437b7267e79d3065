import { expect, it } from 'vitest';
import { anchored, sessionNow } from './clock.ts';

it('[AL28] the session clock runs at its rate between two readings', () => {
  const anchor = anchored(null, { sessionNowMs: 1_000, rate: 20 }, 500);
  expect(sessionNow(anchor, 600)).toBe(3_000);
});

it('[AL28] one late message does not set the clock back by its lateness', () => {
  const before = anchored(null, { sessionNowMs: 1_000, rate: 1 }, 0);
  const after = anchored(before, { sessionNowMs: 1_500, rate: 1 }, 1_000);
  expect(sessionNow(after, 1_000)).toBeCloseTo(1_950);
});

it('[AL28] a message that came faster sets it forward at once', () => {
  const before = anchored(null, { sessionNowMs: 1_000, rate: 1 }, 0);
  expect(sessionNow(anchored(before, { sessionNowMs: 2_100, rate: 1 }, 1_000), 1_000)).toBe(2_100);
});

it('[AL28] a clock that was set anew is believed', () => {
  const before = anchored(null, { sessionNowMs: 100_000, rate: 1 }, 0);
  expect(sessionNow(anchored(before, { sessionNowMs: 5_000, rate: 1 }, 1_000), 1_000)).toBe(5_000);
});
