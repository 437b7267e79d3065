import type { ChairId } from '@chairside/shared/ids.ts';
import type { InfusionPlan } from '../scenario/scenario.ts';
import type { InfusionCourse } from './course.ts';

/** What a nurse does at a chair, in the order of a session. Where a gateway listens it is done there too. */
export type NurseAct =
  | {
      readonly act:
        'open-session' | 'set-baseline' | 'start' | 'pause' | 'resume' | 'complete' | 'close' | 'pause-audio';
    }
  | { readonly act: 'stop-early' }
  | { readonly act: 'acknowledge'; readonly alarm: string | null };

export type NurseActAt = { readonly chair: ChairId; readonly atMs: number } & NurseAct;

export type NurseScript = {
  /** What she does by herself at that time: opens, starts at the planned time, stops when the dose is in, closes when observed. */
  due(atMs: number): readonly NurseAct[];
};

const opensAfterMs = 10_000;
const baselineBeforeMs = 30_000;

export function createNurseScript(
  plan: InfusionPlan,
  about: { readonly satDownAtMs: number; readonly course: InfusionCourse },
): NurseScript {
  const { satDownAtMs, course } = about;
  const startsAtMs = plan.startsAfterMs === null ? null : satDownAtMs + plan.startsAfterMs;
  const opensAtMs = Math.min(satDownAtMs + opensAfterMs, startsAtMs ?? Infinity);
  /** Each once: what a person takes back stays taken back. */
  const done = new Set<NurseAct['act']>();

  function next(atMs: number): NurseAct['act'] | null {
    if (!done.has('open-session')) return atMs >= opensAtMs ? 'open-session' : null;
    if (startsAtMs === null) return null;
    if (!done.has('set-baseline') && atMs >= startsAtMs - baselineBeforeMs) return 'set-baseline';
    const phase = course.phase();
    if (!done.has('start') && phase === 'preparing' && atMs >= startsAtMs) return 'start';
    if (!done.has('complete') && phase === 'infusing' && course.ranMs(atMs) >= plan.overMs) return 'complete';
    const stoppedAtMs = course.stoppedAtMs();
    const isObserved = stoppedAtMs !== null && atMs >= stoppedAtMs + plan.observedMs;
    return !done.has('close') && phase === 'observing' && isObserved ? 'close' : null;
  }

  return {
    due(atMs) {
      const acts: NurseAct[] = [];
      for (let what = next(atMs); what !== null; what = next(atMs)) {
        const act = { act: what } as Exclude<NurseAct, { act: 'acknowledge' }>;
        done.add(what);
        acts.push(act);
        carryOut(course, act, atMs);
      }
      return acts;
    },
  };
}

/** What the act does to the infusion itself. */
export function carryOut(course: InfusionCourse, { act }: NurseAct, atMs: number): void {
  if (act === 'start') course.start(atMs);
  if (act === 'pause') course.pause(atMs);
  if (act === 'resume') course.resume(atMs);
  if (act === 'complete' || act === 'stop-early') course.stop(atMs);
  if (act === 'close') course.close();
}
