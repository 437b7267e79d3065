import type { Gap, GapCause } from '@chairside/shared/record/coverage.ts';

/** Shorter ones are added up by their cause: a list of seconds hides the minutes that matter. */
export const shortestListedMs = 10_000;

type Short = { readonly cause: GapCause; readonly amount: number; readonly lengthMs: number };

export function shortGaps(gaps: readonly Gap[]): readonly Short[] {
  const short = gaps.filter(({ fromMs, toMs }) => toMs - fromMs < shortestListedMs);
  return [...Map.groupBy(short, ({ cause }) => cause)].map(([cause, some]) => ({
    cause,
    amount: some.length,
    lengthMs: some.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0),
  }));
}

type Covered = { readonly spanMs: number; readonly validMs: number };

/** `97.4`, cut and not rounded: 100 is said of nothing that has a gap. `–` of no time at all. */
export function percentText({ spanMs, validMs }: Covered): string {
  if (spanMs === 0) return '–';
  const tenths = Math.floor((validMs / spanMs) * 1_000);
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
}
