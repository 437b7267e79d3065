import { wander, type Streams } from '../random.ts';
import type { DrugLevels } from './drug.ts';
import type { Person } from './person.ts';

/** What is true of the patient, whether or not a device has seen it (SI1). Not rounded. */
export type Vitals = {
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly pulseRateBpm: number;
  readonly spo2Percent: number;
  readonly perfusionIndexPercent: number;
};

/** A person and the streams of everything that happens to them. */
export type Patient = { readonly person: Person; readonly streams: Streams };

/** The patient `atS` seconds after sitting down, with that much drug on board. */
export function vitalsAt({ person, streams }: Patient, atS: number, { drive }: DrugLevels): Vitals {
  const pressure = wander(streams('pressure/drift'), atS, 20 * minuteS);
  const diastolicOwn = wander(streams('pressure/diastolic-drift'), atS, 20 * minuteS);
  const beat = streams('pressure/beat').normal(Math.floor(atS));
  const riseMmHg = person.systolicRiseMmHg * drive;
  const systolicMmHg = person.systolicMmHg + 4 * pressure + 2.5 * beat + riseMmHg;
  const diastolicMmHg =
    person.diastolicMmHg +
    2.1 * pressure +
    1.5 * diastolicOwn +
    1.7 * beat +
    person.diastolicRiseShare * riseMmHg;
  return {
    systolicMmHg: withCeiling(systolicMmHg, 165, 8),
    diastolicMmHg: withCeiling(diastolicMmHg, 98, 5),
    pulseRateBpm:
      person.pulseRateBpm +
      3 * wander(streams('pulse/drift'), atS, 4 * minuteS) +
      1.5 * wander(streams('pulse/mayer'), atS, 5) +
      person.pulseRiseBpm * drive,
    spo2Percent: Math.min(
      100,
      person.spo2Percent +
        0.5 * wander(streams('oxygen/drift'), atS, 40) -
        person.spo2FallPercent * drive -
        dipPercent(streams, atS),
    ),
    perfusionIndexPercent: Math.max(
      0.2,
      person.perfusionIndexPercent * (1 + 0.25 * wander(streams('perfusion/drift'), atS, minuteS)),
    ),
  };
}

const minuteS = 60;
const dipSlotS = 20 * minuteS;

/** Rare shallow breathing: in every sixth stretch of 20 min the oxygen dips for about a minute. */
function dipPercent(streams: Streams, atS: number): number {
  const slot = Math.floor(atS / dipSlotS);
  const draw = (n: number) => streams('oxygen/dips').uniform(slot * 4 + n);
  if (draw(0) > 1 / 6) return 0;
  const centreS = slot * dipSlotS + dipSlotS * (0.2 + 0.6 * draw(1));
  const depthPercent = 2 + 4 * draw(2);
  const widthS = 15 + 10 * draw(3);
  return depthPercent * Math.exp(-((atS - centreS) ** 2) / (2 * widthS ** 2));
}

/** The baroreflex: above `ceiling` a rise turns logarithmic. */
function withCeiling(value: number, ceiling: number, width: number): number {
  return value <= ceiling ? value : ceiling + width * Math.log1p((value - ceiling) / width);
}
