import type { NibpState } from '../alarms/nibp-state.ts';
import type { Session } from './state.ts';
import { lastInfusion } from './timeline.ts';

/**
 * When the cuff is wanted next (SE18), from the protocol's programme and what was asked for beyond it. Derived, never stored.
 * Without an infusion there is no programme, only what was asked for.
 */
export type NibpDue = {
  readonly atMs: number;
  readonly because: 'programme' | NonNullable<NibpState['asked']>['because'];
};

/** A measurement serves a slot from so long before it on. */
export const servedBeforeMs = 2 * 60_000;
const minuteMs = 60_000;

export function nibpDue(session: Session): NibpDue | null {
  const slotMs = programmeDueMs(session);
  const { asked } = session.nibp;
  if (asked !== null && (slotMs === null || asked.dueAtMs <= slotMs))
    return { atMs: asked.dueAtMs, because: asked.because };
  return slotMs === null ? null : { atMs: slotMs, because: 'programme' };
}

/** When the programme wants it next, whatever was asked for beyond it; it may lie in the past. Null where there is no programme. */
export function programmeDueMs(session: Session): number | null {
  return putOff(openSlotMs(session), session);
}

/** A slot that was put off is due when that is over (SE14a). */
function putOff(slotMs: number | null, { cuffPutOff }: Session): number | null {
  return slotMs !== null && cuffPutOff?.slotMs === slotMs ? cuffPutOff.untilMs : slotMs;
}

/** A slot further off than this needs no putting off. */
const putOffWithinMs = 5 * minuteMs;

/** The slot that can be put off now: the open one, near enough, and not put off already (SE14a); null where there is none. */
export function slotToPutOff(session: Session, nowMs: number): number | null {
  const slotMs = openSlotMs(session);
  if (slotMs === null || slotMs - nowMs > putOffWithinMs) return null;
  return session.cuffPutOff?.slotMs === slotMs ? null : slotMs;
}

/** The first slot that no measurement has served; it may lie in the past. */
function openSlotMs(session: Session): number | null {
  const { last } = session.nibp;
  return nextSlotMs(session, last === null ? -Infinity : last.atMs + servedBeforeMs);
}

/** The next slot that was never served and never noted as missed, and by when it has to be (the slot after it). */
export function nextToMiss(
  session: Session,
): { readonly slotMs: number; readonly missedAtMs: number } | null {
  const { last, missedAtMs } = session.nibp;
  const servedMs = last === null ? -Infinity : last.atMs + servedBeforeMs;
  const slotMs = nextSlotMs(session, Math.max(servedMs, missedAtMs.at(-1) ?? -Infinity));
  if (slotMs === null) return null;
  const nextMs = nextSlotMs(session, slotMs);
  if (nextMs === null) return null;
  // What was put off is not missed before that is over (SE14a).
  return { slotMs, missedAtMs: Math.max(nextMs, putOff(slotMs, session) ?? nextMs) };
}

/** The first slot after a time; null without an infusion. */
export function nextSlotMs(
  { course, protocol }: Pick<Session, 'course' | 'protocol'>,
  afterMs: number,
): number | null {
  if (course.phase === 'preparing') return null;
  const { atMinutes, thenEveryMinutes, afterStopMinutes, observationEveryMinutes } = protocol.nibpProgramme;
  const infusion = course.phase === 'observing' ? lastInfusion(course) : course.infusion;
  const { startedAtMs } = infusion;
  const fixedMs = atMinutes.filter((minute) => minute >= 0).map((minute) => startedAtMs + minute * minuteMs);
  const lastFixedMs = fixedMs.at(-1) ?? startedAtMs;
  const slotMs =
    fixedMs.find((at) => at > afterMs) ?? gridAfter(lastFixedMs, thenEveryMinutes * minuteMs, afterMs);
  if (course.phase !== 'observing') return slotMs;
  const untilMs = lastInfusion(course).stoppedAtMs + afterStopMinutes * minuteMs;
  if (slotMs <= untilMs) return slotMs;
  const lastBusyMs = lastSlotBy(untilMs, { fixedMs, lastFixedMs, everyMs: thenEveryMinutes * minuteMs });
  return gridAfter(lastBusyMs, observationEveryMinutes * minuteMs, afterMs);
}

/** `fromMs` + a whole number of steps, at least one, after `afterMs`. */
function gridAfter(fromMs: number, everyMs: number, afterMs: number): number {
  const steps = Math.max(1, Math.floor((afterMs - fromMs) / everyMs) + 1);
  return fromMs + steps * everyMs;
}

type Grid = { readonly fixedMs: readonly number[]; readonly lastFixedMs: number; readonly everyMs: number };

function lastSlotBy(untilMs: number, { fixedMs, lastFixedMs, everyMs }: Grid): number {
  if (untilMs < lastFixedMs) return fixedMs.findLast((at) => at <= untilMs) ?? untilMs;
  return lastFixedMs + Math.floor((untilMs - lastFixedMs) / everyMs) * everyMs;
}
