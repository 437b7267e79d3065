import { expect, it } from 'vitest';
import { aimedAt } from './steady-target.ts';

const never = { id: null, movedAtMs: -Infinity };

it('[UI8] what begins where nothing called can be answered at once', () => {
  expect(aimedAt(never, 7, 5_000)).toEqual({ id: 7, movedAtMs: -Infinity });
});

it('[UI8] another one under the finger is not answered for a second', () => {
  expect(aimedAt({ id: 7, movedAtMs: -Infinity }, 8, 5_000)).toEqual({ id: 8, movedAtMs: 5_000 });
});

it('[UI8] nor is one that comes right after the first was answered', () => {
  const answered = aimedAt({ id: 7, movedAtMs: -Infinity }, null, 5_000);
  expect(aimedAt(answered, 8, 5_300)).toEqual({ id: 8, movedAtMs: 5_000 });
});

it('[UI8] the same one stays what it is', () => {
  const before = { id: 7, movedAtMs: 1 };
  expect(aimedAt(before, 7, 5_000)).toBe(before);
});
