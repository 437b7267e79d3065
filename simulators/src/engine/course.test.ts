import { describe, expect, it } from 'vitest';
import type { InfusionPlan } from '../scenario/scenario.ts';
import { createInfusionCourse } from './course.ts';

const minuteMs = 60_000;
const plan: InfusionPlan = {
  drug: 'ketamine',
  doseMgPerKg: 0.5,
  overMs: 40 * minuteMs,
  startsAfterMs: 0,
  observedMs: 30 * minuteMs,
};

/** What has run in by then, mg/kg. */
function given(course: ReturnType<typeof createInfusionCourse>, atMs: number): number {
  return course
    .doses()
    .reduce(
      (sum, { fromMs, toMs, mgPerKgPerMin }) =>
        sum + (Math.max(0, Math.min(atMs, toMs) - fromMs) / minuteMs) * mgPerKgPerMin,
      0,
    );
}

describe('the infusion of a chair', () => {
  it('[SI101] the planned dose is in after the planned time', () => {
    const course = createInfusionCourse(plan);
    course.start(0);
    course.stop(40 * minuteMs);
    expect(given(course, 100 * minuteMs)).toBeCloseTo(0.5, 9);
    expect(course.phase()).toBe('observing');
  });

  it('[SI101] nothing runs in while it is paused, and the pause does not count as time it ran', () => {
    const course = createInfusionCourse(plan);
    course.start(0);
    course.pause(10 * minuteMs);
    course.resume(16 * minuteMs);
    expect(given(course, 16 * minuteMs)).toBeCloseTo(0.125, 9);
    expect(course.ranMs(20 * minuteMs)).toBe(14 * minuteMs);
  });

  it('[SI101] a pump at half its rate gives half, and the record does not know', () => {
    const course = createInfusionCourse(plan);
    course.start(0);
    course.setRate(10 * minuteMs, 0.5);
    expect(given(course, 20 * minuteMs)).toBeCloseTo(0.125 + 0.0625, 9);
    expect(course.ranMs(20 * minuteMs)).toBe(20 * minuteMs);
  });

  it('[SI101] a cuff on its arm holds the drug up while it squeezes, and none of it is lost', () => {
    const free = createInfusionCourse(plan);
    const squeezed = createInfusionCourse(plan);
    for (const course of [free, squeezed]) course.start(0);
    squeezed.squeeze(10 * minuteMs, true);
    expect(given(squeezed, 10.5 * minuteMs)).toBeLessThan(given(free, 10.5 * minuteMs));
    squeezed.squeeze(10.7 * minuteMs, false);
    expect(given(squeezed, 15 * minuteMs)).toBeCloseTo(given(free, 15 * minuteMs), 6);
  });

  it('[SI101] a placebo gives nothing, however long it runs', () => {
    const course = createInfusionCourse({ ...plan, drug: 'placebo' });
    course.start(0);
    expect(given(course, 40 * minuteMs)).toBe(0);
  });

  it('[SI101] what a person recorded otherwise is what runs', () => {
    const course = createInfusionCourse(plan);
    course.start(0);
    const infusion = { number: 1, startedAtMs: 2 * minuteMs, pauses: [] };
    course.follow({ phase: 'infusing', infusion, earlier: [], isPlannedEndNoted: false });
    expect(course.startedAtMs()).toBe(2 * minuteMs);
    course.follow({ phase: 'preparing' });
    expect(course.doses()).toEqual([]);
  });
});
