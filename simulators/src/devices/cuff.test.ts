import { describe, expect, it } from 'vitest';
import type { PatientTruth } from '../patient/simulated-patient.ts';
import { createStreams } from '../random.ts';
import { cuffSettings, wear, type Worn } from '../testing/a-cuff.ts';
import { aPatient } from '../testing/a-patient.ts';
import { at, between } from '../testing/deeds.ts';
import { createCuff } from './cuff.ts';
import type { CuffReport, CuffSettings } from './device.ts';
import type { CuffDeed } from './device-verbs.ts';

const measure: CuffDeed = { verb: 'measure', params: {} };

function aCuff(given: Partial<CuffSettings> = {}, seed = 1) {
  return createCuff(cuffSettings(given), createStreams(seed).under('chair-1/nibp'));
}

/** Pressed at 10 s. */
function measureOnce(truth: Partial<PatientTruth>, cuff = aCuff(), untilS = 260): Worn {
  cuff.begin(measure, at(10));
  return wear(
    cuff,
    aPatient(() => truth),
    untilS,
  );
}

function measured({ result }: CuffReport) {
  if (result.outcome !== 'measured') throw new Error(`Not measured: ${result.error}`);
  return result;
}

function tookS({ atMs, beganAtMs }: CuffReport): number {
  return (atMs - beganAtMs) / 1_000;
}

function beganS(reports: readonly CuffReport[]): readonly number[] {
  return reports.map(({ beganAtMs }) => beganAtMs / 1_000);
}

describe('a measurement', () => {
  it('[SI37] inflates, deflates, recovers for 30 s and is idle', () => {
    const { phases } = measureOnce({}, aCuff(), 120);
    expect(phases.filter((phase, n) => phase !== phases[n - 1])).toEqual([
      'idle',
      'inflating',
      'deflating',
      'recovering',
      'idle',
    ]);
    expect(phases.filter((phase) => phase === 'recovering')).toHaveLength(30);
  });

  for (const { systolicMmHg, diastolicMmHg, fromS, toS } of [
    { systolicMmHg: 120, diastolicMmHg: 75, fromS: 29, toS: 36 },
    { systolicMmHg: 155, diastolicMmHg: 110, fromS: 20, toS: 30 },
  ]) {
    it(`[SI37] ${systolicMmHg}/${diastolicMmHg} takes ${fromS} to ${toS} s`, () => {
      const [report] = measureOnce({ systolicMmHg, diastolicMmHg }).reports;
      expect(tookS(report!)).toBeGreaterThanOrEqual(fromS);
      expect(tookS(report!)).toBeLessThanOrEqual(toS);
    });
  }

  it('[SI37] goes to 160 mmHg, then to 30 above the last systolic pressure', () => {
    const cuff = aCuff();
    const patient = aPatient(() => ({ systolicMmHg: 150, diastolicMmHg: 90 }));
    cuff.begin(measure, at(10));
    const first = wear(cuff, patient, 90);
    cuff.begin(measure, at(100));
    const second = wear(cuff, patient, 200);
    const highest = ({ pressures }: Worn) => Math.max(...pressures.map(({ pressureMmHg }) => pressureMmHg));
    expect(highest(first)).toBe(160);
    expect(highest(second)).toBe(measured(first.reports[0]!).systolicMmHg + 30);
  });

  it('[SI37] says its pressure twice a second, up by 20 to 25 mmHg a second and down by about 3.8', () => {
    const { pressures } = measureOnce({}, aCuff(), 40);
    const at160 = pressures.findIndex(({ pressureMmHg }) => pressureMmHg === 160);
    expect(pressures[1]!.atMs - pressures[0]!.atMs).toBe(500);
    const rise = (pressures[at160 - 1]!.pressureMmHg / at160) * 2;
    expect(rise).toBeGreaterThanOrEqual(19.5);
    expect(rise).toBeLessThanOrEqual(25.5);
    const fall = (160 - pressures[at160 + 20]!.pressureMmHg) / 10;
    expect(fall).toBeGreaterThan(3.4);
    expect(fall).toBeLessThan(4.2);
  });

  it('[SI37] at a slow pulse it takes longer', () => {
    const [slow] = measureOnce({ pulseRateBpm: 45 }).reports;
    const [usual] = measureOnce({ pulseRateBpm: 75 }).reports;
    expect(tookS(slow!)).toBeGreaterThan(1.4 * tookS(usual!));
  });

  it('[SI37] systolic and diastolic are of different beats, some 12 s apart', () => {
    // Rises by 1 mmHg a second, both alike: a pulse pressure of 45 is read as less.
    const rising = (atMs: number) => ({
      systolicMmHg: 100 + atMs / 1_000,
      diastolicMmHg: 55 + atMs / 1_000,
    });
    const pulsePressures = Array.from({ length: 60 }, (_, seed) => {
      const cuff = aCuff({}, seed);
      cuff.begin(measure, at(10));
      const { systolicMmHg, diastolicMmHg } = measured(wear(cuff, aPatient(rising), 80).reports[0]!);
      return systolicMmHg - diastolicMmHg;
    });
    const mean = pulsePressures.reduce((sum, value) => sum + value, 0) / pulsePressures.length;
    expect(mean).toBeGreaterThan(45 - 14);
    expect(mean).toBeLessThan(45 - 6);
  });

  it('[SI37] a pressure above where it begins is tried again 30 mmHg higher, and takes longer', () => {
    const { reports, pressures } = measureOnce({ systolicMmHg: 205, diastolicMmHg: 115 });
    expect(measured(reports[0]!).systolicMmHg).toBeGreaterThan(190);
    expect(Math.max(...pressures.map(({ pressureMmHg }) => pressureMmHg))).toBe(220);
  });

  it('[SI37] a cuff of the wrong size reads beside the truth by its bias', () => {
    const cuff = aCuff();
    cuff.begin({ verb: 'wrong_cuff', params: { bias: 10 } }, between(0, null));
    const wrong = measured(measureOnce({}, cuff).reports[0]!);
    const right = measured(measureOnce({}).reports[0]!);
    expect(wrong.systolicMmHg - right.systolicMmHg).toBe(10);
    expect(wrong.diastolicMmHg - right.diastolicMmHg).toBe(10);
  });

  it('[SI37] the pulse is that of the beats under the cuff', () => {
    expect(measured(measureOnce({ pulseRateBpm: 63 }).reports[0]!).pulseRateBpm).toBe(63);
  });

  it('[SI36] the result carries the time of the cuff’s own clock', () => {
    const cuff = aCuff();
    cuff.begin({ verb: 'clock_offset', params: { by: 420_000 } }, at(0));
    const [report] = measureOnce({}, cuff).reports;
    expect(report!.deviceAtMs).toBe(report!.atMs + 420_000);
  });
});

