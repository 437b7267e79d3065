import { describe, expect, it } from 'vitest';
import { aPatient } from '../testing/a-patient.ts';
import { anOximeter, atSecond, probeOff, watch } from '../testing/an-oximeter.ts';
import { between } from '../testing/deeds.ts';
import type { OximeterReport } from './device.ts';

describe('noise and doubt', () => {
  it('[SI33] reads beside the truth by a bias of its own and noise, together 1 to 2 points', () => {
    const errors = Array.from({ length: 200 }, (_, seed) => {
      const report = watch(anOximeter({ averaging: '8s' }, seed), {
        patient: aPatient(() => ({ fingerSaturationPercent: 90 })),
        untilS: 40,
      }).at(-1)!;
      return report.spo2Percent! - 90;
    });
    const rms = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
    expect(rms).toBeGreaterThan(1.1);
    expect(rms).toBeLessThan(2);
  });

  for (const { motion, state } of [
    { motion: 0.19, state: 'track' },
    { motion: 0.2, state: 'artefact' },
    { motion: 0.21, state: 'artefact' },
  ] as const) {
    it(`[SI33] a hand that moves by ${motion}: ${state}, with numbers`, () => {
      const patient = aPatient((atMs) => ({ motion: atMs >= 60_000 ? motion : 0 }));
      const report = watch(anOximeter(), { patient, untilS: 70 }).at(-1)!;
      expect(report.state).toBe(state);
      expect(report.flags.isArtefact).toBe(state === 'artefact');
      expect(report.flags.isTrusted).toBe(state === 'track');
      expect(report.spo2Percent).not.toBeNull();
    });
  }

  it('[SI33] light that falls in makes it doubt', () => {
    const oximeter = anOximeter();
    oximeter.begin({ verb: 'ambient_light', params: { intensity: 0.6 } }, between(60, 70));
    const reports = watch(oximeter, { patient: aPatient(), untilS: 75 });
    expect(atSecond(reports, 65).state).toBe('artefact');
    expect(atSecond(reports, 75).state).toBe('track');
  });

  it('[SI33] motion draws the numbers towards 85: down from above, up from below, never past it', () => {
    for (const fingerSaturationPercent of [97, 70]) {
      const still = watch(anOximeter(), {
        patient: aPatient(() => ({ fingerSaturationPercent })),
        untilS: 600,
      });
      const moved = watch(anOximeter(), {
        patient: aPatient(() => ({ fingerSaturationPercent, motion: 1 })),
        untilS: 600,
      });
      const shifts = moved.flatMap(({ spo2Percent }, n) =>
        spo2Percent === null ? [] : [spo2Percent - still[n]!.spo2Percent!],
      );
      const towards = Math.sign(85 - fingerSaturationPercent);
      expect(shifts.every((shift) => shift * towards >= 0)).toBe(true);
      expect(shifts.some((shift) => shift * towards >= 2)).toBe(true);
      expect(shifts.every((shift) => Math.abs(shift) <= Math.abs(85 - fingerSaturationPercent))).toBe(true);
    }
  });

  for (const { perfusionIndexPercent, perfusion } of [
    { perfusionIndexPercent: 0.29, perfusion: 'low' },
    { perfusionIndexPercent: 0.3, perfusion: 'low' },
    { perfusionIndexPercent: 0.31, perfusion: 'marginal' },
    { perfusionIndexPercent: 0.49, perfusion: 'marginal' },
    { perfusionIndexPercent: 0.5, perfusion: 'good' },
    { perfusionIndexPercent: 0.51, perfusion: 'good' },
  ] as const) {
    it(`[SI33] perfusion index ${perfusionIndexPercent} %: ${perfusion}`, () => {
      const report = watch(anOximeter(), {
        patient: aPatient(() => ({ perfusionIndexPercent })),
        untilS: 40,
      }).at(-1)!;
      expect(report.flags.perfusion).toBe(perfusion);
      expect(report.perfusionIndexPercent).toBeCloseTo(perfusionIndexPercent, 2);
      expect(report.flags.isTrusted).toBe(perfusion !== 'low');
    });
  }

  it('[SI33] without any perfusion there is no pulse to follow', () => {
    const patient = aPatient((atMs) => ({ perfusionIndexPercent: atMs >= 60_000 ? 0 : 3 }));
    const report = watch(anOximeter(), { patient, untilS: 65 }).at(-1)!;
    expect(report).toMatchObject({
      state: 'search',
      spo2Percent: null,
      flags: { isOutOfTrack: true, isProbeOff: false },
    });
  });

  it('[SI33] nail polish shifts what it reads', () => {
    const oximeter = anOximeter();
    oximeter.begin({ verb: 'nail_polish', params: { bias: -3 } }, between(0, null));
    const polished = watch(oximeter, {
      patient: aPatient(() => ({ fingerSaturationPercent: 90 })),
      untilS: 60,
    });
    const plain = watch(anOximeter(), {
      patient: aPatient(() => ({ fingerSaturationPercent: 90 })),
      untilS: 60,
    });
    expect(polished.at(-1)!.spo2Percent! - plain.at(-1)!.spo2Percent!).toBe(-3);
  });

  it('[SI33] a stuck value goes on as if it were new, whatever happens to the patient', () => {
    const oximeter = anOximeter();
    oximeter.begin({ verb: 'stuck_value', params: {} }, between(60, 90));
    oximeter.begin(probeOff, between(70, 95));
    const reports = watch(oximeter, { patient: aPatient(), untilS: 90 });
    const { atMs: _, deviceAtMs: __, batteryPercent: ___, ...before } = atSecond(reports, 59);
    expect(atSecond(reports, 60)).toMatchObject(before);
    expect(atSecond(reports, 89)).toMatchObject({ ...before, atMs: 89_000, deviceAtMs: 89_000 });
    expect(atSecond(reports, 90)).toMatchObject({ state: 'probe-off', spo2Percent: null });
  });

  it('[SI33] “not a number” is said in place of every number', () => {
    const oximeter = anOximeter();
    oximeter.begin({ verb: 'firmware_nan', params: {} }, between(60, 80));
    const reports = watch(oximeter, { patient: aPatient(), untilS: 80 });
    expect(atSecond(reports, 60)).toMatchObject({
      spo2Percent: null,
      pulseRateBpm: null,
      displaySpo2Percent: null,
      slowSpo2Percent: null,
      fastSpo2Percent: null,
      flags: { isNan: true, isHeld: false },
    });
    expect(atSecond(reports, 80).spo2Percent).not.toBeNull();
  });
});

