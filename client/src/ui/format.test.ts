import { expect, it } from 'vitest';
import { limitText } from './format.ts';

const limits = [
  { limit: 158, direction: 'high', shown: '158' },
  { limit: 158.01, direction: 'high', shown: '158' },
  { limit: 158.99, direction: 'high', shown: '158' },
  { limit: 90, direction: 'low', shown: '90' },
  { limit: 89.01, direction: 'low', shown: '90' },
  { limit: 89.99, direction: 'low', shown: '90' },
] as const;
for (const { limit, direction, shown } of limits) {
  it(`[AL3] a ${direction} limit of ${String(limit)} is shown as ${shown}, and holds there for whole values`, () => {
    expect(limitText(limit, direction)).toBe(shown);
    for (let value = 80; value <= 170; value += 1) {
      const isPast = (past: number) => (direction === 'high' ? value > past : value < past);
      expect(isPast(Number(shown)), String(value)).toBe(isPast(limit));
    }
  });
}

it('[AL3] 30 % above 110 is 143, whatever a machine makes of it', () => {
  expect(limitText(110 * 1.3, 'high')).toBe('143');
  expect(limitText(142.9999999999, 'high')).toBe('143');
  expect(limitText(90.0000000001, 'low')).toBe('90');
});
