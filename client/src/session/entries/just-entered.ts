import { undoWindowMs } from '@chairside/shared/chair/timeline.ts';
import { isStanding, type Chart, type Charted } from '@chairside/shared/chart/chart.ts';

/** The newest standing entry of this person, while it can still be taken back (SE7). Answers are taken back in their list. */
export function justEntered(
  chart: Chart,
  { personId, nowMs }: { readonly personId: string | null; readonly nowMs: number },
): Charted | null {
  const own = chart.findLast((one) => isStanding(one) && one.by?.personId === personId);
  if (personId === null || own === undefined || own.entry.kind === 'answer') return null;
  return undoLeftMs(own, nowMs) > 0 ? own : null;
}

export function undoLeftMs({ recordedAtMs }: Pick<Charted, 'recordedAtMs'>, nowMs: number): number {
  return recordedAtMs + undoWindowMs - nowMs;
}
