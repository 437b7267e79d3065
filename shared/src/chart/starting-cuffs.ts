import type { GateRule } from '../protocols/criteria.ts';
import type { NibpMeasurement } from '../vitals/nibp.ts';
import type { Measurement } from '../vitals/reading.ts';

/** Which measurements of the cuff a baseline rests on (SE13): the gateway takes them, a screen says how many there are. */
export type StartingCuff = {
  readonly atMs: number;
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
};

const notOlderThanMs = 30 * 60_000;

/** From the newest that lies far enough before the last one, to the last one; the last one alone where there is none. */
export function acceptedCuffs(
  nibp: readonly NibpMeasurement[],
  { apartMs }: Pick<GateRule, 'apartMs'>,
  nowMs: number,
): readonly StartingCuff[] {
  const all = goodCuffs(nibp, nowMs);
  const last = all.at(-1);
  if (last === undefined) return [];
  const first = all.findLastIndex(({ atMs }) => last.atMs - atMs >= apartMs);
  return first === -1 ? [last] : all.slice(first);
}

/** From when on another measurement would make it two; null where there are two, or none yet. */
export function secondCountsFromMs(
  nibp: readonly NibpMeasurement[],
  rule: Pick<GateRule, 'apartMs'>,
  nowMs: number,
): number | null {
  const first = goodCuffs(nibp, nowMs)[0];
  return first === undefined || acceptedCuffs(nibp, rule, nowMs).length > 1
    ? null
    : first.atMs + rule.apartMs;
}

function goodCuffs(nibp: readonly NibpMeasurement[], nowMs: number): readonly StartingCuff[] {
  return nibp.flatMap(({ atMs, ...pressures }): readonly StartingCuff[] => {
    const systolicMmHg = good(pressures.systolicMmHg);
    const diastolicMmHg = good(pressures.diastolicMmHg);
    if (systolicMmHg === null || diastolicMmHg === null || nowMs - atMs > notOlderThanMs) return [];
    return [{ atMs, systolicMmHg, diastolicMmHg }];
  });
}

function good(measurement: Measurement): number | null {
  return measurement.quality === 'good' ? measurement.value : null;
}
