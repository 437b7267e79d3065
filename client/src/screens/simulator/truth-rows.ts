import type { SimulatorWords } from '@chairside/shared/text/simulator-words.ts';
import type { HeardChair } from './heard-panel.ts';

type RowId = keyof SimulatorWords['table']['row'];

/** One quantity: what is true, and what a device says of it. `said` null: it says nothing just now. */
export type TruthRow = {
  readonly id: RowId;
  readonly decimals: number;
  readonly trueValue: number | null;
  readonly said: Said;
};

/**
 * no-device  no device of this chair measures it
 * oximeter   now; `isHeld` where it shows what it last measured
 * cuff       of its last measurement, at `atMs`
 */
export type Said =
  | { readonly by: 'no-device' }
  | { readonly by: 'oximeter'; readonly value: number | null; readonly isHeld: boolean }
  | { readonly by: 'cuff'; readonly value: number | null; readonly atMs: number | null };

export function truthRows({ true: truth, said }: HeardChair): readonly TruthRow[] {
  const { oximeter, cuff } = said;
  const byOximeter = (value: number | null | undefined): Said =>
    oximeter === null
      ? { by: 'no-device' }
      : { by: 'oximeter', value: value ?? null, isHeld: oximeter.isHeld === true };
  const byCuff = (value: number | null | undefined): Said =>
    cuff === null ? { by: 'no-device' } : { by: 'cuff', value: value ?? null, atMs: cuff.atMs };
  const row = (id: RowId, decimals: number, by: Said): TruthRow => ({
    id,
    decimals,
    trueValue: truth[id],
    said: by,
  });
  const none: Said = { by: 'no-device' };
  return [
    row('arterialSaturationPercent', 1, byOximeter(oximeter?.spo2Percent)),
    row('fingerSaturationPercent', 1, byOximeter(oximeter?.spo2Percent)),
    row('pulseRateBpm', 1, byOximeter(oximeter?.pulseRateBpm)),
    row('perfusionIndexPercent', 1, byOximeter(oximeter?.perfusionIndexPercent)),
    row('systolicMmHg', 0, byCuff(cuff?.systolicMmHg)),
    row('diastolicMmHg', 0, byCuff(cuff?.diastolicMmHg)),
    row('respiratoryRatePerMin', 1, none),
    row('effectSiteNgPerMl', 0, none),
  ];
}

/** From here on somebody who trusts the device is misled, and the difference is shown in bold. */
const farApart: Readonly<Partial<Record<RowId, number>>> = {
  arterialSaturationPercent: 3,
  fingerSaturationPercent: 3,
  pulseRateBpm: 5,
  perfusionIndexPercent: 1,
  systolicMmHg: 10,
  diastolicMmHg: 10,
};

export type Difference = { readonly words: string; readonly isFar: boolean };

/** What the device says more than is true, `+0.4`, `−7`; null where there is nothing to compare. */
export function differenceOf({ id, decimals, trueValue, said }: TruthRow): Difference | null {
  if (said.by === 'no-device' || said.value === null || trueValue === null) return null;
  const difference = said.value - trueValue;
  const size = Math.abs(difference).toFixed(decimals);
  const sign = Number(size) === 0 ? '±' : difference < 0 ? '−' : '+';
  return { words: `${sign}${size}`, isFar: Math.abs(difference) >= (farApart[id] ?? Infinity) };
}