describe('a cuff on the arm of the probe', () => {
  for (const { occludingMmHg, hasPulse } of [
    { occludingMmHg: 74, hasPulse: true },
    { occludingMmHg: 75, hasPulse: true },
    { occludingMmHg: 76, hasPulse: false },
  ]) {
    it(`[SI34] ${occludingMmHg} mmHg with a diastolic pressure of 75: ${hasPulse ? 'the pulse' : 'no pulse'} gets through`, () => {
      const report = watch(anOximeter(), {
        patient: aPatient(),
        untilS: 70,
        occludingMmHg: (atS) => (atS > 60 ? occludingMmHg : 0),
      }).at(-1)!;
      expect(report.state).toBe(hasPulse ? 'track' : 'search');
      expect(report.flags.isOutOfTrack).toBe(!hasPulse);
    });
  }

  it('[SI34] the numbers go a few seconds after the pulse, the display 10 s later, and all come back after the cuff', () => {
    const reports = watch(anOximeter(), {
      patient: aPatient(),
      untilS: 120,
      occludingMmHg: (atS) => (atS > 60 && atS <= 90 ? 160 : 0),
    });
    const lost = reports.find(({ atMs, flags }) => atMs > 60_000 && flags.isOutOfTrack)!;
    expect(lost.atMs).toBeGreaterThanOrEqual(63_000);
    expect(lost.atMs).toBeLessThanOrEqual(65_000);
    expect(lost).toMatchObject({ spo2Percent: null, flags: { isProbeOff: false, isHeld: true } });
    expect(atSecond(reports, lost.atMs / 1_000 + 9).displaySpo2Percent).not.toBeNull();
    expect(atSecond(reports, lost.atMs / 1_000 + 10).displaySpo2Percent).toBeNull();
    expect(reports.at(-1)!.state).toBe('track');
  });

  it('[SI34] the wave is flat meanwhile', () => {
    const reports = watch(anOximeter({ hasWaveform: true }), {
      patient: aPatient(),
      untilS: 70,
      occludingMmHg: (atS) => (atS > 60 ? 160 : 0),
    });
    const heightOf = ({ pleth }: OximeterReport) => Math.max(...pleth) - Math.min(...pleth);
    expect(heightOf(atSecond(reports, 60))).toBeGreaterThan(10_000);
    expect(heightOf(atSecond(reports, 62))).toBeLessThan(500);
  });
});
