import { describe, expect, it } from 'vitest';
import type { ChairId, DeviceId } from '../ids.ts';
import { isJudged, rankOf } from './speaking.ts';
import { emptySite, type SiteState } from './state.ts';

const chair = '1' as ChairId;
const [one, two, ring, patch] = ['OXI-1', 'OXI-2', 'RING', 'PATCH'] as DeviceId[] as [
  DeviceId,
  DeviceId,
  DeviceId,
  DeviceId,
];
const site: SiteState = {
  ...emptySite,
  rankByChair: { [chair]: [ring, two] },
  knownDevices: {
    [ring]: { family: 'masimo-mightysat', sourceClass: 'wellness' },
    [patch]: { family: 'nonin-3230', sourceClass: 'spot-check' },
  },
};

function inOrder(of: SiteState): readonly DeviceId[] {
  return [ring, patch, one, two].toSorted((a, b) => rankOf(of, chair, a) - rankOf(of, chair, b));
}

describe('which device goes before which', () => {
  it('[DV5] what somebody ranked goes before what nobody did', () => {
    expect(rankOf(site, chair, two)).toBeLessThan(rankOf(site, chair, one));
  });

  it('[DV5] of what nobody ranked a monitor goes before a device for spot checks, and that before a wellness device', () => {
    const unranked = { ...site, rankByChair: {} };
    expect(inOrder({ ...unranked, doesWellnessAlarm: true })).toEqual([one, two, patch, ring]);
    expect(inOrder(unranked)).toEqual([one, two, patch, ring]);
    expect(rankOf(unranked, chair, one)).toBe(rankOf(unranked, chair, two));
  });

  it('[DV5] a device for spot checks that somebody put first goes first', () => {
    const ranked = { ...site, rankByChair: { [chair]: [patch] } };
    expect(inOrder(ranked)).toEqual([patch, one, two, ring]);
  });

  it('[DV6] what no alarm hangs on comes last, wherever it was put', () => {
    expect(inOrder(site)).toEqual([two, one, patch, ring]);
  });

  it('[DV6] where alarms hang on it, it stands where it was put', () => {
    expect(inOrder({ ...site, doesWellnessAlarm: true })).toEqual([ring, two, one, patch]);
  });

  for (const [what, deviceId, is] of [
    ['a monitor', one, true],
    ['a device for spot checks', patch, true],
    ['a wellness device', ring, false],
  ] as const) {
    it(`[DV6] alarms ${is ? '' : 'do not '}hang on ${what}`, () => {
      expect(isJudged(site, deviceId)).toBe(is);
      expect(isJudged({ ...site, doesWellnessAlarm: true }, deviceId)).toBe(true);
    });
  }
});
