import type { Course, Infusion } from '@chairside/shared/chair/state.ts';

/** Drug that runs in at one rate from `fromMs` to `toMs` (Infinity while it still does). Session clock. */
export type Dose = { readonly fromMs: number; readonly toMs: number; readonly mgPerKgPerMin: number };

/** A stretch of time; `toMs` is Infinity while it is not over. */
export type Stretch = { readonly fromMs: number; readonly toMs: number };

/** From `fromMs` on the pump runs at that share of the rate it was set to: 1 as set, 0 not at all. */
export type PumpChange = { readonly fromMs: number; readonly share: number };

/** When the drug ran in and how fast, oldest first: what the nurse recorded, with the pauses taken out. */
export function dosesOf(course: Course, mgPerKgPerMin: number): readonly Dose[] {
  return stretchesOf(course).map((stretch) => ({ ...stretch, mgPerKgPerMin }));
}

/** What a pump delivers that does not run as it was set. `changes` oldest first; before the first it runs as set. */
export function atPumpRates(doses: readonly Dose[], changes: readonly PumpChange[]): readonly Dose[] {
  const steps = [{ fromMs: -Infinity, share: 1 }, ...changes];
  return doses
    .flatMap((dose) =>
      steps.map(({ fromMs, share }, index) => ({
        fromMs: Math.max(dose.fromMs, fromMs),
        toMs: Math.min(dose.toMs, steps[index + 1]?.fromMs ?? Infinity),
        mgPerKgPerMin: dose.mgPerKgPerMin * share,
      })),
    )
    .filter(lasts);
}

/** How long it takes until what a closed line held back has gone in. Assumed: the pump has built up pressure. */
const catchUpMs = 10_000;

/**
 * What arrives through a line that is closed at times, as by a cuff inflated on its arm: nothing while it is closed, and
 * what was held back at once when it opens. Nothing is lost. `closed` oldest first, without overlap.
 */
export function withOcclusions(doses: readonly Dose[], closed: readonly Stretch[]): readonly Dose[] {
  return [...doses.flatMap((dose) => openParts(dose, closed)), ...caughtUp(doses, closed)].sort(
    (one, other) => one.fromMs - other.fromMs,
  );
}

function openParts(dose: Dose, closed: readonly Stretch[]): readonly Dose[] {
  const starts = [-Infinity, ...closed.map(({ toMs }) => toMs)];
  return starts
    .map((openedAtMs, index) => ({
      ...dose,
      fromMs: Math.max(dose.fromMs, openedAtMs),
      toMs: Math.min(dose.toMs, closed[index]?.fromMs ?? Infinity),
    }))
    .filter(lasts);
}

function caughtUp(doses: readonly Dose[], closed: readonly Stretch[]): readonly Dose[] {
  return closed.flatMap(({ fromMs, toMs }, index) => {
    const heldMsMgPerKgPerMin = doses.reduce((sum, dose) => {
      const heldMs = Math.min(dose.toMs, toMs) - Math.max(dose.fromMs, fromMs);
      return sum + Math.max(0, heldMs) * dose.mgPerKgPerMin;
    }, 0);
    const overMs = Math.min(catchUpMs, (closed[index + 1]?.fromMs ?? Infinity) - toMs);
    if (toMs === Infinity || heldMsMgPerKgPerMin === 0) return [];
    return [{ fromMs: toMs, toMs: toMs + overMs, mgPerKgPerMin: heldMsMgPerKgPerMin / overMs }];
  });
}

function stretchesOf(course: Course): readonly Stretch[] {
  switch (course.phase) {
    case 'preparing':
      return [];
    case 'infusing':
      return [...course.earlier.flatMap(untilStop), ...running(course.infusion, Infinity)];
    case 'paused':
      return [...course.earlier.flatMap(untilStop), ...running(course.infusion, course.pausedAtMs)];
    case 'observing':
      return course.infusions.flatMap(untilStop);
  }
}

function untilStop(infusion: Infusion & { readonly stoppedAtMs: number }): readonly Stretch[] {
  return running(infusion, infusion.stoppedAtMs);
}

function running({ startedAtMs, pauses }: Infusion, untilMs: number): readonly Stretch[] {
  const starts = [startedAtMs, ...pauses.map((pause) => pause.toMs)];
  const ends = [...pauses.map((pause) => pause.fromMs), untilMs];
  return starts.map((fromMs, index) => ({ fromMs, toMs: ends[index] ?? untilMs })).filter(lasts);
}

function lasts({ fromMs, toMs }: Stretch): boolean {
  return toMs > fromMs;
}
