import type { NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import { valueOf, type Measurement } from '@chairside/shared/vitals/reading.ts';
import type { TrendRow } from './trend-rows.ts';

/**
 * Each parameter has a lane and a scale of its own, so that a pulse of 90 does not look like a saturation of 90 (UI11).
 * `from` and `to` are parts of the plot's height, from below.
 */
export type Lane = {
  readonly id: 'nibp' | 'spo2' | 'pulse';
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
};

export type Lanes = Readonly<Record<Lane['id'], Lane>>;

/** What a bar is drawn of. */
export type BarParts = Pick<NibpMeasurement, 'systolicMmHg' | 'diastolicMmHg'>;

export function trendLanes(rows: readonly TrendRow[], nibp: readonly BarParts[]): Lanes {
  return lanesFor({
    spo2: rows.flatMap(({ spo2Percent }) => spo2Percent ?? []),
    pulse: rows.flatMap(({ pulseRateBpm }) => pulseRateBpm ?? []),
    nibp,
  });
}

export type Drawn = {
  readonly spo2: readonly number[];
  readonly pulse: readonly number[];
  readonly nibp: readonly BarParts[];
};

/** Every value that is drawn lies within its lane. */
export function lanesFor({ spo2, pulse, nibp }: Drawn): Lanes {
  const pressures = nibp.flatMap(pressuresOf);
  return {
    nibp: {
      id: 'nibp',
      from: 0.52,
      to: 0.97,
      low: stepped(least(pressures, 60), 20),
      high: -stepped(-most(pressures, 170), 20),
      ticks: [80, 120, 160],
    },
    spo2: { id: 'spo2', from: 0.25, to: 0.45, low: stepped(least(spo2, 85), 5), high: 101, ticks: [90, 100] },
    pulse: {
      id: 'pulse',
      from: 0.02,
      to: 0.2,
      low: stepped(least(pulse, 45), 10),
      high: -stepped(-most(pulse, 110), 10),
      ticks: [50, 100],
    },
  };
}

/** The whole plot's domain, so that `low` … `high` falls into the lane and nowhere else. */
export function laneDomain({ from, to, low, high }: Lane): readonly [number, number] {
  const perHeight = (high - low) / (to - from);
  return [low - from * perHeight, high + (1 - to) * perHeight];
}

/** Systolic and diastolic, for a bar; null where one is missing or the two contradict each other. */
export function nibpBar(nibp: BarParts): { readonly sys: number; readonly dia: number } | null {
  const sys = believable(nibp.systolicMmHg);
  const dia = believable(nibp.diastolicMmHg);
  return sys === null || dia === null ? null : { sys, dia };
}

function believable(part: Measurement): number | null {
  return part.quality === 'questionable' && part.reason === 'pressure-order' ? null : valueOf(part);
}

function pressuresOf(nibp: BarParts): readonly number[] {
  const bar = nibpBar(nibp);
  return bar === null ? [] : [bar.sys, bar.dia];
}

function least(values: readonly number[], atMost: number): number {
  return values.reduce((low, value) => Math.min(low, value), atMost);
}

function most(values: readonly number[], atLeast: number): number {
  return values.reduce((high, value) => Math.max(high, value), atLeast);
}

function stepped(value: number, step: number): number {
  return Math.floor(value / step) * step;
}
