import { describe, expect, it } from 'vitest';
import { aPatient } from '../testing/a-patient.ts';
import { anOximeter, atSecond, probeOff, watch } from '../testing/an-oximeter.ts';
import { at, between } from '../testing/deeds.ts';
import type { OximeterDeed } from './device-verbs.ts';

describe('an oximeter that is switched on', () => {
  it('[SI30] says something on each whole second, also when it is moved on between them', () => {
    const patient = aPatient();
    const oximeter = anOximeter();
    const times: number[] = [];
    for (let atMs = 400; atMs <= 10_000; atMs += 400) {
      patient.advanceTo(atMs);
      times.push(...oximeter.advanceTo(atMs, { patient, occludingMmHg: 0 }).map((report) => report.atMs));
    }
    expect(times).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((atS) => atS * 1_000));
  });

  for (const { atS, state } of [
    { atS: 2, state: 'boot' },
    { atS: 3, state: 'search' },
    { atS: 4, state: 'search' },
  ] as const) {
    it(`[SI30] boots for 3 s: after ${atS} s it is in ${state}, without numbers`, () => {
      const report = watch(anOximeter(), { patient: aPatient(), untilS: atS }).at(-1)!;
      expect(report.state).toBe(state);
      expect(report.spo2Percent).toBeNull();
      expect(report.displaySpo2Percent).toBeNull();
      expect(report.pulseRateBpm).toBeNull();
      expect(report.flags.isOutOfTrack).toBe(true);
    });
  }

  it('[SI30] finds a pulse after 5 to 10 s of search, not always after the same time', () => {
    const searchS = Array.from({ length: 40 }, (_, seed) => {
      const reports = watch(anOximeter({}, seed), { patient: aPatient(), untilS: 20 });
      return reports.filter(({ state }) => state === 'search').length;
    });
    expect(Math.min(...searchS)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...searchS)).toBeLessThanOrEqual(10);
    expect(new Set(searchS).size).toBeGreaterThan(3);
  });

  it('[SI30] has numbers from its first second of tracking on', () => {
    const reports = watch(anOximeter(), { patient: aPatient(), untilS: 20 });
    const first = reports.find(({ state }) => state === 'track')!;
    expect(first.spo2Percent).not.toBeNull();
    expect(first.displaySpo2Percent).not.toBeNull();
    expect(first.pulseRateBpm).toBe(75);
  });

  for (const { quietS, isTrusted } of [
    { quietS: 7, isTrusted: false },
    { quietS: 8, isTrusted: true },
    { quietS: 9, isTrusted: true },
  ]) {
    it(`[SI30] ${quietS} s of tracking without a doubt: it trusts its number ${isTrusted ? 'now' : 'not yet'}`, () => {
      const reports = watch(anOximeter(), { patient: aPatient(), untilS: 30 });
      const firstMs = reports.find(({ state }) => state === 'track')!.atMs;
      expect(atSecond(reports, firstMs / 1_000 + quietS).flags.isTrusted).toBe(isTrusted);
    });
  }
});

