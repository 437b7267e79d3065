import type { EntryOf } from '@chairside/shared/chart/entry.ts';

/** Four vital signs as somebody types them; what was not measured stays empty. */
export const vitalNames = ['systolicMmHg', 'diastolicMmHg', 'spo2Percent', 'pulseRateBpm'] as const;
export type VitalName = (typeof vitalNames)[number];
export type VitalsTyped = Readonly<Record<VitalName, string>>;

export const noVitals: VitalsTyped = {
  systolicMmHg: '',
  diastolicMmHg: '',
  spo2Percent: '',
  pulseRateBpm: '',
};

/** What can be typed at all; the gateway asks for the same. */
const atMost: Readonly<Record<VitalName, number>> = {
  systolicMmHg: 320,
  diastolicMmHg: 320,
  spo2Percent: 100,
  pulseRateBpm: 350,
};

export function typedFrom(entry: EntryOf<'vitals'>): VitalsTyped {
  const words = (value: number | null) => (value === null ? '' : String(value));
  return {
    systolicMmHg: words(entry.systolicMmHg),
    diastolicMmHg: words(entry.diastolicMmHg),
    spo2Percent: words(entry.spo2Percent),
    pulseRateBpm: words(entry.pulseRateBpm),
  };
}

/** Null where nothing was typed, a number can not be, or a blood pressure is half of one. */
export function vitalsOf(typed: VitalsTyped): EntryOf<'vitals'> | null {
  const values = vitalNames.map((name) => [name, numberOf(typed[name], atMost[name])] as const);
  if (values.some(([, value]) => value === undefined)) return null;
  const entry = { kind: 'vitals', ...Object.fromEntries(values) } as EntryOf<'vitals'>;
  const isEmpty = values.every(([, value]) => value === null);
  const isHalf = (entry.systolicMmHg === null) !== (entry.diastolicMmHg === null);
  return isEmpty || isHalf ? null : entry;
}

/** Null where nothing stands, undefined where what stands is no such number. */
function numberOf(words: string, highest: number): number | null | undefined {
  const plain = words.trim().replace(',', '.');
  if (plain === '') return null;
  const value = Number(plain);
  return Number.isFinite(value) && value >= 1 && value <= highest ? value : undefined;
}
