import { describe, expect, it } from 'vitest';
import { aPatient } from '../testing/a-patient.ts';
import { anOximeter, atSecond, watch } from '../testing/an-oximeter.ts';
import { at } from '../testing/deeds.ts';
import { averagings, type OximeterReport, type OximeterSettings } from './device.ts';

describe('averaging', () => {
  /** Falls by ten at 60 s and stays there; without noise of its own the display would show the fall and nothing else. */
  const falling = (pulseRateBpm = 75) =>
    aPatient((atMs) => ({ pulseRateBpm, fingerSaturationPercent: atMs >= 60_000 ? 87 : 97 }));

  /** Seconds until half of the fall is there. */
  function halfwayS(
    averaging: OximeterSettings['averaging'],
    number: 'spo2Percent' | 'displaySpo2Percent',
    pulseRateBpm = 75,
  ) {
    const reports = watch(anOximeter({ averaging }), { patient: falling(pulseRateBpm), untilS: 120 });
    const before = watch(anOximeter({ averaging }), {
      patient: aPatient(() => ({ pulseRateBpm })),
      untilS: 120,
    });
    const index = reports.findIndex((report, n) => (before[n]![number] ?? 0) - (report[number] ?? 0) >= 5);
    return reports[index]!.atMs / 1_000 - 60;
  }

  it('[SI32] acts on the numbers: over longer, later', () => {
    const halfway = (['2s', '8s', '16s'] as const).map((averaging) => halfwayS(averaging, 'spo2Percent'));
    expect(halfway[0]).toBeLessThanOrEqual(2);
    expect(halfway[1]).toBeGreaterThanOrEqual(3);
    expect(halfway[1]).toBeLessThanOrEqual(5);
    expect(halfway[2]).toBeGreaterThanOrEqual(7);
    expect(halfway[2]).toBeLessThanOrEqual(9);
  });

  it('[SI32] over 8 beats is later than over 4', () => {
    expect(halfwayS('8-beats', 'spo2Percent', 40)).toBeGreaterThan(halfwayS('4-beats', 'spo2Percent', 40));
  });

  for (const averaging of averagings) {
    it(`[SI32] the display comes 1 to 2 s after the number it shows (${averaging})`, () => {
      const delayS = halfwayS(averaging, 'displaySpo2Percent') - halfwayS(averaging, 'spo2Percent');
      expect(delayS).toBeGreaterThanOrEqual(1);
      expect(delayS).toBeLessThanOrEqual(2);
    });
  }

  it('[SI32] a dip is shown later and shallower, the longer the averaging', () => {
    const dipping = () =>
      aPatient((atMs) => ({
        fingerSaturationPercent: 97 - 12 * Math.max(0, 1 - Math.abs(atMs - 90_000) / 15_000),
      }));
    const nadirs = (['2s', '8s', '16s'] as const).map((averaging) => {
      const reports = watch(anOximeter({ averaging }), { patient: dipping(), untilS: 150 });
      const shown = reports.filter(({ displaySpo2Percent }) => displaySpo2Percent !== null);
      const lowest = Math.min(...shown.map(({ displaySpo2Percent }) => displaySpo2Percent!));
      const times = shown.filter(({ displaySpo2Percent }) => displaySpo2Percent === lowest);
      return { lowest, atMs: times.reduce((sum, { atMs }) => sum + atMs, 0) / times.length };
    });
    const [short, middle, long] = nadirs;
    expect(middle!.atMs).toBeGreaterThan(short!.atMs);
    expect(long!.atMs).toBeGreaterThan(middle!.atMs);
    expect(middle!.lowest).toBeGreaterThan(short!.lowest);
    expect(long!.lowest).toBeGreaterThan(middle!.lowest);
  });

  it('[SI32] can be changed while it goes on, without a gap', () => {
    const oximeter = anOximeter({ averaging: '4-beats' });
    oximeter.begin({ verb: 'averaging', params: { over: '16s' } }, at(55));
    const reports = watch(oximeter, { patient: falling(), untilS: 120 });
    const long = watch(anOximeter({ averaging: '16s' }), { patient: falling(), untilS: 120 });
    const short = watch(anOximeter({ averaging: '4-beats' }), { patient: falling(), untilS: 120 });
    const numbers = (of: readonly OximeterReport[], fromS: number, toS: number) =>
      of.slice(fromS, toS).map(({ spo2Percent }) => spo2Percent);
    expect(numbers(reports, 0, 54)).toEqual(numbers(short, 0, 54));
    expect(numbers(reports, 54, 120)).toEqual(numbers(long, 54, 120));
    expect(numbers(reports, 54, 120)).not.toEqual(numbers(short, 54, 120));
  });

  for (const pulseRateBpm of [22, 40, 75, 140, 240]) {
    it(`[SI32] the pulse rate is that of the beats: ${pulseRateBpm} /min`, () => {
      const patient = aPatient(() => ({ pulseRateBpm }));
      expect(watch(anOximeter(), { patient, untilS: 40 }).at(-1)!.pulseRateBpm).toBe(pulseRateBpm);
    });
  }

  it('[SI32] what is called the pulse rate elsewhere does not matter, only the beats', () => {
    const lying = aPatient(() => ({ pulseRateBpm: 150 }), 75);
    expect(watch(anOximeter(), { patient: lying, untilS: 40 }).at(-1)!.pulseRateBpm).toBe(75);
  });

  it('[SI32] an ear sees a fall 10 s after the heart', () => {
    const patient = aPatient((atMs) => ({ arterialSaturationPercent: atMs >= 60_000 ? 77 : 97 }));
    const reports = watch(anOximeter({ site: 'ear', averaging: '2s' }), { patient, untilS: 120 });
    const before = atSecond(reports, 60).spo2Percent!;
    expect(Math.abs(atSecond(reports, 69).spo2Percent! - before)).toBeLessThanOrEqual(3);
    expect(before - atSecond(reports, 78).spo2Percent!).toBeGreaterThan(8);
  });
});

describe('the wave', () => {
  it('[SI32] has 75 samples a second from 0 to 65,535, of the same beats as the pulse rate', () => {
    const patient = aPatient(() => ({ pulseRateBpm: 90 }));
    const reports = watch(anOximeter({ hasWaveform: true }), { patient, untilS: 60 });
    expect(reports.every(({ pleth }) => pleth.length === 75)).toBe(true);
    const wave = reports.flatMap(({ pleth }) => pleth);
    expect(wave.every((count) => Number.isInteger(count) && count >= 0 && count <= 65_535)).toBe(true);
    const rises = wave.filter((count, n) => n > 0 && count >= 32_768 && wave[n - 1]! < 32_768).length;
    // Noise may cross the middle more than once on the way up, but hardly ever.
    expect(rises).toBeGreaterThanOrEqual(88);
    expect(rises).toBeLessThanOrEqual(95);
  });

  it('[SI32] is empty where nobody wants it', () => {
    expect(
      watch(anOximeter(), { patient: aPatient(), untilS: 5 }).every(({ pleth }) => pleth.length === 0),
    ).toBe(true);
  });

  it('[SI33] a moving hand shakes it', () => {
    const spread = (motion: number) => {
      const patient = aPatient(() => ({ motion, perfusionIndexPercent: 0.3 }));
      const { pleth } = watch(anOximeter({ hasWaveform: true }), { patient, untilS: 30 }).at(-1)!;
      return Math.max(...pleth) - Math.min(...pleth);
    };
    expect(spread(0.7)).toBeGreaterThan(3 * spread(0));
  });
});
