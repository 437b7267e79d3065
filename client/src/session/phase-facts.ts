import type { Session } from '@chairside/shared/chair/state.ts';
import {
  lastInfusion,
  observedEnoughAtMs,
  overrunMs,
  plannedEndAtMs,
  runningInfusedMs,
  startedAtMs,
  totalInfusedMs,
} from '@chairside/shared/chair/timeline.ts';

/** What the one clock of the phase shows and what stands beside it. Derived at each look, never stored (SE8). */
export type PhaseFacts =
  | { readonly phase: 'preparing'; readonly sinceOpenMs: number }
  | {
      readonly phase: 'infusing' | 'paused';
      readonly infusedMs: number;
      readonly plannedMs: number;
      readonly elapsedMs: number;
      readonly endsAtMs: number;
      readonly overrunMs: number;
      /** Null while infusing. */
      readonly pausedMs: number | null;
    }
  | {
      readonly phase: 'observing';
      /** Of the stop, or of the dose where it was given at once. */
      readonly sinceMs: number;
      readonly observedMs: number;
      readonly minimumMs: number;
      readonly enoughAtMs: number;
      readonly isEnough: boolean;
    };

export function phaseFacts({ course, protocol, openedAtMs }: Session, nowMs: number): PhaseFacts {
  switch (course.phase) {
    case 'preparing':
      return { phase: 'preparing', sinceOpenMs: nowMs - openedAtMs };
    case 'infusing':
    case 'paused':
      return {
        phase: course.phase,
        infusedMs: runningInfusedMs(course, nowMs),
        plannedMs: protocol.plannedMs,
        elapsedMs: nowMs - course.infusion.startedAtMs,
        endsAtMs: plannedEndAtMs(course, protocol.plannedMs, nowMs),
        overrunMs: overrunMs(course, protocol.plannedMs, nowMs),
        pausedMs: course.phase === 'paused' ? nowMs - course.pausedAtMs : null,
      };
    case 'observing': {
      const enoughAtMs = observedEnoughAtMs(course, protocol.observationMs);
      const sinceMs = lastInfusion(course).stoppedAtMs;
      return {
        phase: 'observing',
        sinceMs,
        observedMs: nowMs - sinceMs,
        minimumMs: protocol.observationMs,
        enoughAtMs,
        isEnough: nowMs >= enoughAtMs,
      };
    }
  }
}

/** From 0 to 1. */
export function phaseProgress(facts: PhaseFacts): number {
  switch (facts.phase) {
    case 'preparing':
      return 0;
    case 'infusing':
    case 'paused':
      return Math.min(1, facts.infusedMs / facts.plannedMs);
    case 'observing':
      return Math.min(1, facts.observedMs / facts.minimumMs);
  }
}

/** How far the infusion is past its planned time, in ms; 0 where there is none (SE5). */
export function overrunOf(facts: PhaseFacts): number {
  return facts.phase === 'infusing' || facts.phase === 'paused' ? facts.overrunMs : 0;
}

/** Several infusions of one session add up (SE6); null when there is only one. */
export function infusionTotal({ course }: Session, nowMs: number): { count: number; ms: number } | null {
  const count = countInfusions(course);
  return count < 2 ? null : { count, ms: totalInfusedMs(course, nowMs) };
}

function countInfusions(course: Session['course']): number {
  switch (course.phase) {
    case 'preparing':
      return 0;
    case 'infusing':
    case 'paused':
      return course.earlier.length + 1;
    case 'observing':
      return course.infusions.length;
  }
}

/** The zero of the chart: the first infusion's start, before it the opening. */
export function chartZeroMs(session: Session): number {
  return startedAtMs(session.course) ?? session.openedAtMs;
}
