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
  let isOpened = false;
  let isBaselineSet = false;

  function next(atMs: number): NurseAct | null {
    if (!isOpened) {
      isOpened = atMs >= opensAtMs;
      return isOpened ? { act: 'open-session' } : null;
    }
    if (startsAtMs === null) return null;
    if (!isBaselineSet && atMs >= startsAtMs - baselineBeforeMs) {
      isBaselineSet = true;
      return { act: 'set-baseline' };
    }
    const phase = course.phase();
    if (phase === 'preparing' && atMs >= startsAtMs) return { act: 'start' };
    if (phase === 'infusing' && course.ranMs(atMs) >= plan.overMs) return { act: 'complete' };
    const stoppedAtMs = course.stoppedAtMs();
    if (phase === 'observing' && stoppedAtMs !== null && atMs >= stoppedAtMs + plan.observedMs)
      return { act: 'close' };
    return null;
  }

  return {
    due(atMs) {
      const acts: NurseAct[] = [];
      for (let act = next(atMs); act !== null; act = next(atMs)) {
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
