import { expect, it } from 'vitest';
import { agoMinutes, happenedAtMs, nextAgo } from './ago.ts';

it('[SE14] a tap goes on to the next time, and from the last to now', () => {
  expect(agoMinutes.map(nextAgo)).toEqual([2, 5, 10, 0]);
});

it('[SE14] now is for the gateway to say, the others are so many minutes before', () => {
  expect(agoMinutes.map((ago) => happenedAtMs(ago, 1_000_000))).toEqual([null, 880_000, 700_000, 400_000]);
});
