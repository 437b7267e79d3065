import type { Course } from '@chairside/shared/chair/state.ts';
import {
  atPumpRates,
  dosesOf,
  withOcclusions,
  type Dose,
  type PumpChange,
  type Stretch,
} from '../patient/dosing.ts';
import type { InfusionPlan } from '../scenario/scenario.ts';

export type CoursePhase = 'preparing' | 'infusing' | 'paused' | 'observing' | 'closed';

/**
 * The infusion of one chair: what is recorded of it, and what really runs in. The record knows start, pauses and stop; the pump may
 * run at another rate, and a cuff on the arm of the infusion holds it up while it is inflated.
 */
export type InfusionCourse = {
  phase(): CoursePhase;
  startedAtMs(): number | null;
  stoppedAtMs(): number | null;
  /** How long it has run, pauses taken out. */
  ranMs(atMs: number): number;
  start(atMs: number): void;
  pause(atMs: number): void;
  resume(atMs: number): void;
  stop(atMs: number): void;
  close(): void;
  /** The pump runs at that share of its rate from now on. */
  setRate(atMs: number, share: number): void;
  /** Whether a cuff squeezes the arm of the infusion, from now on. */
  squeeze(atMs: number, isSqueezed: boolean): void;
  /** Another person: nothing of the last one's pump and arm is theirs. */
  begin(course: Course): void;
  /** As a gateway has it: a person may have done otherwise than was planned. */
  follow(course: Course): void;
  doses(): readonly Dose[];
};

export function createInfusionCourse(plan: InfusionPlan): InfusionCourse {
  const planned = plan.drug === 'placebo' ? 0 : plan.doseMgPerKg / (plan.overMs / 60_000);
  let phase: CoursePhase = 'preparing';
  let recorded: readonly Dose[] = [];
  let rates: readonly PumpChange[] = [];
  let squeezed: readonly Stretch[] = [];
  let doses: readonly Dose[] = [];

  function record(next: readonly Dose[], nextPhase: CoursePhase): void {
    recorded = next;
    phase = nextPhase;
    runIn();
  }

  function runIn(): void {
    doses = withOcclusions(atPumpRates(recorded, rates), squeezed);
  }

  function ended(atMs: number): readonly Dose[] {
    return recorded.map((dose) => (dose.toMs === Infinity ? { ...dose, toMs: atMs } : dose));
  }

  function begun(atMs: number): readonly Dose[] {
    return [...recorded, { fromMs: atMs, toMs: Infinity, mgPerKgPerMin: planned }];
  }

  return {
    phase: () => phase,
    startedAtMs: () => recorded[0]?.fromMs ?? null,
    stoppedAtMs: () => (phase === 'observing' || phase === 'closed' ? (recorded.at(-1)?.toMs ?? null) : null),
    ranMs: (atMs) =>
      recorded.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(atMs, toMs) - fromMs), 0),
    start: (atMs) => {
      if (phase !== 'infusing' && phase !== 'paused') record(begun(atMs), 'infusing');
    },
    pause: (atMs) => {
      if (phase === 'infusing') record(ended(atMs), 'paused');
    },
    resume: (atMs) => {
      if (phase === 'paused') record(begun(atMs), 'infusing');
    },
    stop: (atMs) => {
      if (phase === 'infusing' || phase === 'paused') record(ended(atMs), 'observing');
    },
    close: () => record(recorded, 'closed'),
    setRate(atMs, share) {
      rates = [...rates, { fromMs: atMs, share }];
      runIn();
    },
    squeeze(atMs, isSqueezed) {
      const going = squeezed.at(-1);
      if ((going?.toMs === Infinity) === isSqueezed) return;
      squeezed =
        isSqueezed || going === undefined
          ? [...squeezed, { fromMs: atMs, toMs: Infinity }]
          : [...squeezed.slice(0, -1), { ...going, toMs: atMs }];
      runIn();
    },
    begin(course) {
      rates = [];
      squeezed = [];
      record(dosesOf(course, planned), course.phase);
    },
    follow: (course) => record(dosesOf(course, planned), course.phase),
    doses: () => doses,
  };
}
