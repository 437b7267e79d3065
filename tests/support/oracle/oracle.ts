import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import { cuffSpans, inflationsOf } from './cuff.ts';
import { lineOf, type Said } from './line.ts';
import { occurrencesOf, type Expected, type Nurse } from './occurrences.ts';
import { rowsOf, spansOf, type Baseline } from './spans.ts';

export type Told = {
  /** Of one session, in the order they came. */
  readonly readings: readonly Said[];
  readonly preset: AlarmPreset;
  readonly baseline: Baseline;
  readonly startedAtMs: number | null;
  readonly nurse: Nurse;
  /** Up to when the session was watched. */
  readonly untilMs: number;
};

/** The physiological alarms the text asks for, in the order they begin. */
export function expectedAlarms(told: Told): readonly Expected[] {
  const { readings, preset, baseline } = told;
  const inflations = inflationsOf(readings);
  const spans = rowsOf(preset, baseline).flatMap((row) => {
    switch (row.parameter) {
      case 'spo2Percent':
      case 'pulseRateBpm':
        return spansOf(row, lineOf(readings, row.parameter));
      case 'moaasScore':
        return [];
      default:
        return cuffSpans(row, inflations, told);
    }
  });
  return occurrencesOf(spans, { ...told, inflations });
}
