import { describe, expect, it } from 'vitest';
import { createPatient } from '../patient/patient.ts';
import { drawPerson } from '../patient/person.ts';
import { createStreams } from '../random.ts';
import { wear, cuffSettings } from '../testing/a-cuff.ts';
import { oximeterSettings, watch } from '../testing/an-oximeter.ts';
import { between } from '../testing/deeds.ts';
import { createCuff } from './cuff.ts';
import type { Averaging, OximeterReport } from './device.ts';
import { createOximeter } from './oximeter.ts';

const streams = createStreams(7);

/** A usual person without drug, sitting since 0. */
function aSeatedPatient() {
  const person = drawPerson(streams, {
    cohort: 'placebo',
    given: { isObese: false, spo2Percent: 97, perfusionIndexPercent: 3, pulseRateBpm: 75 },
  });
  return createPatient({ person, streams, satDownAtMs: 0, doses: () => [] });
}

const apneaFromS = 60;
const apneaUntilS = 95;

/** Does not breathe for 35 s. */
function watchApnea(averaging: Averaging): readonly OximeterReport[] {
  const patient = aSeatedPatient();
  patient.begin({ verb: 'apnea', params: {} }, between(apneaFromS, apneaUntilS));
  const oximeter = createOximeter(oximeterSettings({ averaging }), streams.under('ox'));
  return watch(oximeter, { patient, untilS: 240 });
}

/** The lowest of what is displayed from the apnoea on, and the middle of the time it is. */
function nadirOf(reports: readonly OximeterReport[]) {
  const shown = reports.flatMap(({ atMs, displaySpo2Percent }) =>
    atMs < apneaFromS * 1_000 || displaySpo2Percent === null ? [] : [{ atMs, displaySpo2Percent }],
  );
  const lowestPercent = Math.min(...shown.map(({ displaySpo2Percent }) => displaySpo2Percent));
  const times = shown.filter(({ displaySpo2Percent }) => displaySpo2Percent === lowestPercent);
  const atS = times.reduce((sum, { atMs }) => sum + atMs, 0) / times.length / 1_000;
  return { lowestPercent, afterBreathS: atS - apneaUntilS };
}

describe('an oximeter on a simulated patient', () => {
  it('[SI32] apnoea of 35 s: the display is lowest some 27 s after breathing has resumed', () => {
    const { lowestPercent, afterBreathS } = nadirOf(watchApnea('4-beats'));
    expect(afterBreathS).toBeGreaterThan(20);
    expect(afterBreathS).toBeLessThan(34);
    expect(lowestPercent).toBeLessThan(93);
  });

  it('[SI32] apnoea of 35 s: averaged over longer, lowest later and less low', () => {
    const [short, middle, long] = (['2s', '8s', '16s'] as const).map((averaging) =>
      nadirOf(watchApnea(averaging)),
    );
    expect(middle!.afterBreathS).toBeGreaterThan(short!.afterBreathS);
    expect(long!.afterBreathS).toBeGreaterThan(middle!.afterBreathS);
    expect(middle!.lowestPercent).toBeGreaterThanOrEqual(short!.lowestPercent);
    expect(long!.lowestPercent).toBeGreaterThan(short!.lowestPercent);
  });

  it('[SI2] devices and what happens to them never change what is true of the patient', () => {
    const watched = aSeatedPatient();
    const alone = aSeatedPatient();
    const oximeter = createOximeter(oximeterSettings(), streams.under('ox'));
    oximeter.begin({ verb: 'probe_off', params: {} }, between(30, 60));
    watch(oximeter, { patient: watched, untilS: 90 });
    const cuff = createCuff(cuffSettings(), streams.under('nibp'));
    cuff.begin({ verb: 'measure', params: {} }, between(100, 100));
    const { reports } = wear(cuff, watched, 160);
    for (let atMs = 1_000; atMs <= 160_000; atMs += 1_000) alone.advanceTo(atMs);
    expect(reports).toHaveLength(1);
    expect(watched.truth()).toEqual(alone.truth());
    expect(watched.beats(60_000)).toEqual(alone.beats(60_000));
  });

  it('[SI32] the pulse rate follows the true one', () => {
    const patient = aSeatedPatient();
    const oximeter = createOximeter(oximeterSettings({ averaging: '16s' }), streams.under('ox'));
    const errors: number[] = [];
    for (let untilS = 1; untilS <= 300; untilS += 1) {
      for (const { pulseRateBpm } of watch(oximeter, { patient, untilS })) {
        if (pulseRateBpm !== null) errors.push(pulseRateBpm - patient.truth().pulseRateBpm);
      }
    }
    expect(errors.length).toBeGreaterThan(280);
    expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(1.5);
  });
});
