import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Charted } from '@chairside/shared/chart/chart.ts';
import type { ChartEntry, EntryOf } from '@chairside/shared/chart/entry.ts';
import type { Decision } from '../domain/decision.ts';
import { t0, type DrivenChair } from './a-chair.ts';

/** Test data: one entry of every kind, and a chair that is charted upon. */

export const nausea: EntryOf<'side-effect'> = {
  kind: 'side-effect',
  effect: 'nausea',
  other: null,
  severity: 'mild',
};

export function aMedicine(more: Partial<EntryOf<'medicine'>> = {}): EntryOf<'medicine'> {
  return {
    kind: 'medicine',
    medicine: 'ondansetron',
    amount: 4,
    unit: 'mg',
    route: 'intravenous',
    givenBy: 'J. Ortiz',
    ...more,
  };
}

export function aScale(
  scale: EntryOf<'scale'>['scale'],
  score: number,
  answers: number[] | null = null,
): EntryOf<'scale'> {
  return { kind: 'scale', scale, score, answers };
}

export function typed(more: Partial<EntryOf<'vitals'>>): EntryOf<'vitals'> {
  return {
    kind: 'vitals',
    systolicMmHg: null,
    diastolicMmHg: null,
    pulseRateBpm: null,
    spo2Percent: null,
    ...more,
  };
}

export function anAnswer(more: Partial<EntryOf<'answer'>> = {}): EntryOf<'answer'> {
  return { kind: 'answer', list: 'before', item: 'consent', value: true, note: null, ...more };
}

export const oxygen = (flowLPerMin: number | null): ChartEntry => ({ kind: 'oxygen', flowLPerMin });

/** Such entries can be made at any time and need nothing before them. */
export const freeEntries: readonly ChartEntry[] = [
  nausea,
  { kind: 'side-effect', effect: 'other', other: 'tingling', severity: 'severe' },
  {
    kind: 'dose',
    drug: 'ketamine',
    amount: 41,
    unit: 'mg',
    rateMlPerHour: 75,
    volumeMl: 50,
    lot: 'L-7',
    givenBy: 'J. Ortiz',
  },
  aMedicine(),
  { kind: 'intervention', what: 'reassurance', note: null },
  { kind: 'intervention', what: 'other', note: 'window opened' },
  oxygen(2),
  aScale('moaas', 4),
  aScale('cadss-6', 7, [2, 1, 0, 3, 1, 0]),
  typed({ systolicMmHg: 128, diastolicMmHg: 82 }),
  anAnswer(),
  { kind: 'note', text: 'Wants the blanket.' },
];

export function charting(
  entry: ChartEntry,
  happenedAtMs: number | null = null,
): Extract<ChairCommand, { type: 'chart-entry' }> {
  return { type: 'chart-entry', entry, happenedAtMs };
}

export function minutesIn(minutes: number): number {
  return t0 + minutes * 60_000;
}

export function chartOf(chair: DrivenChair): readonly Charted[] {
  return chair.state().session?.chart ?? [];
}

/** Enters it, and gives the number it got. */
export function entered(chair: DrivenChair, entry: ChartEntry, atMinute: number): number {
  const decision = chair.command(charting(entry), atMinute);
  if (!decision.ok) throw new Error(decision.error.type);
  return chair.state().seq;
}

export function refusal(decision: Decision): string | null {
  return decision.ok ? null : decision.error.type;
}
