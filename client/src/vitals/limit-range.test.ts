import type { Violation } from '@chairside/shared/alarms/alarm-events.ts';
import { expect, it } from 'vitest';
import { aRow } from '../testing/alarms.ts';
import { aChair, opened } from '../testing/chair.ts';
import { limitRange } from './limit-range.ts';

const limits = aChair(opened).session?.limits ?? [];

it('[UI9] a range reads from low to high under its name', () => {
  const pulse = limitRange(limits, { parameter: 'pulseRateBpm', label: 'PR', named: [] }, null);
  expect(pulse.map(({ label, ends }) => [label, ...ends.map(({ direction }) => direction)])).toEqual([
    ['PR', 'low', 'high'],
  ]);
});

it('[UI9] a number without limits has no range', () => {
  expect(limitRange([], { parameter: 'pulseRateBpm', label: 'PR', named: [] }, 70)).toEqual([]);
});

const systolic = { parameter: 'systolicMmHg', label: 'SYS' } as const;
const named = aRow({
  rule: 'sys-high-medium',
  parameter: 'systolicMmHg',
  value: 168,
  limit: 160,
  direction: 'high',
});

it('[UI9] the limit an alarm names is shown in place of the nearest', () => {
  const nearer = limits.map((one) =>
    one.parameter === 'systolicMmHg' && one.direction === 'high' ? { ...one, value: 158.6 } : one,
  );
  const highOf = (rows: readonly Violation[]) =>
    limitRange(nearer, { ...systolic, named: rows }, 168)[0]?.ends.find(
      ({ direction }) => direction === 'high',
    );
  expect(highOf([])).toEqual({ direction: 'high', text: '158', isViolated: true });
  expect(highOf([named])).toEqual({ direction: 'high', text: '160', isViolated: true });
});

for (const { value, isViolated } of [
  { value: 159, isViolated: false },
  { value: 160, isViolated: false },
  { value: 161, isViolated: true },
]) {
  it(`[UI9] ${value} beside a named limit of 160 is ${isViolated ? 'beyond' : 'not beyond'} it`, () => {
    const [range] = limitRange(limits, { ...systolic, named: [named] }, value);
    expect(range?.ends.at(-1)).toEqual({ direction: 'high', text: '160', isViolated });
  });
}
