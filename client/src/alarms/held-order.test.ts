import { expect, it } from 'vitest';
import { emptyOrder, heldOrder, holdMs, type Ordered } from './held-order.ts';

const calling = (key: string): Ordered => ({ key, isCalling: true });
const quiet = (key: string): Ordered => ({ key, isCalling: false });

const shown = heldOrder(emptyOrder, [calling('a')], 0);

it('[UI8] the first is shown at once', () => {
  expect(shown.keys).toEqual(['a']);
});

const times = [
  { atMs: holdMs - 1, keys: ['a', 'b'] },
  { atMs: holdMs, keys: ['b', 'a'] },
  { atMs: holdMs + 1, keys: ['b', 'a'] },
];
for (const { atMs, keys } of times) {
  it(`[UI8] ${atMs} ms after a change a higher one stands ${keys[0] === 'b' ? 'first' : 'below'}`, () => {
    expect(heldOrder(shown, [calling('b'), calling('a')], atMs).keys).toEqual(keys);
  });
}

const afterAnswer = [
  { atMs: 5_000 + holdMs - 1, keys: ['a', 'b'] },
  { atMs: 5_000 + holdMs, keys: ['b', 'a'] },
  { atMs: 5_000 + holdMs + 1, keys: ['b', 'a'] },
];
for (const { atMs, keys } of afterAnswer) {
  it(`[UI8] ${atMs - 5_000} ms after an acknowledgement ${keys[0]} stands under the finger`, () => {
    const both = heldOrder(emptyOrder, [calling('a'), calling('b')], 0);
    const answered = heldOrder(both, [calling('b'), quiet('a')], 5_000);
    expect(answered.keys).toEqual(['a', 'b']);
    expect(heldOrder(answered, [calling('b'), quiet('a')], atMs).keys).toEqual(keys);
  });
}

it('[UI8] what is gone leaves also while the order is held', () => {
  const both = heldOrder(emptyOrder, [calling('a'), calling('b')], 0);
  expect(heldOrder(both, [calling('b')], 10).keys).toEqual(['b']);
});

it('[UI8] nothing new is nothing to draw', () => {
  expect(heldOrder(shown, [calling('a')], 10)).toBe(shown);
});
