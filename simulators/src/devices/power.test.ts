import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import { cuffSettings, wear } from '../testing/a-cuff.ts';
import { aPatient } from '../testing/a-patient.ts';
import { oximeterSettings, watch } from '../testing/an-oximeter.ts';
import { at, between } from '../testing/deeds.ts';
import { createCuff } from './cuff.ts';
import { createOximeter } from './oximeter.ts';
import { batteryLevel, createPower } from './power.ts';

const levels = [
  { percent: 0, level: 'empty' },
  { percent: 0.001, level: 'critical' },
  { percent: 4.999, level: 'critical' },
  { percent: 5, level: 'critical' },
  { percent: 5.001, level: 'low' },
  { percent: 19.999, level: 'low' },
  { percent: 20, level: 'low' },
  { percent: 20.001, level: 'good' },
] as const;

const hourMs = 3_600_000;
/** What a device uses in 36 s. */
const ofADayPercent = (36_000 / (24 * hourMs)) * 100;

describe('the battery of a device', () => {
  for (const { percent, level } of levels) {
    it(`[SI35] at ${percent} % it is ${level}`, () => {
      expect(batteryLevel(percent)).toBe(level);
    });
  }

  it('[SI35] lasts a day', () => {
    const power = createPower(0);
    for (let atMs = 0; atMs < 24 * hourMs; atMs += hourMs) {
      expect(power.advanceTo(atMs, { isSwitchedOff: false })).toBe(0);
    }
    expect(power.batteryPercent()).toBeCloseTo(100 / 24);
    expect(power.advanceTo(24 * hourMs + 1_000, { isSwitchedOff: false })).toBeNull();
  });

  it('[SI35] does not drain while the device is off', () => {
    const power = createPower(0);
    power.advanceTo(1_000, { isSwitchedOff: true });
    power.advanceTo(hourMs, { isSwitchedOff: true });
    expect(power.batteryPercent()).toBe(100);
  });

  it('[SI35] an oximeter whose battery is empty says nothing any more, until it has another', () => {
    const oximeter = createOximeter(oximeterSettings(), createStreams(1));
    const patient = aPatient();
    oximeter.begin({ verb: 'battery', params: { at: ofADayPercent } }, at(60));
    const reports = watch(oximeter, { patient, untilS: 120 });
    expect(reports.at(-2)!.batteryPercent).toBeGreaterThan(0);
    expect(reports.at(-1)!.atMs).toBe(95_000);
    expect(oximeter.shown()).toBeNull();
    oximeter.begin({ verb: 'battery', params: { at: 80 } }, at(120));
    expect(watch(oximeter, { patient, untilS: 121 })[0]).toMatchObject({ state: 'boot' });
  });

  for (const { percent, outcome } of [
    { percent: 4.9, outcome: 'failed' },
    { percent: 5.1, outcome: 'measured' },
  ] as const) {
    it(`[SI35] a cuff that is asked to measure at ${percent} %: ${outcome}`, () => {
      const cuff = createCuff(cuffSettings(), createStreams(1));
      cuff.begin({ verb: 'battery', params: { at: percent } }, at(5));
      cuff.begin({ verb: 'measure', params: {} }, at(10));
      const [report] = wear(cuff, aPatient(), 80).reports;
      expect(report!.result).toMatchObject(
        outcome === 'failed' ? { outcome, error: 'low-battery' } : { outcome },
      );
    });
  }
});

describe('a device that is switched off', () => {
  it('[SI35] an oximeter says nothing, then boots, searches and tracks again', () => {
    const oximeter = createOximeter(oximeterSettings(), createStreams(1));
    oximeter.begin({ verb: 'power_off', params: {} }, between(60, 90));
    const reports = watch(oximeter, { patient: aPatient(), untilS: 120 });
    const stateAt = (atS: number) => reports.find(({ atMs }) => atMs === atS * 1_000)?.state;
    expect([59, 60, 89].map(stateAt)).toEqual(['track', undefined, undefined]);
    expect([90, 92, 93, 120].map(stateAt)).toEqual(['boot', 'boot', 'search', 'track']);
  });

  it('[SI35] an oximeter that restarts boots at once and holds nothing', () => {
    const oximeter = createOximeter(oximeterSettings(), createStreams(1));
    oximeter.begin({ verb: 'reboot', params: {} }, at(60));
    const reports = watch(oximeter, { patient: aPatient(), untilS: 60 });
    expect(reports.at(-1)).toMatchObject({
      state: 'boot',
      displaySpo2Percent: null,
      flags: { isHeld: false },
    });
  });

  it('[SI35] a cuff lets its air out, and what it was measuring is never heard of', () => {
    const cuff = createCuff(cuffSettings(), createStreams(1));
    const patient = aPatient();
    cuff.begin({ verb: 'measure', params: {} }, at(10));
    cuff.begin({ verb: 'power_off', params: {} }, between(20, 30));
    wear(cuff, patient, 19);
    expect(cuff.pressureMmHg()).toBeGreaterThan(100);
    wear(cuff, patient, 20);
    expect(cuff.pressureMmHg()).toBe(0);
    expect(cuff.phase()).toBe('off');
    expect(wear(cuff, patient, 120).reports).toEqual([]);
    expect(cuff.phase()).toBe('idle');
  });

  it('[SI35] a cuff that restarts stops measuring', () => {
    const cuff = createCuff(cuffSettings(), createStreams(1));
    const patient = aPatient();
    cuff.begin({ verb: 'measure', params: {} }, at(10));
    cuff.begin({ verb: 'reboot', params: {} }, at(20));
    expect(wear(cuff, patient, 120).reports).toEqual([]);
    expect(cuff.pressureMmHg()).toBe(0);
  });
});
