import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import { aPatient } from '../testing/a-patient.ts';
import { oximeterSettings, watch } from '../testing/an-oximeter.ts';
import type { Averaging, OximeterReport } from './device.ts';
import { motionDeviationShare } from './motion-deviation.ts';
import { createOximeter } from './oximeter.ts';

/** An hour of motion at its usual strength, for each of many oximeters. */
function deviationShare(averaging: Averaging): number {
  const seeds = Array.from({ length: 12 }, (_, seed) => seed);
  const display = (seed: number, motion: number) =>
    watch(createOximeter(oximeterSettings({ averaging }), createStreams(seed)), {
      patient: aPatient(() => ({ motion })),
      untilS: 3_600,
    });
  const shares = seeds.map((seed) => motionDeviationShare(display(seed, 0.7), display(seed, 0)));
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

describe('an oximeter on a moving hand', () => {
  it('[SI33] averaging over 8 s it is more than 2 points off for 7 % of the time', () => {
    const share = deviationShare('8s');
    expect(share).toBeGreaterThan(0.055);
    expect(share).toBeLessThan(0.085);
  });

  for (const { points, share } of [
    { points: 1, share: 0 },
    { points: 2, share: 0 },
    { points: 3, share: 1 },
  ]) {
    it(`[SI33] ${points} points beside the still hand ${share === 0 ? 'do not count' : 'count'} as off`, () => {
      const still = watch(createOximeter(oximeterSettings(), createStreams(1)), {
        patient: aPatient(),
        untilS: 30,
      });
      const moved = still.map((report): OximeterReport => ({
        ...report,
        displaySpo2Percent: report.displaySpo2Percent === null ? null : report.displaySpo2Percent - points,
      }));
      expect(motionDeviationShare(moved, still)).toBe(share);
    });
  }
});
