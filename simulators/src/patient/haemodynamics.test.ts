import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import { createCirculation, pulseSwingShare } from './haemodynamics.ts';
import { drawPerson, type PersonGiven } from './person.ts';

const streams = createStreams(8);
const personOf = (given: PersonGiven) => drawPerson(streams, { cohort: 'meta2021', given });
/** Without drift it would be the person's own; the same streams give the same drift. */
const at = (given: PersonGiven, drive: number) => createCirculation(personOf(given), streams).at(0, drive);

describe('the circulation', () => {
  it('[SI23] rises in proportion to the drive, the diastolic by its share of the systolic', () => {
    const given = { systolicMmHg: 110, diastolicMmHg: 70, gain: 1 };
    const [rest, half, full] = [0, 0.5, 1].map((drive) => at(given, drive));
    expect(full!.systolicMmHg - rest!.systolicMmHg).toBeCloseTo(12.9, 9);
    expect(half!.systolicMmHg - rest!.systolicMmHg).toBeCloseTo(6.45, 9);
    expect(full!.diastolicMmHg - rest!.diastolicMmHg).toBeCloseTo(
      12.9 * personOf(given).diastolicRiseShare,
      9,
    );
  });

  const rises = [
    { gain: 1, isLinear: true },
    { gain: 6, isLinear: false },
  ];
  for (const { gain, isLinear } of rises) {
    it(`[SI23] a rise ${isLinear ? 'below 165 is not' : 'above 165 is'} held back by the baroreflex`, () => {
      const given = { systolicMmHg: 120, diastolicMmHg: 60, gain };
      const riseMmHg = at(given, 1).systolicMmHg - at(given, 0).systolicMmHg;
      expect(Math.abs(riseMmHg - 12.9 * gain) < 1e-9).toBe(isLinear);
      expect(riseMmHg).toBeLessThanOrEqual(12.9 * gain + 1e-9);
    });
  }

  const swings = [
    { pulse: 37, share: 0.25 },
    { pulse: 74, share: 1 },
    { pulse: 140, share: 1.5 },
  ];
  for (const { pulse, share } of swings) {
    it(`[SI24] a pulse of ${pulse} swings ${share} times as far as one of 74`, () => {
      expect(pulseSwingShare(pulse)).toBe(share);
    });
  }
});