describe('a measurement that fails', () => {
  for (const { pulseRateBpm, isMeasured } of [
    { pulseRateBpm: 39, isMeasured: false },
    { pulseRateBpm: 40, isMeasured: true },
    { pulseRateBpm: 41, isMeasured: true },
    { pulseRateBpm: 239, isMeasured: true },
    { pulseRateBpm: 240, isMeasured: true },
    { pulseRateBpm: 241, isMeasured: false },
  ]) {
    it(`[SI38] a pulse of ${pulseRateBpm} /min: ${isMeasured ? 'measured' : 'not measured'}`, () => {
      const [report] = measureOnce({ pulseRateBpm }).reports;
      expect(report!.result.outcome).toBe(isMeasured ? 'measured' : 'failed');
      if (report!.result.outcome === 'failed')
        expect(['weak-signal', 'timeout']).toContain(report!.result.error);
    });
  }

  it('[SI38] is given up after three minutes at the latest', () => {
    const [report] = measureOnce({ pulseRateBpm: 20 }).reports;
    expect(report!.result.outcome).toBe('failed');
    expect(tookS(report!)).toBeLessThanOrEqual(185);
  });

  it('[SI38] a short motion makes it longer, a long one makes it fail', () => {
    const moving = (forS: number) => {
      const cuff = aCuff();
      cuff.begin(measure, at(10));
      const motion = (atMs: number) => (atMs >= 20_000 && atMs < 20_000 + forS * 1_000 ? 0.7 : 0);
      return wear(
        cuff,
        aPatient((atMs) => ({ motion: motion(atMs) })),
        260,
      ).reports[0]!;
    };
    expect(measured(moving(5)).systolicMmHg).toBeGreaterThan(100);
    expect(tookS(moving(5))).toBeGreaterThanOrEqual(tookS(moving(0)) + 4);
    expect(moving(200).result).toEqual({ outcome: 'failed', error: 'motion' });
  });

  for (const { deed, error, withinS } of [
    { deed: { verb: 'leak', params: {} }, error: 'leak', withinS: 20 },
    { deed: { verb: 'occluded', params: {} }, error: 'occluded', withinS: 4 },
  ] as const) {
    it(`[SI38] ${deed.verb}: fails within ${withinS} s and says why`, () => {
      const cuff = aCuff();
      cuff.begin(deed, between(0, null));
      const [report] = measureOnce({}, cuff).reports;
      expect(report!.result).toEqual({ outcome: 'failed', error });
      expect(tookS(report!)).toBeLessThanOrEqual(withinS);
    });
  }

  it('[SI38] a leak that opens while it deflates makes it fail too', () => {
    const cuff = aCuff();
    cuff.begin({ verb: 'leak', params: {} }, between(22, null));
    expect(measureOnce({}, cuff).reports[0]!.result).toEqual({ outcome: 'failed', error: 'leak' });
  });

  it('[SI38] a pressure it can not reach is out of its range', () => {
    const [report] = measureOnce({ systolicMmHg: 290, diastolicMmHg: 150 }).reports;
    expect(report!.result).toEqual({ outcome: 'failed', error: 'over-range' });
  });

  it('[SI38] a vasovagal patient: slow, or not at all', () => {
    const low = { systolicMmHg: 70, diastolicMmHg: 42 };
    const [slow] = measureOnce({ ...low, pulseRateBpm: 42 }).reports;
    const [none] = measureOnce({ ...low, pulseRateBpm: 38 }).reports;
    expect(measured(slow!).systolicMmHg).toBeLessThan(90);
    expect(tookS(slow!)).toBeGreaterThan(55);
    expect(none!.result.outcome).toBe('failed');
  });
});

