import { expect, it } from 'vitest';
import { createFakeClock } from '../../clock/fake-clock.ts';
import { cuffTakesMs } from '../cuff-takes.ts';
import { createMemoryWatch, memoryTakesMs } from './from-memory.ts';

/** One that gives no time and says a number every five seconds, from a second after it was connected on. */
function saysSteadily(mayMeasureOften: boolean) {
  const clock = createFakeClock();
  const memory = createMemoryWatch(clock, { mayMeasureOften });
  clock.advance(1_000);
  return {
    after: (ms: number) => {
      clock.advance(ms);
      return memory.isFromMemory(null);
    },
    first: () => memory.isFromMemory(null),
  };
}

for (const [ms, isKept] of [
  [memoryTakesMs - 1, true],
  [memoryTakesMs, true],
  [memoryTakesMs + 1, undefined],
] as const)
  it(`[BT7] of an oximeter without time that never pauses, ${ms} ms after its first: ${isKept ? 'it may have been kept' : 'it is of now'}`, () => {
    const { first, after } = saysSteadily(true);
    expect(first()).toBe(true);
    for (let passedMs = 5_000; passedMs < memoryTakesMs; passedMs += 5_000) expect(after(5_000)).toBe(true);
    expect(after(ms - memoryTakesMs + 5_000)).toBe(isKept);
  });

it('[BT7] once it is of now it stays so, after a pause too; a pause before that begins anew', () => {
  const { first, after } = saysSteadily(true);
  first();
  for (let passedMs = 0; passedMs <= memoryTakesMs; passedMs += 10_000) after(10_000);
  expect([after(5_000), after(cuffTakesMs + 1), after(1_000)]).toEqual([undefined, undefined, undefined]);
  const other = saysSteadily(true);
  other.first();
  for (let passedMs = 0; passedMs < memoryTakesMs - 10_000; passedMs += 10_000) other.after(10_000);
  expect([other.after(cuffTakesMs + 1), other.after(20_000)]).toEqual([undefined, true]);
});

it('[BT7] a cuff can not measure so often: however long it goes on, it was kept', () => {
  const { first, after } = saysSteadily(false);
  first();
  for (let passedMs = 0; passedMs < 5 * memoryTakesMs; passedMs += 5_000) expect(after(5_000)).toBe(true);
});
