import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { expect, it } from 'vitest';
import { aChair, opened, startMs } from '../testing/chair.ts';
import { trendGround } from './trend-ground.ts';

it('[DV9] where another device speaks from, there is a mark in the trend', () => {
  const changed: ChairFact = {
    type: 'source-changed',
    body: {
      parameters: ['spo2Percent'],
      deviceId: 'OXI-2' as DeviceId,
      sourceClass: 'monitor',
      isJudged: true,
      was: 'OXI-1' as DeviceId,
      because: 'silent',
    },
  };
  const session = aChair(opened, changed).session!;
  const { marks } = trendGround(session, startMs - 5 * 60_000, startMs);
  expect(marks.map(({ minute, entry }) => [minute, entry.detail['deviceId']])).toEqual([[5, 'OXI-2']]);
});