describe('when it measures', () => {
  it('[SI39] in manual mode never by itself', () => {
    const cuff = aCuff();
    const { reports } = wear(cuff, aPatient(), 1_200);
    expect(reports).toEqual([]);
    expect(cuff.nextAtMs()).toBeNull();
  });

  it('[SI39] first so long after it was switched on, then every so often from begin to begin', () => {
    const cuff = aCuff({ firstAfterMs: 20_000, autoEveryMs: 300_000 });
    const { reports } = wear(cuff, aPatient(), 700);
    expect(beganS(reports)).toEqual([20, 320, 620]);
    expect(cuff.nextAtMs()).toBe(920_000);
  });

  it('[SI39] auto from now on, then manual again', () => {
    const cuff = aCuff();
    cuff.begin({ verb: 'auto', params: { every: 120_000 } }, at(60));
    cuff.begin({ verb: 'manual', params: {} }, at(430));
    expect(beganS(wear(cuff, aPatient(), 800).reports)).toEqual([180, 300, 420]);
  });

  it('[SI39] STAT: one after the other, with 30 s between them, until it is over', () => {
    const cuff = aCuff();
    cuff.begin({ verb: 'stat', params: {} }, between(60, 200));
    const { reports } = wear(cuff, aPatient(), 400);
    expect(reports.length).toBe(3);
    reports.slice(1).forEach(({ beganAtMs }, n) => {
      expect(beganAtMs - reports[n]!.atMs).toBe(30_000);
    });
  });

  for (const { pressedAgainS, count } of [
    { pressedAgainS: 20, count: 1 },
    { pressedAgainS: 50, count: 2 },
  ]) {
    it(`[SI39] pressed at 10 and ${pressedAgainS} s: ${count} measured, the second not before 30 s of rest`, () => {
      const cuff = aCuff();
      cuff.begin(measure, at(pressedAgainS));
      const { reports } = measureOnce({}, cuff);
      expect(reports).toHaveLength(count);
      if (count === 2) expect(reports[1]!.beganAtMs).toBe(reports[0]!.atMs + 30_000);
    });
  }

  it('[SI39] pressed just now, it begins within half a second', () => {
    const cuff = aCuff();
    const patient = aPatient();
    wear(cuff, patient, 60);
    cuff.begin(measure, at(60));
    expect(beganS(wear(cuff, patient, 120).reports)).toEqual([60.5]);
  });

  it('[SI39] says its last result again and again, unchanged and marked as the same', () => {
    const cuff = aCuff();
    cuff.begin({ verb: 'repeat_last', params: { every: 1_000 } }, between(80, 100));
    const [first, ...repeats] = measureOnce({}, cuff, 120).reports;
    expect(first!.isRepeat).toBe(false);
    expect(repeats.map(({ atMs }) => atMs / 1_000)).toEqual(Array.from({ length: 20 }, (_, n) => 80 + n));
    for (const repeat of repeats) {
      expect(repeat).toMatchObject({
        isRepeat: true,
        beganAtMs: first!.beganAtMs,
        deviceAtMs: first!.deviceAtMs,
        result: first!.result,
      });
    }
    expect(cuff.shown()).toEqual(first);
  });

  const others: readonly CuffDeed[] = [
    measure,
    { verb: 'leak', params: {} },
    { verb: 'occluded', params: {} },
    { verb: 'wrong_cuff', params: { bias: 10 } },
    { verb: 'repeat_last', params: { every: 1_000 } },
    { verb: 'clock_step', params: { by: 3_600_000 } },
    { verb: 'reboot', params: {} },
  ];
  for (const deed of others) {
    it(`[SI2] ${deed.verb} shifts no other draw: later measurements are those without it`, () => {
      // What a cuff found last decides how far it inflates next; its readings stay the same.
      const readings = (cuff: ReturnType<typeof aCuff>) => {
        cuff.begin(measure, at(900));
        const { reports } = wear(cuff, aPatient(), 1_000);
        return reports.filter(({ beganAtMs }) => beganAtMs === 900_000).map(({ result }) => result);
      };
      const disturbed = aCuff();
      disturbed.begin(deed, between(100, 300));
      expect(readings(disturbed)).toEqual(readings(aCuff()));
    });
  }
});
