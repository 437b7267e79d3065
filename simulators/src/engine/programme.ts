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

/** What is still wanted so long after the button was pressed for it has failed: she presses again. */
const againMs = 2 * minuteMs;

export function createProgramme(): Programme {
  let pressedAtMs = -Infinity;

  /** When something is wanted; several, where the gateway asks for more than its programme. */
  function wantedAtMs(view: ProgrammeView): readonly number[] {
    const session = view.state?.session ?? null;
    const asked = session?.nibp.asked?.dueAtMs ?? Infinity;
    if (!view.isProgrammed) return [asked];
    if (view.startedAtMs === null) return [asked, preparingAtMs(view.satDownAtMs)];
    if (session !== null) return [asked, nibpDue(session)?.atMs ?? Infinity];
    return [aloneAtMs(view.startedAtMs, view.phase)];
  }

  function preparingAtMs(satDownAtMs: number): number {
    const first = whilePreparingMs.map((ms) => satDownAtMs + ms).find((at) => at > pressedAtMs);
    return first ?? pressedAtMs + againWhilePreparingMs;
  }

  function aloneAtMs(startedAtMs: number, phase: CoursePhase): number {
    const everyMs = (phase === 'observing' ? 10 : 5) * minuteMs;
    if (pressedAtMs < startedAtMs) return startedAtMs;
    return startedAtMs + (Math.floor((pressedAtMs - startedAtMs) / everyMs) + 1) * everyMs;
  }

  return {
    isWanted(atMs, view) {
      // What was wanted before the button was pressed last has been served; the gateway only does not know yet.
      const isDue = wantedAtMs(view).some(
        (wanted) => wanted <= atMs && (wanted > pressedAtMs || atMs - pressedAtMs >= againMs),
      );
      if (isDue) pressedAtMs = atMs;
      return isDue;
    },
  };
}
