import { expect, it } from 'vitest';
import { aChair, opened } from '../testing/chair.ts';
import { limitRange } from './limit-range.ts';

const limits = aChair(opened).session?.limits ?? [];

it('[UI9] a range reads from low to high under its name', () => {
  const pulse = limitRange(limits, { parameter: 'pulseRateBpm', label: 'PR' }, null);
  expect(pulse.map(({ label, ends }) => [label, ...ends.map(({ direction }) => direction)])).toEqual([
    ['PR', 'low', 'high'],
  ]);
});

it('[UI9] a number without limits has no range', () => {
  expect(limitRange([], { parameter: 'pulseRateBpm', label: 'PR' }, 70)).toEqual([]);
});
