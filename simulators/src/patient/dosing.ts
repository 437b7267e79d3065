import type { Course, Infusion } from '@chairside/shared/chair/state.ts';

/** A stretch of time in which the drug runs in; `toMs` is Infinity while it still does. Session clock. */
export type DosingPeriod = { readonly fromMs: number; readonly toMs: number };

/** When the drug ran in, oldest first: what the nurse recorded, with the pauses taken out. */
export function dosingPeriods(course: Course): readonly DosingPeriod[] {
  switch (course.phase) {
    case 'preparing':
      return [];
    case 'infusing':
      return [...course.earlier.flatMap(periodsUntilStop), ...periodsOf(course.infusion, Infinity)];
    case 'paused':
      return [...course.earlier.flatMap(periodsUntilStop), ...periodsOf(course.infusion, course.pausedAtMs)];
    case 'observing':
      return course.infusions.flatMap(periodsUntilStop);
  }
}

function periodsUntilStop(infusion: Infusion & { readonly stoppedAtMs: number }): readonly DosingPeriod[] {
  return periodsOf(infusion, infusion.stoppedAtMs);
}

function periodsOf({ startedAtMs, pauses }: Infusion, untilMs: number): readonly DosingPeriod[] {
  const starts = [startedAtMs, ...pauses.map((pause) => pause.toMs)];
  const ends = [...pauses.map((pause) => pause.fromMs), untilMs];
  return starts
    .map((fromMs, index) => ({ fromMs, toMs: ends[index] ?? untilMs }))
    .filter(({ fromMs, toMs }) => toMs > fromMs);
}
