import { gateOf } from '@chairside/shared/chart/gate.ts';
import { acceptedCuffs } from '@chairside/shared/chart/starting-cuffs.ts';
import type { Baseline } from '@chairside/shared/chair/events.ts';
import type { Gate } from '@chairside/shared/chair/state.ts';
import { median } from '@chairside/shared/median.ts';
import type { GateRule } from '@chairside/shared/protocols/criteria.ts';
import { nibpMeasurements } from '@chairside/shared/vitals/nibp.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';

/** What the devices at the chair said in this session, as far as a decision needs it. */
export type Bedside = {
  /** The newest of each parameter, whatever its quality. */
  readonly latest: Partial<Readonly<Record<ParameterId, NumberedReading>>>;
  /** The cuff's, of the whole session. */
  readonly nibp: readonly NumberedReading[];
  /** The newest of every parameter, some minutes of them, in the order they came. */
  readonly lately: readonly NumberedReading[];
};

export type TakenBaseline = { readonly baseline: Baseline; readonly gate: Gate };

const cuffNotOlderThanMs = 10 * 60_000;
const oximeterNotOlderThanMs = 10_000;

/**
 * The baseline as the devices show it: only good readings count (AL6), none typed (SE16). It is the median of what was
 * accepted: the last two measurements of the cuff far enough apart with what lies between, and the last minute of SpO2 and
 * pulse. With one measurement, or less SpO2, there is a baseline too, and the gate is incomplete (SE13).
 * Null when one of the four is missing, doubtful or too old.
 */
export function baselineFrom(bedside: Bedside, rule: GateRule, nowMs: number): TakenBaseline | null {
  const cuffs = acceptedCuffs(nibpMeasurements(bedside.nibp), rule, nowMs);
  const last = cuffs.at(-1);
  const spo2 = runOf(bedside.lately, 'spo2Percent', nowMs);
  const pulse = runOf(bedside.lately, 'pulseRateBpm', nowMs);
  if (last === undefined || nowMs - last.atMs > cuffNotOlderThanMs) return null;
  const systolicMmHg = median(cuffs.map((cuff) => cuff.systolicMmHg));
  const diastolicMmHg = median(cuffs.map((cuff) => cuff.diastolicMmHg));
  const spo2Percent = median(lastOf(spo2, rule.spo2ForMs));
  const pulseRateBpm = median(lastOf(pulse, rule.spo2ForMs));
  if (systolicMmHg === null || diastolicMmHg === null || spo2Percent === null || pulseRateBpm === null)
    return null;
  const baseline = { systolicMmHg, diastolicMmHg, spo2Percent, pulseRateBpm };
  const spo2ForMs = spanMs(spo2);
  const isComplete = cuffs.length > 1 && spo2ForMs >= rule.spo2ForMs;
  const outcome = isComplete ? gateOf(baseline, rule) : 'incomplete';
  return { baseline, gate: { outcome, nibpReadings: cuffs.length, spo2ForMs } };
}

type Point = { readonly atMs: number; readonly value: number };

/** Good readings without a break up to now, oldest first; none where the newest is none, or too old. */
function runOf(lately: readonly NumberedReading[], parameter: ParameterId, nowMs: number): readonly Point[] {
  const own = lately
    .filter((reading) => reading.parameter === parameter)
    .toSorted((one, other) => one.atMs - other.atMs);
  const run: Point[] = [];
  let nextMs = nowMs;
  for (const reading of own.toReversed()) {
    if (reading.quality !== 'good' || nextMs - reading.atMs > oximeterNotOlderThanMs) break;
    run.unshift({ atMs: reading.atMs, value: reading.value });
    nextMs = reading.atMs;
  }
  return run;
}

function spanMs(run: readonly Point[]): number {
  return (run.at(-1)?.atMs ?? 0) - (run[0]?.atMs ?? 0);
}

function lastOf(run: readonly Point[], ms: number): readonly number[] {
  const untilMs = run.at(-1)?.atMs ?? 0;
  return run.filter(({ atMs }) => untilMs - atMs <= ms).map(({ value }) => value);
}
