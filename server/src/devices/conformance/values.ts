import { valueOf } from '@chairside/shared/vitals/reading.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { DeviceReading, Driver } from '../driver.ts';
import { between, type Random } from './random.ts';
import type { Specimen, SpecimenFrame, Values } from './specimen.ts';
import { startMs } from './play.ts';

export type Sample = { readonly frame: SpecimenFrame; readonly values: Values };

/** Numbers of a patient, no two samples alike: pulses over 127 and over 255 halves among them, pressures in their order. */
export function someValues(driver: Pick<Driver, 'measures'>, random: Random): Values {
  const diastolic = between(random, 45, 85);
  const systolic = between(random, diastolic + 20, 190);
  const all = {
    spo2Percent: between(random, 71, 100),
    pulseRateBpm: between(random, 31, 240),
    perfusionIndexPercent: between(random, 2, 180) / 10,
    systolicMmHg: systolic,
    diastolicMmHg: diastolic,
    meanMmHg: between(random, diastolic + 5, systolic - 5),
    cuffPulseRateBpm: between(random, 31, 200),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => driver.measures.some((id) => id === name)),
  );
}

/** So many frames a second apart. */
export function someSamples(specimen: Specimen, random: Random, howMany: number): readonly Sample[] {
  const values = someValues(specimen.driver, random);
  return Array.from({ length: howMany }, (_, index) => {
    const own = index === 0 ? values : someValues(specimen.driver, random);
    return { values: own, frame: specimen.frame(own, startMs + index * 1_000) };
  });
}

/** A tenth is what is shown; what a unit's conversion loses is less. */
const nearEnough = 0.051;

export function says({ parameter, ...reading }: DeviceReading, values: Values): boolean {
  const value = valueOf(reading);
  const meant = values[parameter];
  return value !== null && meant !== undefined && Math.abs(value - meant) <= nearEnough;
}

/** What one frame of the specimen speaks of. */
export function carried({ driver, carriesNot = [] }: Specimen): readonly ParameterId[] {
  return driver.measures.filter((id) => !carriesNot.includes(id));
}

/** Whatever was said was said with its value; something was. */
export function saysAll(readings: readonly DeviceReading[], values: Values): boolean {
  return readings.length > 0 && readings.every((reading) => says(reading, values));
}

export function inShort(readings: readonly DeviceReading[]): string {
  const each = readings.map((reading) =>
    [reading.parameter, valueOf(reading) ?? 'none', reading.measuredAtMs ?? '–'].join(' '),
  );
  return each.join(', ');
}
