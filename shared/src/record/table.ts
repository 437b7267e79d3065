import { standingEntries } from '../chart/derived.ts';
import type { Charted } from '../chart/chart.ts';
import type { ScaleId } from '../protocols/scales.ts';
import { startedAtMs } from '../chair/timeline.ts';
import type { DeviceId } from '../ids.ts';
import type { NumberedReading } from '../vitals/reading.ts';
import type { Told } from './last.ts';
import type { PhaseSpan, RecordedNibp, TableRow } from './session-record.ts';

/** The record as a table aligned to the measurements of the pressure (SE24). */

const aroundMs = 30_000;

export function tableRows(
  nibp: readonly RecordedNibp[],
  told: Told & { readonly phases: readonly PhaseSpan[] },
): readonly TableRow[] {
  const zeroMs = startedAtMs(told.session.course);
  const entries = entriesByRow(nibp, standingEntries(told.session.chart));
  const values = { spo2: goodOf(told.readings, 'spo2Percent'), pulse: goodOf(told.readings, 'pulseRateBpm') };
  return nibp.map((one, index) => {
    const own = entries[index] ?? [];
    const spo2 = medianAround(values.spo2, one.atMs);
    const pulse = medianAround(values.pulse, one.atMs);
    return {
      nibp: one,
      phase: told.phases.findLast(({ fromMs }) => fromMs <= one.atMs)?.phase ?? 'preparing',
      sinceStartMs: zeroMs === null ? null : one.atMs - zeroMs,
      spo2Percent: spo2?.value ?? null,
      pulseRateBpm: pulse?.value ?? null,
      from: { spo2Percent: spo2?.deviceId ?? null, pulseRateBpm: pulse?.deviceId ?? null },
      scores: scoresOf(own),
      entries: own.map(({ seq }) => seq),
    };
  });
}

/** Each with the row nearest to it in time, of two the earlier; answers of lists stand in their lists, a row not beside itself. */
function entriesByRow(
  rows: readonly RecordedNibp[],
  entries: readonly Charted[],
): readonly (readonly Charted[])[] {
  const byRow: Charted[][] = rows.map(() => []);
  for (const one of entries) {
    if (one.entry.kind === 'answer' || rows.some(({ entrySeq }) => entrySeq === one.seq)) continue;
    byRow[nearest(rows, one.happenedAtMs)]?.push(one);
  }
  return byRow;
}

function nearest(rows: readonly RecordedNibp[], atMs: number): number {
  const away = rows.map((row) => Math.abs(row.atMs - atMs));
  return away.indexOf(Math.min(...away));
}

function scoresOf(entries: readonly Charted[]): TableRow['scores'] {
  const scores: Partial<Record<ScaleId, number>> = {};
  for (const { entry } of entries) if (entry.kind === 'scale') scores[entry.scale] = entry.score;
  return scores;
}

type Value = { readonly atMs: number; readonly value: number; readonly deviceId: DeviceId };

function goodOf(
  readings: readonly NumberedReading[],
  parameter: NumberedReading['parameter'],
): readonly Value[] {
  return readings.flatMap((one) => (one.parameter === parameter && one.quality === 'good' ? [one] : []));
}

/**
 * Of an even number the lower of the two in the middle: a value that was measured. Of one device, for two may be at odds; null
 * where there is none.
 */
function medianAround(values: readonly Value[], atMs: number): Value | null {
  const away = (one: Value) => Math.abs(one.atMs - atMs);
  const near = values.filter((one) => away(one) <= aroundMs);
  const [nearest] = near.toSorted((one, other) => away(one) - away(other));
  const own = near
    .filter(({ deviceId }) => deviceId === nearest?.deviceId)
    .toSorted((one, other) => one.value - other.value);
  return own[(own.length - 1) >> 1] ?? null;
}
