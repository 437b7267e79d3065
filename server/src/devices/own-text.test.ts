import { expect, it } from 'vitest';
import { settledBytes } from './conformance/memory.ts';
import { ownText } from './own-text.ts';

for (const [text, expected] of [
  ['', ''],
  ['four', 'four'],
  ['fives', 'fives'],
  ['sixsix', 'sixsi'],
  ['SpO₂ …', 'SpO₂ '],
  ['1234😀', '1234\ud83d'],
] as const)
  it(`[DV1] of ${JSON.stringify(text)} five are ${JSON.stringify(expected)}`, () => {
    expect(ownText(text, 5)).toBe(expected);
  });

it('[DV1] a line of a long message that is kept does not keep the message', async () => {
  const [messages, characters] = [32, 1_000_000];
  const before = await settledBytes();
  const kept = Array.from({ length: messages }, (_, at) => {
    const message = `${at} ${'x'.repeat(characters)}`.split(' ').join('|');
    return ownText(message, 100);
  });
  const grownBytes = (await settledBytes()) - before;
  expect(grownBytes).toBeLessThan((messages * characters) / 4);
  expect(kept).toHaveLength(messages);
});
