import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { expect, it } from 'vitest';
import { aChair, opened, started, startMs } from '../testing/chair.ts';
import { actionsOf } from './actions.ts';

const stopped: ChairFact = { type: 'infusion-stopped', body: { stop: { kind: 'completed' } } };
const minimumMs = 30 * 60_000;

const times = [
  { ms: minimumMs - 1, primary: [], others: ['dischargeEarly', 'transferred'] },
  { ms: minimumMs, primary: ['discharge'], others: ['transferred'] },
  { ms: minimumMs + 1, primary: ['discharge'], others: ['transferred'] },
];
for (const { ms, primary, others } of times) {
  it(`[UI10] observed for ${ms} ms of ${minimumMs} the bright step is ${primary[0] ?? 'none'}`, () => {
    expect(actionsOf(aChair(opened, started, stopped), startMs + ms)).toMatchObject({ primary, others });
  });
}

it('[UI10] stop is never the brightest', () => {
  const { primary, others } = actionsOf(aChair(opened, started), startMs);
  expect(primary).toEqual([]);
  expect(others).toContain('recordStop');
});
