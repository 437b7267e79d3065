import { nibpDue } from '@chairside/shared/chair/nibp-programme.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import type { CoursePhase } from './course.ts';

/**
 * When somebody presses the button of a cuff that is not on its own clock: 20 s and 2 min after the patient sat down, for the baseline;
 * then as the gateway wants it, by the session's programme and what was asked for beyond it. Where no gateway listens, every 5 minutes
 * from the start on, every 10 while observing.
 */
export type Programme = {
  isWanted(atMs: number, about: ProgrammeView): boolean;
};

export type ProgrammeView = {
  readonly satDownAtMs: number;
  readonly phase: CoursePhase;
  readonly startedAtMs: number | null;
  /** As a gateway has it; null where none listens. */
  readonly state: ChairState | null;
  /** The cuff follows the programme; else only what was asked for beyond it. */
  readonly isProgrammed: boolean;
};

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const whilePreparingMs = [20 * secondMs, 2 * minuteMs + 20 * secondMs];
const againWhilePreparingMs = 10 * minuteMs;

export function createProgramme(): Programme {
  let pressedForMs = -Infinity;

  function wantedAtMs(view: ProgrammeView): number | null {
    const asked = askedAtMs(view.state);
    if (!view.isProgrammed) return asked;
    if (view.startedAtMs === null) return asked ?? preparingAtMs(view.satDownAtMs);
    const session = view.state?.session ?? null;
    if (session !== null) return nibpDue(session)?.atMs ?? null;
    const everyMs = (view.phase === 'observing' ? 10 : 5) * minuteMs;
    if (pressedForMs < view.startedAtMs) return view.startedAtMs;
    return view.startedAtMs + (Math.floor((pressedForMs - view.startedAtMs) / everyMs) + 1) * everyMs;
  }

  function preparingAtMs(satDownAtMs: number): number {
    const [first = 0, second = 0] = whilePreparingMs;
    if (pressedForMs < satDownAtMs + first) return satDownAtMs + first;
    if (pressedForMs < satDownAtMs + second) return satDownAtMs + second;
    return pressedForMs + againWhilePreparingMs;
  }

  return {
    isWanted(atMs, view) {
      const wanted = wantedAtMs(view);
      // What was wanted before the button was pressed last has been served; the gateway only does not know yet.
      if (wanted === null || wanted > atMs || wanted <= pressedForMs) return false;
      pressedForMs = atMs;
      return true;
    },
  };
}

function askedAtMs(state: ChairState | null): number | null {
  return state?.session?.nibp.asked?.dueAtMs ?? null;
}
