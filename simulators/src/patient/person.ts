import { lognormalAroundOne, type Streams } from '../random.ts';

/** Who sits in the chair: what is constant about them. Spread of clinic patients, assumed after simulator.md of the docs. */
export type Person = {
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly pulseRateBpm: number;
  readonly spo2Percent: number;
  readonly perfusionIndexPercent: number;
  /** Rise at the peak of one usual infusion. */
  readonly systolicRiseMmHg: number;
  readonly diastolicRiseShare: number;
  readonly pulseRiseBpm: number;
  readonly spo2FallPercent: number;
};

/** Mean rise of the systolic pressure over 15 studies with 2,252 treatments. */
const meanRiseMmHg = 12.9;
const meanDiastolicShare = 0.68;

export function drawPerson(streams: Streams): Person {
  const stream = streams('person');
  const draw = (n: number) => Math.max(-2, Math.min(2, stream.normal(n)));
  const systolic = draw(0);
  const diastolic = 0.6 * systolic + 0.8 * draw(1);
  return {
    systolicMmHg: 119 + 9.5 * systolic,
    diastolicMmHg: 74 + 6.5 * diastolic,
    pulseRateBpm: 72 + 8 * draw(2),
    spo2Percent: 97 + 0.5 * draw(3),
    perfusionIndexPercent: 3 * lognormalAroundOne(draw(4), 0.4),
    systolicRiseMmHg: meanRiseMmHg * lognormalAroundOne(draw(5), 0.45),
    diastolicRiseShare: meanDiastolicShare + 0.15 * draw(6),
    pulseRiseBpm: 5 + 2 * draw(7),
    spo2FallPercent: 0.8 + 0.3 * draw(8),
  };
}

export const cohortIds = ['yale2024', 'meta2021', 'cn741', 'emory684', 'esk_label', 'placebo'] as const;
export type CohortId = (typeof cohortIds)[number];

/** What a scenario fixes of a person; the rest is drawn. */
export type PersonGiven = {
  readonly ageYears?: number;
  readonly weightKg?: number;
  readonly isHypertensive?: boolean;
  readonly isObese?: boolean;
  readonly systolicMmHg?: number;
  readonly diastolicMmHg?: number;
  readonly pulseRateBpm?: number;
  readonly spo2Percent?: number;
  readonly perfusionIndexPercent?: number;
  /** How strongly the pressure answers the drug: 1 is usual. */
  readonly gain?: number;
};