describe('an oximeter that lost its finger', () => {
  for (const { sinceS, isHeld } of [
    { sinceS: 0, isHeld: true },
    { sinceS: 9, isHeld: true },
    { sinceS: 10, isHeld: false },
    { sinceS: 11, isHeld: false },
  ]) {
    it(`[SI31] the display holds its last numbers for 10 s and then shows dashes: after ${sinceS} s`, () => {
      const oximeter = anOximeter();
      oximeter.begin(probeOff, between(100, null));
      const reports = watch(oximeter, { patient: aPatient(), untilS: 100 + sinceS });
      const before = atSecond(reports, 99);
      const report = atSecond(reports, 100 + sinceS);
      expect(before.displaySpo2Percent).not.toBeNull();
      expect(report.flags.isHeld).toBe(isHeld);
      expect(report.displaySpo2Percent).toBe(isHeld ? before.displaySpo2Percent : null);
      expect(report.displayPulseRateBpm).toBe(isHeld ? before.displayPulseRateBpm : null);
    });
  }

  it('[SI31] the numbers for alarms are gone at once, and it says that the probe is off', () => {
    const oximeter = anOximeter();
    oximeter.begin(probeOff, between(100, null));
    const reports = watch(oximeter, { patient: aPatient(), untilS: 100 });
    expect(atSecond(reports, 99)).toMatchObject({ state: 'track', flags: { isProbeOff: false } });
    expect(atSecond(reports, 100)).toMatchObject({
      state: 'probe-off',
      spo2Percent: null,
      pulseRateBpm: null,
      slowSpo2Percent: null,
      fastSpo2Percent: null,
      flags: { isProbeOff: true, isOutOfTrack: true },
    });
  });

  it('[SI31] a monitor that holds nothing shows dashes at once', () => {
    const oximeter = anOximeter({ freezeMs: 0 });
    oximeter.begin(probeOff, between(100, null));
    const reports = watch(oximeter, { patient: aPatient(), untilS: 101 });
    expect(atSecond(reports, 100)).toMatchObject({
      displaySpo2Percent: null,
      displayPulseRateBpm: null,
      flags: { isProbeOff: true, isHeld: false },
    });
  });

  it('[SI31] searches again once it is back on, and does not hold the old numbers a second time', () => {
    const oximeter = anOximeter();
    oximeter.begin(probeOff, between(100, 130));
    const reports = watch(oximeter, { patient: aPatient(), untilS: 150 });
    const back = reports.filter(({ atMs }) => atMs >= 130_000);
    const searching = back.filter(({ state }) => state === 'search');
    expect(back.every(({ flags }) => !flags.isHeld && !flags.isProbeOff)).toBe(true);
    expect(searching.length).toBeGreaterThanOrEqual(5);
    expect(searching.every(({ displaySpo2Percent }) => displaySpo2Percent === null)).toBe(true);
    expect(back.at(-1)!.state).toBe('track');
  });

  it('[SI31] ended by hand, the probe is on again from the next second', () => {
    const oximeter = anOximeter();
    const patient = aPatient();
    oximeter.begin(probeOff, between(100, null, 'slipped'));
    watch(oximeter, { patient, untilS: 110 });
    oximeter.end('slipped');
    expect(watch(oximeter, { patient, untilS: 111 })[0]!.flags.isProbeOff).toBe(false);
  });

  it('[SI31] ended by hand after it was over, it does not come back', () => {
    const oximeter = anOximeter();
    const patient = aPatient();
    oximeter.begin({ verb: 'probe_swap_finger', params: { away: 8_000 } }, between(50, 50, 'swap'));
    oximeter.begin(probeOff, between(60, 70, 'slipped'));
    watch(oximeter, { patient, untilS: 90 });
    oximeter.end('slipped');
    oximeter.end('swap');
    expect(watch(oximeter, { patient, untilS: 91 })[0]!.state).toBe('track');
  });

  it('[SI31] on the way to another finger it is off for so long, then it searches', () => {
    const oximeter = anOximeter();
    oximeter.begin({ verb: 'probe_swap_finger', params: { away: 8_000 } }, at(100));
    const reports = watch(oximeter, { patient: aPatient(), untilS: 130 });
    const off = reports.filter(({ flags }) => flags.isProbeOff).map(({ atMs }) => atMs / 1_000);
    expect(off).toEqual([100, 101, 102, 103, 104, 105, 106, 107]);
    expect(atSecond(reports, 109).state).toBe('search');
    expect(atSecond(reports, 130).state).toBe('track');
  });

  it('[SI31] a defective sensor is said to be so, and gives no numbers for alarms', () => {
    const oximeter = anOximeter();
    oximeter.begin({ verb: 'sensor_fault', params: {} }, between(100, 120));
    expect(watch(oximeter, { patient: aPatient(), untilS: 105 }).at(-1)).toMatchObject({
      spo2Percent: null,
      flags: { isSensorFaulty: true, isProbeOff: false, isHeld: true },
    });
  });
});

describe('what happens to it', () => {
  const everything: readonly OximeterDeed[] = [
    probeOff,
    { verb: 'probe_swap_finger', params: { away: 8_000 } },
    { verb: 'ambient_light', params: { intensity: 0.6 } },
    { verb: 'sensor_fault', params: {} },
    { verb: 'power_off', params: {} },
    { verb: 'reboot', params: {} },
    { verb: 'clock_step', params: { by: 3_600_000 } },
    { verb: 'averaging', params: { over: '4-beats' } },
  ];
  for (const deed of everything) {
    it(`[SI2] ${deed.verb} shifts no other draw: once it is over all is as without it, the next search too`, () => {
      const saidAround = (oximeter: ReturnType<typeof anOximeter>) => {
        oximeter.begin(probeOff, between(200, 210));
        return watch(oximeter, { patient: aPatient(), untilS: 300 })
          .filter(({ atMs }) => atMs >= 150_000)
          .map(({ state, spo2Percent, pulseRateBpm, pleth }) => ({
            state,
            spo2Percent,
            pulseRateBpm,
            pleth,
          }));
      };
      const disturbed = anOximeter({ hasWaveform: true });
      disturbed.begin(deed, between(60, 80));
      expect(saidAround(disturbed)).toEqual(saidAround(anOximeter({ hasWaveform: true })));
    });
  }

  it('[SI2] probe off, motion and all the rest never change what is true', () => {
    const patient = aPatient();
    const untouched = aPatient();
    const oximeter = anOximeter();
    everything.forEach((deed, n) => oximeter.begin(deed, between(20 + n, 30 + n, `deed-${n}`)));
    watch(oximeter, { patient, untilS: 60 });
    untouched.advanceTo(60_000);
    expect(patient.truth()).toEqual(untouched.truth());
    expect(patient.beats(0)).toEqual(untouched.beats(0));
  });
});
