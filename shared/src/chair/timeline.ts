import type { Course, Infusion, Pause, Session, StoppedInfusion } from './state.ts';

/**
 * What follows from the course and the clock: elapsed, due, ready. Nothing here is stored (SE8); a restart changes none of it.
 * All times in ms on the gateway's session clock.
 */

/** Infused time of one infusion: its pauses do not count (SE2). */
export function infusedMs(infusion: Infusion, untilMs: number): number {
  return Math.max(0, untilMs - infusion.startedAtMs - pausedMs(infusion.pauses, untilMs));
}

function pausedMs(pauses: readonly Pause[], untilMs: number): number {
  return pauses.reduce((sum, pause) => sum + Math.max(0, Math.min(pause.toMs, untilMs) - pause.fromMs), 0);
}

type Running = Extract<Course, { phase: 'infusing' | 'paused' }>;

/** Infused time of the running infusion at `nowMs`; stands still while paused. */
export function runningInfusedMs(course: Running, nowMs: number): number {
  return infusedMs(course.infusion, course.phase === 'paused' ? course.pausedAtMs : nowMs);
}

/** The planned end, moved by every pause (SE2): while paused it moves with the clock. */
export function plannedEndAtMs(course: Running, plannedMs: number, nowMs: number): number {
  const { startedAtMs: fromMs, pauses } = course.infusion;
  const openPauseMs = course.phase === 'paused' ? Math.max(0, nowMs - course.pausedAtMs) : 0;
  return fromMs + plannedMs + pausedMs(pauses, Infinity) + openPauseMs;
}

/** How far past the planned time the infusion runs (SE5); 0 before. */
export function overrunMs(course: Running, plannedMs: number, nowMs: number): number {
  return Math.max(0, runningInfusedMs(course, nowMs) - plannedMs);
}

/** Of all infusions of the session together (SE6): what was given adds up. */
export function totalInfusedMs(course: Course, nowMs: number): number {
  switch (course.phase) {
    case 'preparing':
      return 0;
    case 'infusing':
    case 'paused':
      return sumOf(course.earlier) + runningInfusedMs(course, nowMs);
    case 'observing':
      return sumOf(course.infusions);
  }
}

function sumOf(infusions: readonly StoppedInfusion[]): number {
  return infusions.reduce((sum, infusion) => sum + infusedMs(infusion, infusion.stoppedAtMs), 0);
}

export function lastInfusion(course: Extract<Course, { phase: 'observing' }>): StoppedInfusion {
  return course.infusions.at(-1) ?? course.infusions[0];
}

/** When the session's first infusion began; the zero of every chart. Null before. */
export function startedAtMs(course: Course): number | null {
  switch (course.phase) {
    case 'preparing':
      return null;
    case 'infusing':
    case 'paused':
      return (course.earlier[0] ?? course.infusion).startedAtMs;
    case 'observing':
      return course.infusions[0].startedAtMs;
  }
}

/** When the minimum of the observation is over (SE6). */
export function observedEnoughAtMs(
  course: Extract<Course, { phase: 'observing' }>,
  observationMs: number,
): number {
  return lastInfusion(course).stoppedAtMs + observationMs;
}

/** The drug acts: from start until a while after stop, pauses included. */
export function isExposed({ course, protocol }: Session, nowMs: number): boolean {
  switch (course.phase) {
    case 'preparing':
      return false;
    case 'infusing':
    case 'paused':
      return true;
    case 'observing':
      return nowMs < lastInfusion(course).stoppedAtMs + protocol.exposedAfterStopMs;
  }
}

/** Within it a mistaken step can be taken back by its author (SE7). */
export const undoWindowMs = 60_000;

/** A fact that time alone will make true, and when. */
export type Due = {
  readonly type: 'planned-end-reached' | 'pause-reminder-due' | 'observation-minimum-reached';
  readonly atMs: number;
};

/** The next such fact that is not noted yet; null when time alone changes nothing. */
export function nextDue({ course, protocol }: Session): Due | null {
  switch (course.phase) {
    case 'preparing':
      return null;
    case 'infusing':
      if (course.isPlannedEndNoted) return null;
      return {
        type: 'planned-end-reached',
        atMs: plannedEndAtMs(course, protocol.plannedMs, course.infusion.startedAtMs),
      };
    case 'paused':
      if (course.isReminderNoted) return null;
      return { type: 'pause-reminder-due', atMs: course.pausedAtMs + protocol.pauseReminderMs };
    case 'observing':
      if (course.isMinimumNoted) return null;
      return {
        type: 'observation-minimum-reached',
        atMs: observedEnoughAtMs(course, protocol.observationMs),
      };
  }
}
