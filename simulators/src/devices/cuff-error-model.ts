import type { Streams } from '../random.ts';
import type { Found } from './cuff-deflation.ts';
import type { CuffReport } from './device.ts';

export type MeasuredPressure = Extract<CuffReport['result'], { outcome: 'measured' }>;

/** Simulator reference §4.2: together a standard deviation of 4.0 mmHg, within what ISO 81060-2 allows (8). */
const biasSdMmHg = 2;
const noiseSdMmHg = 3;
const poorNoiseSdMmHg = 7;
const outlierShare = 0.02;
const outlierSdMmHg = 13;
/**
 * What disturbs a measurement moves the diastolic less than the systolic, as everything else does that moves a pressure (§3.4: 0.7).
 * Assumed, and tuned: with 1 placebo sessions would show rises that the published ones do not (row 13 of the verification).
 */
const diastolicOutlierShare = 0.7;

/** So far apart are systolic and diastolic at least, whatever the errors. */
const leastPulsePressureMmHg = 10;
/** Of the way from diastolic to systolic, where the mean of a pulse wave at the arm lies. */
const meanShare = 1 / 3;

export type ErrorsOf = {
  /** Which measurement: draws belong to it, so that one more or less shifts no other. */
  readonly number: number;
  readonly isPoor: boolean;
  /** Of a cuff of the wrong size. */
  readonly biasMmHg: number;
};

/** What the cuff reads of what was true: with its bias, its noise, and now and then an outlier; in whole mmHg. */
export function readPressure(found: Found, of: ErrorsOf, streams: Streams): MeasuredPressure {
  const noiseSd = of.isPoor ? poorNoiseSdMmHg : noiseSdMmHg;
  const outlier =
    streams('outlier').uniform(of.number) < outlierShare
      ? outlierSdMmHg * streams('outlier-size').normal(of.number)
      : 0;
  const shared = of.biasMmHg + biasSdMmHg * streams('bias').normal(0);
  const systolicMmHg = Math.round(
    found.systolicMmHg + shared + outlier + noiseSd * streams('systolic-noise').normal(of.number),
  );
  const diastolic = Math.round(
    found.diastolicMmHg +
      shared +
      diastolicOutlierShare * outlier +
      noiseSd * streams('diastolic-noise').normal(of.number),
  );
  const diastolicMmHg = Math.min(diastolic, systolicMmHg - leastPulsePressureMmHg);
  return {
    outcome: 'measured',
    systolicMmHg,
    diastolicMmHg,
    meanMmHg: Math.round(diastolicMmHg + meanShare * (systolicMmHg - diastolicMmHg)),
    pulseRateBpm: Math.round(found.pulseRateBpm),
  };
}
