import type { SiteEvent, SiteFact } from '@chairside/shared/site/events.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { stampSiteFacts } from '../domain/stamp.ts';
import { t0 } from '../testing/a-chair.ts';
import { judgedBy } from './judged.ts';

const ring = 'RING-1' as DeviceId;

function siteEvents(facts: readonly (readonly [number, SiteFact])[]): readonly SiteEvent[] {
  return facts.flatMap(([atMs, fact], afterSeq) =>
    stampSiteFacts([fact], { afterSeq, atMs, actor: null, commandId: null }),
  );
}

describe('whether alarms hung on a device, as the site was then', () => {
  const isJudged = judgedBy(
    siteEvents([
      [
        t0 + 1_000,
        {
          type: 'device-known',
          body: { deviceId: ring, family: 'masimo-mightysat', sourceClass: 'wellness' },
        },
      ],
      [t0 + 2_000, { type: 'wellness-alarms-set', body: { isAllowed: true } }],
    ]),
  );
  for (const [what, atMs, is] of [
    ['before anybody knew what it is', t0 + 999, true],
    ['from when it was known as a wellness device', t0 + 1_000, false],
    ['until the clinic allowed it', t0 + 1_999, false],
    ['from then on', t0 + 2_000, true],
  ] as const) {
    it(`[DV6] ${what}: ${is ? 'yes' : 'no'}`, () => {
      expect(isJudged(ring, atMs)).toBe(is);
      expect(isJudged('OXI-1' as DeviceId, atMs)).toBe(true);
    });
  }
});
