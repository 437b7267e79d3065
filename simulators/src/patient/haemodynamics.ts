import type { Streams } from '../random.ts';
import { createDrift } from './drift.ts';
import type { Person } from './person.ts';

/** Pressure and pulse as they are on average over some beats. */
export type Haemodynamics = {
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly pulseRateBpm: number;
};

/** The slow part of the circulation: rest, drift, and what the drug does. Waves and beats are the heart's. */
export type Circulation = {
  /** Never back in time. The drifts take a step each time it is asked. */
  readonly at: (atMs: number, drive: number) => Haemodynamics;
};

/** Drift within a visit. Sizes chosen so that three readings differ as in NHANES III (verification, row 16). */
const systolicDrift = { sd: 4.5, tauMs: 25 * 60_000 };
const diastolicDrift = { sd: 3.2, tauMs: 25 * 60_000 };
const correlation = 0.7;
/** Assumed: with breath and slow waves it makes the spread of the intervals 25 to 60 ms. */
const pulseDrift = { sd: 3, tauMs: 2 * 60_000 };

export function createCirculation(person: Person, streams: Streams): Circulation {
  const systolic = createDrift(streams('pressure/systolic-drift'), systolicDrift);
  const diastolicOwn = createDrift(streams('pressure/diastolic-drift'), diastolicDrift);
  const pulse = createDrift(streams('pulse/drift'), pulseDrift);
  const shared = (correlation * diastolicDrift.sd) / systolicDrift.sd;
  const own = Math.sqrt(1 - correlation * correlation);
  return {
    at(atMs, drive) {
      const driftMmHg = systolic.to(atMs);
      const diastolicDriftMmHg = shared * driftMmHg + own * diastolicOwn.to(atMs);
      const riseMmHg = person.systolicRiseMmHg * drive;
      return {
        systolicMmHg: withCeiling(person.systolicMmHg + driftMmHg + riseMmHg, {
          fromMmHg: Math.max(165, person.systolicMmHg),
          softnessMmHg: 8,
        }),
        diastolicMmHg: withCeiling(
          person.diastolicMmHg + diastolicDriftMmHg + person.diastolicRiseShare * riseMmHg,
          { fromMmHg: Math.max(98, person.diastolicMmHg), softnessMmHg: 5 },
        ),
        pulseRateBpm:
          person.pulseRateBpm +
          pulse.to(atMs) * pulseSwingShare(person.pulseRateBpm) +
          person.pulseRiseBpm * drive,
      };
    },
  };
}

/**
 * How far a pulse swings, beside one of 74: what stays the same between people are the milliseconds, and a slow pulse has more of
 * them to the beat.
 */
export function pulseSwingShare(pulseRateBpm: number): number {
  return Math.min(1.5, (pulseRateBpm / 74) ** 2);
}

/** The baroreflex: from there on a rise turns logarithmic. Assumed. */
function withCeiling(
  valueMmHg: number,
  ceiling: { readonly fromMmHg: number; readonly softnessMmHg: number },
): number {
  const { fromMmHg, softnessMmHg } = ceiling;
  if (valueMmHg <= fromMmHg) return valueMmHg;
  return fromMmHg + softnessMmHg * Math.log1p((valueMmHg - fromMmHg) / softnessMmHg);
}
