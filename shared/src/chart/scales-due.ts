import type { Session } from '../chair/state.ts';
import { startedAtMs } from '../chair/timeline.ts';
import type { ScaleId, ScaleProgramme } from '../protocols/scales.ts';
import { latestScore } from './derived.ts';

/**
 * Which scales are due (SE15), from the protocol's programme, the course and the scores that stand. Derived, never stored, and
 * never an alarm.
 */
export type ScaleDue = {
  readonly scale: ScaleId;
  /** The oldest slot since the last score that none serves. */
  readonly sinceMs: number;
  readonly isOverdue: boolean;
};

/** A score serves a slot from so long before it on. */
export const scoreServesBeforeMs = 3 * 60_000;
export const scaleOverdueAfterMs = 5 * 60_000;
const minuteMs = 60_000;

/** In the order of the protocol. */
export function scalesDue(session: Session, nowMs: number): readonly ScaleDue[] {
  return session.protocol.scales.flatMap((programme) => {
    const sinceMs = dueSinceMs(session, programme, nowMs);
    if (sinceMs === null) return [];
    return [{ scale: programme.scale, sinceMs, isOverdue: nowMs - sinceMs >= scaleOverdueAfterMs }];
  });
}

/** When the next of all scales will be due; null where none will, or nobody knows before the start. */
export function nextScaleAtMs(session: Session, nowMs: number): number | null {
  const zeroMs = startedAtMs(session.course);
  if (zeroMs === null) return null;
  const next = session.protocol.scales.flatMap((programme) => slotAfter(programme, zeroMs, nowMs) ?? []);
  return next.length === 0 ? null : Math.min(...next);
}

function dueSinceMs(session: Session, programme: ScaleProgramme, nowMs: number): number | null {
  const zeroMs = startedAtMs(session.course);
  const scoredAtMs = latestScore(session.chart, programme.scale)?.atMs ?? null;
  // What is wanted before the dose is due from the opening on: nobody knows yet when the dose will be.
  if (zeroMs === null) {
    const isWantedBefore = programme.atMinutes.some((minute) => minute < 0);
    return isWantedBefore && scoredAtMs === null ? session.openedAtMs : null;
  }
  const servedMs = scoredAtMs === null ? -Infinity : scoredAtMs + scoreServesBeforeMs;
  const slotMs = slotAfter(programme, zeroMs, servedMs);
  return slotMs !== null && slotMs <= nowMs ? slotMs : null;
}

/** The first slot from the dose on that lies after a time. */
function slotAfter(
  { atMinutes, thenEveryMinutes }: ScaleProgramme,
  zeroMs: number,
  afterMs: number,
): number | null {
  const fixedMs = atMinutes
    .filter((minute) => minute >= 0)
    .toSorted((one, other) => one - other)
    .map((minute) => zeroMs + minute * minuteMs);
  const found = fixedMs.find((slotMs) => slotMs > afterMs);
  if (found !== undefined) return found;
  if (thenEveryMinutes === null) return null;
  const lastMs = fixedMs.at(-1) ?? zeroMs;
  const everyMs = thenEveryMinutes * minuteMs;
  const steps = Math.max(1, Math.floor((afterMs - lastMs) / everyMs) + 1);
  return lastMs + steps * everyMs;
}
