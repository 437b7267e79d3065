import type { SaidStop } from './infusion-events.ts';
import type { Course, StoppedInfusion } from './state.ts';

/** A stop is recorded with the tap; how the infusion ended may be said after it, and stands open until then (SE4). */

/** Those of which nobody has said it yet, oldest first. */
export function unsaidStops(course: Course): readonly StoppedInfusion[] {
  return stoppedIn(course).filter(({ stop }) => stop.kind === 'unsaid');
}

/** The same object where nothing is open under that number. */
export function withStopSaid(
  course: Course,
  { infusion, stop }: { readonly infusion: number; readonly stop: SaidStop },
): Course {
  if (!unsaidStops(course).some(({ number }) => number === infusion)) return course;
  const said = (one: StoppedInfusion): StoppedInfusion =>
    one.number === infusion && one.stop.kind === 'unsaid' ? { ...one, stop } : one;
  switch (course.phase) {
    case 'preparing':
      return course;
    case 'infusing':
    case 'paused':
      return { ...course, earlier: course.earlier.map(said) };
    case 'observing': {
      const [first, ...rest] = course.infusions;
      return { ...course, infusions: [said(first), ...rest.map(said)] };
    }
  }
}

function stoppedIn(course: Course): readonly StoppedInfusion[] {
  switch (course.phase) {
    case 'preparing':
      return [];
    case 'infusing':
    case 'paused':
      return course.earlier;
    case 'observing':
      return course.infusions;
  }
}
