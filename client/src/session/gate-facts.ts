import { acceptedCuffs, secondCountsFromMs } from '@chairside/shared/chart/starting-cuffs.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import { nibpMeasurements } from '@chairside/shared/vitals/nibp.ts';
import type { ChairView } from '../live/chair-view.ts';

/** How far the devices are with what a baseline needs (SE13), as this screen sees it; the gateway decides. */
export type GateFacts = {
  /** How many measurements of the cuff would count now. */
  readonly cuffs: number;
  /** From when on another one makes it two; null where there are two, or none. */
  readonly secondFromMs: number | null;
  /** SpO2 without a break up to now, at most as much as is needed. */
  readonly spo2ForMs: number;
  readonly isComplete: boolean;
};

export const cuffsNeeded = 2;

export function gateFacts(view: ChairView, { protocol }: Session, nowMs: number): GateFacts {
  const { gate } = protocol;
  const nibp = nibpMeasurements(view.nibp);
  const cuffs = acceptedCuffs(nibp, gate, nowMs).length;
  const spo2ForMs = Math.min(gate.spo2ForMs, unbrokenMs(view.lines.get('spo2Percent') ?? [], nowMs));
  return {
    cuffs,
    secondFromMs: secondCountsFromMs(nibp, gate, nowMs),
    spo2ForMs,
    isComplete: cuffs >= cuffsNeeded && spo2ForMs >= gate.spo2ForMs,
  };
}

const silentAtMostMs = 10_000;

/** From the first to the last of the values without a gap that reach up to now, in ms. */
export function unbrokenMs(line: readonly TrendPoint[], nowMs: number): number {
  const last = line.at(-1);
  let fromMs = nowMs;
  for (let index = line.length - 1; index >= 0; index -= 1) {
    const point = line[index];
    if (point === undefined || point.value === null || fromMs - point.atMs > silentAtMostMs) break;
    fromMs = point.atMs;
  }
  return last === undefined ? 0 : Math.max(0, last.atMs - fromMs);
}

/** Whether nothing stands between this session and a start by whoever acts (SE13). */
export function isFreeToStart({ baseline, gate, startRelease }: Session): boolean {
  if (startRelease !== null) return true;
  // A session of before there were gates has none.
  return baseline !== null && (gate === null || gate.outcome === 'green');
}
